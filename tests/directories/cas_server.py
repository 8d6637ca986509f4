"""A small CAS 3.0 server: a ticket is good once, and for the service it was given for."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, redirect, request

from tests.directories.loopback import Loopback

XMLNS = 'xmlns:cas="http://www.yale.edu/tp/cas"'
GOOD = """<cas:serviceResponse {xmlns}><cas:authenticationSuccess><cas:user>sunyue</cas:user>
<cas:attributes><cas:displayName>孙悦</cas:displayName><cas:memberOf>保障科</cas:memberOf>
<cas:memberOf>全体</cas:memberOf></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>"""
BAD = """<cas:serviceResponse {xmlns}><cas:authenticationFailure code="INVALID_TICKET">no
</cas:authenticationFailure></cas:serviceResponse>"""


def opened() -> Loopback:
    app, given = Flask("cas"), dict[str, str]()

    @app.get("/cas/login")
    def login() -> Any:
        ticket, service = f"ST-{secrets.token_hex(8)}", request.args["service"]
        given[ticket] = service
        return redirect(f"{service}{'&' if '?' in service else '?'}ticket={ticket}")

    @app.get("/cas/p3/serviceValidate")
    def validate() -> Any:
        service = given.pop(request.args["ticket"], None)
        answer = GOOD if service == request.args["service"] else BAD
        return answer.format(xmlns=XMLNS), {"Content-Type": "application/xml"}

    return Loopback(app)
