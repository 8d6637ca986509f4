"""CAS 3.0 (Apereo), by python-cas: the ticket of the return is held to the server, once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import ParseError

from review.directories.asking import TIMEOUT, host, text, texts
from review.directories.identity import Begun, Identity, Reached, Unproven, Unreachable


def _client(directory: Reached, service: str) -> Any:
    import requests
    from cas import CASClient

    session = requests.Session()
    session.get = partial(session.get, timeout=TIMEOUT, allow_redirects=False)  # type: ignore[method-assign]
    server = f"{directory.address.rstrip('/')}/"
    return CASClient(version=3, service_url=service, server_url=server, session=session)


def _bound(back: str, state: str) -> str:
    """CAS has no state of its own: it rides in the address of return, which the ticket is bound to."""
    return f"{back}?{urlencode({'state': state})}"


def begin(directory: Reached, back: str, state: str) -> Begun:
    return Begun(_client(directory, _bound(back, state)).get_login_url(), {})


def finish(
    directory: Reached, back: str, returned: Mapping[str, str], kept: Mapping[str, str]
) -> Identity:
    import requests

    ticket = returned.get("ticket", "")
    if not ticket:
        raise Unproven("没有完成登录：CAS 没有给出票据")
    client = _client(directory, _bound(back, kept["state"]))
    try:
        user, said, _ = client.verify_ticket(ticket)
    except (requests.RequestException, ParseError, IndexError, ValueError) as fault:
        raise Unreachable(f"{host(directory.address)}：{type(fault).__name__}") from None
    if not user:
        raise Unproven("没有完成登录：CAS 没有认可这张票据，请重新登录")
    more: dict[str, Any] = said or {}
    name = text(more, "displayName", "cn", "name") or user
    groups = texts(more.get(directory.groups))
    return Identity(user, user, name, text(more, "mail", "email"), groups)
