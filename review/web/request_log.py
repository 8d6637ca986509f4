"""Each request has an id, on its answer, in every log line written meanwhile, and in a fault's page."""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from structlog import contextvars

HEADER = "X-Request-Id"
GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
log = logging.getLogger("review.requests")


def set_up(app: Flask) -> None:
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    """The id that a trusted proxy gave, else one of our own."""
    given = request.headers.get(HEADER, "") if int(current_app.config["REVIEW_PROXIES"]) else ""
    g.request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    contextvars.clear_contextvars()
    contextvars.bind_contextvars(request=g.request_id)


def number() -> str:
    """The id of the request under way; a host that is not ours is refused before it has one."""
    if "request_id" not in g:
        begin()
    return str(g.request_id)


def end(response: Response) -> Response:
    response.headers[HEADER] = number()
    if log.isEnabledFor(logging.INFO) and request.endpoint != "static":
        log.info("request", extra=_told(response))
    return response


def _told(response: Response) -> dict[str, Any]:
    """No address as it was typed: it may hold a one-time link or the words of a search."""
    numbers = {k: v for k, v in (request.view_args or {}).items() if isinstance(v, int)}
    return {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        **({"of": numbers} if numbers else {}),
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.began) * 1000, 1),
        "person": current_user.person.id if current_user.is_authenticated else None,
        "from": request.remote_addr,
    }
