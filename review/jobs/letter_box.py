"""Fetching the mail that came back to matters, by IMAP (RFC 3501), and mailing a text out to counsel."""

from __future__ import annotations

import imaplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes, policy
from urllib.parse import unquote, urlsplit

from flask import current_app

from review import clock
from review.actions import jobs, mailed_answers, outgoing
from review.actions.mail_server import NotSent, deliver
from review.actions.mailed_answers import Held
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.jobs.mail import Head, address, written
from review.models import Person, Revision
from review.words import Words

EVERY = 5  # minutes
TIMEOUT = 30  # seconds for each answer
LARGEST = 75 * 1024 * 1024  # bytes of a mail: a file of 50 MB in base64
MOST = 50  # mails at a time; the next ones come with the next look
UNSAFE = Words("邮件会经过别人的服务器，寄出的不能收回；请不要转发，办完后删除。")
SAID = (
    "这是事项 {number} 第{version}版文本。请在 Word 或者 WPS 里批注、打开修订后修改，"
    "{back}也可以登录系统上传：{link}\n\n{unsafe}"
)
BACK = Words("把改好的文件作为附件回复本邮件；收到后不会直接导入，还要您登录确认。")


def ask(last: datetime | None) -> datetime | None:
    """Ask for the mail unless that was done minutes ago; nothing where no letter box is set."""
    now = clock.now()
    if not current_app.config["REVIEW_IMAP"] or current_app.config["DEMO"]:
        return last
    if last and (now - last).total_seconds() < EVERY * 60:
        return last
    with unit_of_work():
        jobs.enqueue("fetch_mail", f"fetch_mail:{int(now.timestamp()) // (EVERY * 60)}")
    return now


def fetch() -> Callable[[], object]:
    """What unread mails bring; each is marked as read once its files stand in a row."""
    try:
        with _opened() as box:
            found = [*_unread(box)]
    except (OSError, imaplib.IMAP4.error) as fault:
        raise NotSent(Words("收信服务器没有应答：{error}", error=type(fault).__name__)) from fault

    def keep() -> None:
        for file in found:
            mailed_answers.hold(file)

    return keep


def _unread(box: imaplib.IMAP4) -> Iterator[Held]:
    """A mail whose files are all kept by an earlier look, or none of ours, is done with."""
    _, [numbers] = box.search(None, "UNSEEN")
    for number in numbers.decode().split()[:MOST]:
        files = mailed_answers.read(message_from_bytes(_body(box, number), policy=policy.default))
        kept = [file for file in files if mailed_answers.register.known(file.message)]
        if not kept:
            yield from files
        if kept or all(file.fault for file in files):
            box.store(number, "+FLAGS", "\\Seen")


def _body(box: imaplib.IMAP4, number: str) -> bytes:
    """The mail, left unread; the head alone of one that is too large."""
    _, told = box.fetch(number, "(RFC822.SIZE)")
    size = int(str(told[0]).rpartition("RFC822.SIZE ")[2].partition(")")[0] or 0)
    part = "(BODY.PEEK[])" if size <= LARGEST else "(BODY.PEEK[HEADER])"
    _, answer = box.fetch(number, part)
    return next((row[1] for row in answer if isinstance(row, tuple)), b"")


@contextmanager
def _opened() -> Iterator[imaplib.IMAP4]:
    where = urlsplit(current_app.config["REVIEW_IMAP"])
    host = where.hostname or ""
    if where.scheme == "imaps":
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, where.port or 993, timeout=TIMEOUT)
    else:
        box = imaplib.IMAP4(host, where.port or 143, timeout=TIMEOUT)
    try:
        if where.scheme == "imap+tls":
            box.starttls()
        box.login(unquote(where.username or ""), unquote(where.password or ""))
        box.select(where.path.strip("/") or "INBOX")
        yield box
    finally:
        box.shutdown()


def send_text(revision: int, person: int) -> Callable[[], object]:
    """The text leaves as an attachment, to the person who asked for it alone."""
    if not mailed_answers.mails_text():
        return lambda: None
    row, to = db.session.get_one(Revision, revision), db.session.get_one(Person, person)
    matter, now = row.matter, clock.now()
    back = mailed_answers.address_of(matter, to)
    link = address(f"matters/{matter.id}/incoming/new")
    said = Words(
        SAID,
        number=matter.number,
        version=row.number,
        back=BACK if back else "",
        link=link,
        unsafe=UNSAFE,
    )
    head = Head(f"text-{revision}-{person}-{now:%Y%m%d%H%M}", Words("请批注送审文本"), now)
    mail = written(to, head, said, closing=Words("本邮件由系统发出。"))
    if back:
        mail["Reply-To"] = back
    mail.add_attachment(
        outgoing.composed(row).docx, maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename=outgoing.name_of(row),
    )  # fmt: skip
    deliver(to.email, mail)
    return lambda: None
