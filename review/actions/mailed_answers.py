"""邮件回复: the address of a matter, what comes back to it, and the person's word on it.

Anybody can write a sender's name into a mail: what comes is held, and nothing of it is counsel's until
they say so, signed in.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses

from flask import current_app

from review import clock
from review.actions import documents, incoming, jobs, log, notices, procedure
from review.actions.mail_server import one_line
from review.actions.unit_of_work import Refused, lock, unit_of_work
from review.extensions import db
from review.law import mailed_answers as law
from review.law.permissions import Act, may
from review.models import MailedAnswer, Matter, Person, ReturnedFile, Revision
from review.registers import mailed_answers as register
from review.registers.facts import standing
from review.words import Words

MARK = re.compile(r"m(\d{1,9})-(\d{1,9})-([0-9a-f]{24})")
TO = ("To", "Cc", "Delivered-To", "X-Original-To")
WORD = re.compile(r"\.(docx|doc|wps)$", re.IGNORECASE)
MOST = 5  # files of one mail


@dataclass(frozen=True)
class Held:
    """A file of a mail that was judged before any lock; `fault` is why it cannot be held."""

    matter: int
    person: int
    message: str
    name: str
    content: bytes
    fault: str = ""


def address_of(matter: Matter, person: Person) -> str:
    """Where this person returns the Word file of this matter; "" where no mail is fetched."""
    config = current_app.config
    if not config["REVIEW_IMAP"] or config["DEMO"]:
        return ""
    mark = f"m{matter.id}-{person.id}-{_seal(matter.id, person.id)}"
    return str(config["REVIEW_REPLY_TO"]).replace("{}", mark)


def _seal(matter: int, person: int) -> str:
    """What only this installation can write into an address: guessing one is 2⁹⁶ tries."""
    key, said = str(current_app.config["SECRET_KEY"]), f"reply {matter} {person}"
    return hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()[:24]


def read(message: EmailMessage) -> list[Held]:
    """The Word files of a mail to the address of a matter, from the letter box of whose address it is.

    Nothing of any other mail: it is not ours to answer.
    """
    found = MARK.search(" ".join(str(value) for name in TO for value in message.get_all(name, [])))
    if found is None or not hmac.compare_digest(_seal(int(found[1]), int(found[2])), found[3]):
        return []
    matter, person = db.session.get(Matter, int(found[1])), db.session.get(Person, int(found[2]))
    senders = getaddresses([str(message.get("From", ""))])
    known = person.email.casefold() if person and not person.disabled_at else ""
    if matter is None or person is None or [who.casefold() for _, who in senders] != [known]:
        return []
    if message.get("Auto-Submitted", "no") != "no" or not may(
        person.legal, Act.TAKE_IN, standing(matter)
    ):
        return []
    key = str(message.get("Message-ID", ""))
    files = [part for part in message.walk() if WORD.search(part.get_filename() or "")]
    return [_judged(matter, person, key, part) for part in files[:MOST]]


def _judged(matter: Matter, person: Person, key: str, part: EmailMessage) -> Held:
    content = part.get_payload(decode=True)
    body = content if isinstance(content, bytes) else b""
    name = one_line(part.get_filename() or "")[-200:]
    message = hashlib.sha256(key.encode("utf-8", "surrogatepass") + body).hexdigest()
    try:
        incoming.arrived(name, body)
    except Refused as fault:
        return Held(matter.id, person.id, message, name, b"", str(fault))
    return Held(matter.id, person.id, message, name, body)


def hold(file: Held) -> None:
    """Keep it until its person says that it is theirs; once, however often the mail is fetched."""
    with unit_of_work():
        matter = db.session.get_one(Matter, file.matter)
        person = db.session.get_one(Person, file.person)
        if register.known(file.message):
            return
        if file.fault:
            said = Words(
                "从您的邮箱寄回的“{file}”没有收下：{fault}", file=file.name, fault=file.fault
            )
            log.append("mail_refused", by=None, matter=matter, name=file.name, reason=file.fault)
            notices.leave([person], matter, said, by=None)
            return
        sha256 = documents.keep(file.content)
        row = MailedAnswer(
            matter_id=matter.id, person_id=person.id, message=file.message, name=file.name,
            sha256=sha256,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        named = {"id": row.id, "sha256": sha256}
        log.append(
            "hold_mailed", by=None, matter=matter, object=named, name=row.name, person=person.name
        )
        said = Words(
            "收到从您的邮箱寄回的“{file}”，还没有导入：请登录核对是不是您寄的，确认后再导入",
            file=row.name,
        )
        notices.leave([person], matter, said, by=None)


def confirm(row: MailedAnswer, *, by: Person) -> ReturnedFile:
    """It is theirs: the file stands as if they had uploaded it, and is gone through as such."""
    arrived = incoming.arrived(row.name, documents.store().get(row.sha256))
    with unit_of_work():
        _open(row, by)
        procedure.require(Act.TAKE_IN, row.matter, by=by)
        returned = incoming.receive(row.matter, arrived, by=by)
        _decided(row, True, "confirm_mailed", by)
        return returned


def drop(row: MailedAnswer, *, by: Person) -> None:
    """It is not theirs, or not meant: nothing of it is taken."""
    with unit_of_work():
        _open(row, by)
        _decided(row, False, "drop_mailed", by)


def _open(row: MailedAnswer, by: Person) -> None:
    lock(row)
    if row.person_id != by.id or row.decided_at is not None:
        raise Refused("这份文件已经处理，或者不是寄给您确认的")


def _decided(row: MailedAnswer, taken: bool, action: str, by: Person) -> None:
    row.decided_at, row.taken = clock.now(), taken
    named = {"id": row.id, "sha256": row.sha256}
    log.append(action, by=by, matter=row.matter, object=named, name=row.name)


def mails_text() -> bool:
    """Whether a text may leave by mail at all: the installation's word, off unless it was given."""
    config = current_app.config
    return (
        str(config["REVIEW_MAIL_TEXT"]) == "1"
        and bool(config["REVIEW_MAIL"])
        and not config["DEMO"]
    )


def send_text(matter: Matter, revision: Revision, *, by: Person) -> None:
    """Have the Word file of the text mailed to counsel themselves."""
    with unit_of_work():
        procedure.require(Act.TAKE_IN, matter, by=by)
        procedure.demand(law.SEND, law.Leaving(mails_text(), bool(by.email)))
        quarter = int(clock.now().timestamp() // 900)
        key = f"mail_text:{revision.id}:{by.id}:{quarter}"
        jobs.enqueue("mail_text", key, revision=revision.id, person=by.id)
        named = {"id": revision.id, "version": revision.number, "sha256": revision.sha256}
        log.append("mail_text", by=by, matter=matter, object=named, name=revision.name)
