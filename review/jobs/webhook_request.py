"""Asking an address that an administrator typed: never this machine itself, never a redirect elsewhere."""

from __future__ import annotations

import http.client
import ssl
from ipaddress import IPv4Address, IPv6Address, ip_address
from socket import IPPROTO_TCP, create_connection, gaierror, getaddrinfo, socket
from urllib.parse import urlsplit

from flask import current_app

from review.actions.mail_server import NotSent
from review.actions.unit_of_work import Refused
from review.words import Words

TIMEOUT = 10  # seconds for each answer
MOST = 64 * 1024  # bytes of an answer that are read
NEAR = "地址指向本机或者本机的链路，不发送；确需发往本机的，请设置 REVIEW_WEBHOOK_LOCAL"
AGAIN = frozenset({408, 425, 429})
"""What is no answer for good, beside 5xx (RFC 9110 §15.5.9, RFC 8470, RFC 6585)."""


def post(address: str, body: bytes, headers: dict[str, str]) -> bytes:
    """The answer's body; NotSent where it may be taken later, Refused where it never will."""
    where = urlsplit(address)
    host = where.hostname or ""
    port = where.port or (443 if where.scheme == "https" else 80)
    path = (where.path or "/") + (f"?{where.query}" if where.query else "")
    try:
        connection = _connection(host, port, where.scheme == "https")
        try:
            connection.request("POST", path, body, headers | {"Connection": "close"})
            answer = connection.getresponse()
            said = answer.read(MOST)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as fault:
        raise NotSent(
            Words("没有送到 {host}：{error}", host=host, error=type(fault).__name__)
        ) from fault
    if answer.status >= 500 or answer.status in AGAIN:
        raise NotSent(Words("{host} 回答 {status}", host=host, status=answer.status))
    if not 200 <= answer.status < 300:
        raise Refused(Words("{host} 拒收（{status}）", host=host, status=answer.status))
    return said


def _connection(host: str, port: int, secure: bool) -> http.client.HTTPConnection:
    """Connected to the very address that was judged: a name may answer otherwise the next time."""
    stream: socket = create_connection((_judged(host, port), port), TIMEOUT)
    if secure:
        stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    connection.sock = stream
    return connection


def _judged(host: str, port: int) -> str:
    """The first address of the host; Refused where any of them is this machine or its link."""
    try:
        known = {str(row[4][0]) for row in getaddrinfo(host, port, proto=IPPROTO_TCP)}
    except gaierror as fault:
        raise NotSent(Words("找不到主机 {host}", host=host)) from fault
    addresses = sorted(known)
    local = current_app.config["REVIEW_WEBHOOK_LOCAL"] == "1"
    if not local and any(near(ip_address(text.partition("%")[0])) for text in addresses):
        raise Refused(NEAR)
    return addresses[0]


def near(address: IPv4Address | IPv6Address) -> bool:
    """Loopback, link-local (where clouds keep their keys), or no single host at all."""
    inner = getattr(address, "ipv4_mapped", None) or address
    return (
        inner.is_loopback
        or inner.is_link_local
        or inner.is_multicast
        or inner.is_unspecified
        or inner.is_reserved
    )
