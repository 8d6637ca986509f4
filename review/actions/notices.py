"""Tell people what happened, by every channel that reaches them.

What leaves the system is a job of the same deed, so it leaves after the commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import exists, or_, select

from review import clock
from review.actions import jobs
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.preferences import Mailing, Told
from review.law.vocabulary import Role
from review.law.vocabulary.webhook import WebhookForm
from review.law.webhooks import TYPES
from review.models import LogHead, Matter, Notice, Person, SecondRole, Webhook
from review.registers import preferences


def _counsel(matter: Matter) -> Iterable[Person]:
    last = matter.assignments[-1] if matter.assignments else None
    return [last.counsel] if last else []


def _heads(matter: Matter) -> Iterable[Person]:
    query = select(Person).filter_by(role=Role.SECTION_HEAD, section_id=matter.section_id)
    return db.session.scalars(query.filter_by(disabled_at=None))


def holders(*roles: Role) -> Sequence[Person]:
    """Everybody who holds one of these roles."""
    query = select(Person).where(Person.role.in_(roles), Person.disabled_at.is_(None))
    return db.session.scalars(query).all()


def _reviewers(matter: Matter) -> Iterable[Person]:
    """Who reviews for the office, also beside another role."""
    second = exists().where(
        SecondRole.person_id == Person.id,
        SecondRole.role == Role.REVIEWER,
        SecondRole.ended_at.is_(None),
    )
    query = select(Person).where(or_(Person.role == Role.REVIEWER, second))
    return db.session.scalars(query.where(Person.disabled_at.is_(None)))


# Whom the words of the statute mean by `tells`.
ADDRESSEES: dict[str, Callable[[Matter], Iterable[Person]]] = {
    "drafter": lambda matter: [matter.drafter],
    "counsel": _counsel,
    "section_head": _heads,
    "office": lambda matter: holders(Role.OFFICE),
    "leader": lambda matter: holders(Role.LEADER, Role.HEAD),
    "reviewer": _reviewers,
    "registrar": lambda matter: holders(Role.REGISTRAR),
}


@dataclass(frozen=True)
class Channel:
    """A way in which people are told; `job` is the module of `jobs` whose `send` takes the notice.

    Without a job the notice itself is the message: it stands on the person's page. A channel that
    reaches no person is a section's: what happened to its matters goes to a program or a group.
    """

    key: str
    label: str
    reaches: Callable[[Person], bool]
    job: str = ""
    of_section: bool = False


def _by_mail(person: Person) -> bool:
    """Never in the demo: its people have no letter box, and its office is nobody's."""
    config = current_app.config
    return bool(config["REVIEW_MAIL"] and person.email and not config["DEMO"])


MORNING = 7
"""The hour of the office's day at which what was gathered is sent."""
CHANNELS = (
    Channel("page", "站内通知", lambda person: True),
    Channel("mail", "电子邮件", _by_mail, job="mail"),
    *(
        Channel(form.value, form.label, lambda person: False, job="webhook", of_section=True)
        for form in WebhookForm
    ),
)


def tell(
    whom: Iterable[str],
    matter: Matter,
    text: str,
    *,
    by: Person | None,
    but: Iterable[Person] = (),
    kind: Told = Told.MATTER,
) -> None:
    """Leave a notice with each person named, but not with the one who did it, nor with `but`."""
    spared = {person.id for person in but}
    named = [person for word in whom for person in ADDRESSEES[word](matter)]
    leave([person for person in named if person.id not in spared], matter, text, by=by, kind=kind)


def leave(
    whom: Iterable[Person],
    matter: Matter | None,
    text: str,
    *,
    by: Person | None,
    kind: Told = Told.MATTER,
) -> None:
    """A notice for each of these, about a matter or about none, by every channel that reaches them.

    Nobody is told of what he did himself. Whatever anybody is told goes through here.
    """
    for person in {person.id: person for person in whom}.values():
        if by is None or person.id != by.id:
            notice = Notice(person_id=person.id, matter_id=matter.id if matter else None, text=text)
            db.session.add(notice)
            _send(notice, person, kind)
    if matter:
        _put_out(matter, text, kind)


def _send(notice: Notice, person: Person, kind: Told) -> None:
    for channel in CHANNELS:
        if not channel.job or not channel.reaches(person):
            continue
        wanted = preferences.mailing(person, kind)
        if wanted is Mailing.AT_ONCE:
            db.session.flush()
            jobs.enqueue(channel.job, f"{channel.job}:{notice.id}", notice=notice.id)
        elif wanted is Mailing.DAILY:
            notice.digest = True
            _gather(person)


def _put_out(matter: Matter, text: str, kind: Told) -> None:
    """One message a webhook, into the outbox of the deed under way; it holds nothing of `text`.

    The same words said to several people are one message.
    """
    mine = or_(Webhook.section_id.is_(None), Webhook.section_id == matter.section_id)
    ids = db.session.scalars(select(Webhook.id).where(Webhook.ended_at.is_(None), mine)).all()
    if not ids:
        return
    said = hashlib.sha256(text.encode()).hexdigest()[:12]
    size = db.session.scalar(select(LogHead.size)) or 0
    for id in ids:
        jobs.enqueue(
            "webhook",
            f"webhook:{id}:{matter.id}:{size}:{said}",
            webhook=id,
            matter=matter.id,
            happened=TYPES[kind],
            status=matter.status.value,
            at=clock.now().isoformat(timespec="seconds"),
        )


def _gather(person: Person) -> None:
    """Have what waits for the morning sent as one mail: one job a person and morning."""
    now = clock.local(clock.now())
    morning = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    due: datetime = morning if now < morning else morning + timedelta(1)
    job = jobs.enqueue("digest", f"digest:{person.id}:{due.date()}", person=person.id)
    job.due_at = due


def begin_digest(person: int) -> list[Notice]:
    """Say that the mail with all that waits for this person is leaving; what it holds."""
    with unit_of_work():
        waits = select(Notice).filter_by(person_id=person, digest=True, mailed_at=None)
        held = list(db.session.scalars(waits.order_by(Notice.id).with_for_update()))
        for notice in held:
            notice.mailed_at = clock.now()
    return held


def begin_mail(id: int) -> Notice | None:
    """Say that the mail is leaving; None where it left before, or may have."""
    with unit_of_work():
        notice = db.session.get_one(Notice, id, with_for_update=True)
        if notice.mailed_at is not None:
            return None
        notice.mailed_at = clock.now()
    return notice


def take_back_mail(*ids: int) -> None:
    """It surely did not leave."""
    with unit_of_work():
        for id in ids:
            db.session.get_one(Notice, id, with_for_update=True).mailed_at = None


def read_all(person: Person, matter: Matter | None = None) -> None:
    """All that this person was told, or was told of one matter."""
    query = select(Notice).filter_by(person_id=person.id, read_at=None)
    if matter is not None:
        query = query.filter_by(matter_id=matter.id)
    for notice in db.session.scalars(query):
        notice.read_at = clock.now()
