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
from review.english.rows import said
from review.law.preferences import Language
from review.models import Notice, Person
from review.paper.plain_text import legible
from review.registers import preferences
from review.words import Words

SUBJECT = 66  # characters, those of the system's name among them
CLOSING = Words("本邮件由系统发出，请勿回复。")


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
    body = Words("{words}\n\n请登录系统查看：{address}", words=notice.text, address=address(path))
    head = Head(f"notice-{notice.id}", notice.text, notice.made_at)
    return written(notice.person, head, body)


class Head(NamedTuple):
    """`key` makes the Message-ID, so that a mail sent again is known as the same."""

    key: str
    subject: str
    at: datetime


def written(to: Person, head: Head, body: str, closing: str = CLOSING) -> EmailMessage:
    """A mail in the language its reader chose, with nothing in its head that could add a line or turn
    the text around."""
    config = current_app.config
    say = said if preferences.language(to) is Language.ENGLISH else str
    subject = say(Words("〔法律审查〕{words}", words=head.subject))
    message = EmailMessage(policy=SMTP)
    message["From"] = config["REVIEW_MAIL_FROM"]
    message["To"] = one_line(to.email)
    message["Subject"] = one_line(subject)[:SUBJECT]
    message["Date"] = format_datetime(clock.local(head.at))
    message["Message-ID"] = f"<{head.key}@{config['REVIEW_ORIGIN']}>"
    message["Auto-Submitted"] = "auto-generated"
    text = say(Words("{name}：\n\n{body}\n{closing}", name=to.name, body=body, closing=closing))
    message.set_content(legible(text) + "\n", cte="base64")
    return message


def address(path: str) -> str:
    """Where a page of ours is reached from outside, behind whatever proxy: by the first name."""
    hosts = current_app.config["TRUSTED_HOSTS"] or ["localhost"]
    return f"https://{hosts[0]}/{path}"
