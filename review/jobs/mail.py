"""Sending a notice by mail: at most once, again where the server surely did not take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple

from flask import current_app

from review import clock
from review.actions import notices
from review.actions.mail_server import NotSent, deliver, one_line
from review.actions.unit_of_work import Refused
from review.models import Notice, Person
from review.paper.plain_text import legible

SUBJECT = 60  # characters
CLOSING = "本邮件由系统发出，请勿回复。"


def send(notice: int) -> Callable[[], object]:
    """Send the notice if nobody began to; raise NotSent for now, Refused for good.

    The beginning is committed before the first byte leaves: whoever dies in between leaves a mail
    unsent rather than sent twice, and the notice stands on the person's page all the same.
    """
    pending = notices.begin_mail(notice)
    if pending is None:
        return lambda: None
    try:
        deliver(pending.person.email, compose(pending))
    except (NotSent, Refused):
        notices.take_back_mail(notice)
        raise
    return lambda: None


def compose(notice: Notice) -> EmailMessage:
    """The mail of one notice."""
    path = f"matters/{notice.matter_id}" if notice.matter_id else "notices"
    said = f"{notice.text}\n\n请登录系统查看：{address(path)}"
    head = Head(f"notice-{notice.id}", notice.text, notice.made_at)
    return written(notice.person, head, said)


class Head(NamedTuple):
    """`key` makes the Message-ID, so that a mail sent again is known as the same."""

    key: str
    subject: str
    at: datetime


def written(to: Person, head: Head, said: str, closing: str = CLOSING) -> EmailMessage:
    """A mail with nothing in its head that could add a line or turn the text around."""
    config = current_app.config
    message = EmailMessage(policy=SMTP)
    message["From"] = config["REVIEW_MAIL_FROM"]
    message["To"] = one_line(to.email)
    message["Subject"] = f"〔法律审查〕{one_line(head.subject)[:SUBJECT]}"
    message["Date"] = format_datetime(clock.local(head.at))
    message["Message-ID"] = f"<{head.key}@{config['REVIEW_ORIGIN']}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(legible(f"{to.name}：\n\n{said}\n{closing}") + "\n", cte="base64")
    return message


def address(path: str) -> str:
    """Where a page of ours is reached from outside, behind whatever proxy: by the first name."""
    hosts = current_app.config["TRUSTED_HOSTS"] or ["localhost"]
    return f"https://{hosts[0]}/{path}"
