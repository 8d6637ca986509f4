"""Every kind of job there is: a task works without changing anything and returns the deed to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from review.jobs import conversion, daily, mail

Deed = Callable[[], Any]

TASKS: dict[str, Callable[..., Deed]] = {
    "convert": conversion.convert,
    "mail": mail.send,
    "remind": daily.remind,
}
