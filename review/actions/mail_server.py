"""Handing a mail to the office's own server."""

from __future__ import annotations

import smtplib
import ssl
import unicodedata
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from flask import current_app

from review.actions.people import ADDRESS
from review.actions.unit_of_work import Refused
from review.words import Words

TIMEOUT = 20  # seconds for each answer of the server


class NotSent(Exception):
    """The server surely did not take the mail; another attempt cannot double it."""


def one_line(text: str) -> str:
    """Controls, and the marks that reorder or hide what is read, become blanks or nothing."""
    shown = (" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in text)
    kept = "".join(c for c in shown if unicodedata.category(c) not in ("Cf", "Cs", "Zl", "Zp"))
    return " ".join(kept.split())


def deliver(address: str, message: EmailMessage) -> None:
    """Raise NotSent where it may be taken later, Refused where it never will."""
    if not ADDRESS.fullmatch(address):  # it could be a second command
        raise Refused(Words("收件地址不能使用：{address}", address=one_line(address)))
    try:
        with connected() as server:
            _said(server.mail(current_app.config["REVIEW_MAIL_FROM"]))
            _said(server.rcpt(address))
            _handed(server, message.as_bytes())
    except (OSError, smtplib.SMTPException) as fault:
        raise NotSent(str(fault)) from fault


def _handed(server: smtplib.SMTP, body: bytes) -> None:
    """Once the last dot has left, silence may mean that it was taken: then it is let be."""
    try:
        _said(server.data(body))
    except smtplib.SMTPDataError as fault:
        _said((fault.smtp_code, fault.smtp_error))
    except (OSError, smtplib.SMTPServerDisconnected):
        current_app.logger.warning("a mail may have been lost: the server fell silent")


def _said(answer: tuple[int, bytes | str]) -> None:
    """4xx may pass, 5xx will not (RFC 5321 §4.2.1)."""
    code, words = answer
    said = words if isinstance(words, str) else words.decode("utf-8", "replace")
    told = one_line(said)[:200]
    if code >= 500:
        raise Refused(Words("邮件服务器拒收（{code} {told}）", code=code, told=told))
    if code >= 400:
        raise NotSent(f"{code} {told}")


def connected() -> smtplib.SMTP:
    """smtp://, smtps:// or smtp+tls:// (STARTTLS demanded), with user and password if given."""
    where = urlsplit(current_app.config["REVIEW_MAIL"])
    host, context = where.hostname or "localhost", ssl.create_default_context()
    if where.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, where.port or 465, timeout=TIMEOUT, context=context
        )
    else:
        server = smtplib.SMTP(host, where.port or 25, timeout=TIMEOUT)
    if where.scheme == "smtp+tls":
        server.starttls(context=context)
    server.ehlo_or_helo_if_needed()
    if where.username:
        server.login(unquote(where.username), unquote(where.password or ""))
    return server
