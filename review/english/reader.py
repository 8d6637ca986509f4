"""Who reads English: what the browser's session says, put there at sign-in and by 我的账户."""

from __future__ import annotations

from flask import has_request_context, session

KEY = "language"
ENGLISH = "en"


def reads_english() -> bool:
    return has_request_context() and session.get(KEY) == ENGLISH


def turn_to(language: str) -> None:
    """From now on this browser is answered in this language; "" is Chinese."""
    if language == ENGLISH:
        session[KEY] = ENGLISH
    else:
        session.pop(KEY, None)
