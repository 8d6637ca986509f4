"""What reached the program of a request, told to `flask doctor --site` alone: is the proxy set right?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from review.web.access import public

page = Blueprint("proxy", __name__)
HEADER = "X-Review-Doctor"
LIFE = 60  # seconds


def signer(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="doctor")


@page.get("/healthz/seen")
@public
def seen() -> Any:
    """404 for whoever does not hold the key of this installation."""
    try:
        signer(current_app.config["SECRET_KEY"]).loads(
            request.headers.get(HEADER, ""), max_age=LIFE
        )
    except BadSignature:
        abort(404)
    return {"host": request.host, "scheme": request.scheme, "address": request.remote_addr}
