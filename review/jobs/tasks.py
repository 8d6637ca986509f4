"""Every kind of job there is: a task works without changing anything and returns the deed to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from review.jobs import conversion, daily, mail, ocr, reading

Deed = Callable[[], Any]

TASKS: dict[str, Callable[..., Deed]] = {
    "convert": conversion.convert,
    "read_material": reading.read_material,
    "recognise": ocr.recognise,
    "mail": mail.send,
    "remind": daily.remind,
    "expiries": daily.expiries_ahead,
    "annual": daily.annual_list,
    "sweep": daily.sweep,
    "sign": daily.sign,
}
