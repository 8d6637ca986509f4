"""Every kind of job there is: a task works without changing anything and returns the deed to do."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from review.actions.notices import CHANNELS
from review.jobs import (
    checking,
    conversion,
    daily,
    digest,
    letter_box,
    link,
    matter_link,
    ocr,
    printing,
    reading,
    signed_copies,
)

Deed = Callable[[], Any]

TASKS: dict[str, Callable[..., Deed]] = {
    "convert": conversion.convert,
    "read_material": reading.read_material,
    "file_words": reading.file_words,
    "recognise": ocr.recognise,
    "print_text": printing.print_text,
    "print_signing_copy": printing.print_signing_copy,
    "recognise_signed": signed_copies.recognise_signed,
    "check": checking.check,
    "remind": daily.remind,
    "expiries": daily.expiries_ahead,
    "cleanups": daily.cleanups_due,
    "annual": daily.annual_list,
    "sweep": daily.sweep,
    "reread": daily.reread,
    "print_texts": daily.print_texts,
    "purge": daily.purge,
    "plans": daily.plans,
    "backup": daily.back_up,
    "digest": digest.send,
    "link": link.send,
    "matter_link": matter_link.send,
    "fetch_mail": letter_box.fetch,
    "mail_text": letter_box.send_text,
    "verify_log": daily.verify_log,
    "sign": daily.sign,
    **{
        channel.job: import_module(f"review.jobs.{channel.job}").send
        for channel in CHANNELS
        if channel.job
    },
}
