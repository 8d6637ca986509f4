"""What a script of a page asks and is answered in JSON: an address, or a problem in words."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

PROGRAMS = "/api/v1/"
"""Under which addresses programs ask."""


def asked() -> bool:
    """Whether a script or a program sent this request; a browser asking for a page never prefers JSON."""
    json = request.accept_mimetypes.best == "application/json"
    return json or request.path.startswith(PROGRAMS)


def answer(details: dict[str, Any], status: int = 200) -> Response:
    response = jsonify(details)
    response.status_code = status
    return response


def problem(status: int, title: str, sentence: str, **more: Any) -> Response:
    """A refusal in the shape of RFC 9457, its sentence in Chinese."""
    response = answer({"title": title, "status": status, "detail": sentence, **more}, status)
    response.mimetype = "application/problem+json"
    return response
