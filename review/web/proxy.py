"""The proxy in front: whose word is believed, and what reached the program, for `flask doctor --site`."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from flask import Blueprint, abort, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix

from review.web.access import public


class NamedProxies:
    """X-Forwarded-* are believed of a proxy at one of these addresses, or on our own socket; whoever
    comes to the server by another way is taken as they come."""

    def __init__(self, plain: Any, hops: int, named: str) -> None:
        self.plain, self.named = plain, networks(named)
        self.fixed = ProxyFix(plain, x_for=hops, x_proto=hops, x_host=hops)

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        peer = environ.get("REMOTE_ADDR", "")
        believed = not peer or any(ip_address(peer) in network for network in self.named)
        return (self.fixed if believed else self.plain)(environ, start)


def networks(named: str) -> list[IPv4Network | IPv6Network]:
    """Addresses or networks between commas; ValueError for what is neither."""
    return [ip_network(word.strip()) for word in named.split(",") if word.strip()]


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
