"""What every answer carries: a strict content policy, nothing kept by caches in between, and words
compressed."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


PACKED = frozenset({"text/html", "application/json"})
"""What is compressed as it is made; styles and scripts are compressed once, files are as they came."""
SHORTEST, EFFORT = 1_000, 4


def set_up(app: Flask) -> None:
    app.after_request(pack)
    app.after_request(dress)


def pack(response: Response) -> Response:
    """Compress words for those who take it; form tokens are masked in each answer for this."""
    if response.mimetype not in PACKED or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    taken = "gzip" in request.accept_encodings and not response.content_encoding
    if taken and len(body := response.get_data()) >= SHORTEST:
        response.set_data(gzip.compress(body, EFFORT, mtime=0))
        response.content_encoding = "gzip"
    return response


def dress(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    for name, value in FIXED.items():
        response.headers[name] = value
    if request.endpoint == "static" or (request.endpoint or "").startswith("assets."):
        response.cache_control.immutable = response.status_code in (200, 304)
        return response
    response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return response
