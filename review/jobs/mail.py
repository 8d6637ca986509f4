"""Sending a notice by mail: at most once, again where the server surely did not take it."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from flask import current_app

from review import clock
from review.actions import notices
from review.actions.mail_server import NotSent, deliver, one_line
from review.actions.unit_of_work import Refused
from review.models import Notice
from review.paper.plain_text import legible

SUBJECT = 60  # characters


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
    """The mail, with nothing in its head that could add a line or turn the text around."""
    config = current_app.config
    message = EmailMessage(policy=SMTP)
    message["From"] = config["REVIEW_MAIL_FROM"]
    message["To"] = one_line(notice.person.email)
    message["Subject"] = f"〔法律审查〕{one_line(notice.text)[:SUBJECT]}"
    message["Date"] = format_datetime(clock.local(notice.made_at))
    message["Message-ID"] = f"<notice-{notice.id}@{config['REVIEW_ORIGIN']}>"
    message["Auto-Submitted"] = "auto-generated"
    said = legible(f"{notice.person.name}：\n\n{notice.text}\n\n{_link(notice)}")
    message.set_content(f"{said}\n", cte="base64")
    return message


def _link(notice: Notice) -> str:
    hosts = current_app.config["TRUSTED_HOSTS"] or ["localhost"]
    path = f"matters/{notice.matter_id}" if notice.matter_id else "notices"
    return f"请登录系统查看：https://{hosts[0]}/{path}\n本邮件由系统发出，请勿回复。"
