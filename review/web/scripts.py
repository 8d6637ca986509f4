"""What a script of a page asks and is answered in JSON: an address, or a problem in words."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request
from flask_login import current_user

from review.english.reader import reads_english
from review.english.rows import said
from review.law.preferences import Language
from review.registers import preferences

PROGRAMS = "/api/v1/"
"""Under which addresses programs ask."""


def asked() -> bool:
    """Whether a script or a program sent this request; a browser asking for a page never prefers JSON."""
    json = request.accept_mimetypes.best == "application/json"
    return json or request.path.startswith(PROGRAMS)


def _in_english() -> bool:
    """A page's script is answered as its page; a program as it asks, or as its person chose."""
    if not request.path.startswith(PROGRAMS):
        return reads_english()
    asked_for = request.accept_languages.best_match(("zh", "en"))
    if asked_for or not current_user.is_authenticated:
        return asked_for == "en"
    return preferences.language(current_user.person) is Language.ENGLISH


def answer(details: dict[str, Any], status: int = 200) -> Response:
    response = jsonify(details)
    response.status_code = status
    return response


def problem(status: int, title: str, sentence: str, **more: Any) -> Response:
    """A refusal in the shape of RFC 9457, its sentences in the language of who asks."""
    if _in_english():
        title, sentence = said(title), said(sentence)
    response = answer({"title": title, "status": status, "detail": sentence, **more}, status)
    response.mimetype = "application/problem+json"
    return response
