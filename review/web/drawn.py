"""Parts of pages that show records and nothing else: drawn once for each person between two events."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from flask import render_template, request

from review.english.reader import reads_english
from review.extensions import masked
from review.registers.cache import until_an_event
from review.web.access import person
from review.web.idempotency import new_key

KEYS: dict[str, Callable[[], str]] = {"csrf_token": masked, "deed": new_key}
KEY = re.compile(rf'(?<=name=")({"|".join(KEYS)})(" value=")[^"]*')
"""What each form carries anew in every answer; a quotation mark in what somebody typed is escaped."""


def drawn(template: str, ask: Callable[[], Mapping[str, Any]], *beside: Hashable) -> str:
    """The template filled with what `ask` says; `beside` is what it depends on besides the records,
    the person and the language. What changes without an event has no place in it."""
    key = (template, person().legal, reads_english(), request.script_root, *beside)
    kept = until_an_event(key, lambda: KEY.sub(r"\1\2", render_template(template, **ask())))
    return KEY.sub(lambda found: f"{found[1]}{found[2]}{KEYS[found[1]]()}", kept)
