"""Sending what a person chose to be told once a day: one mail, its notices grouped by matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from review import clock
from review.actions import notices
from review.actions.mail_server import NotSent, deliver
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.jobs.mail import Head, address, written
from review.models import Matter, Notice, Person
from review.words import Listed, Words


def send(person: int) -> Callable[[], object]:
    """Like `mail.send`, for all that waits; nothing is sent where nothing waits."""
    held = notices.begin_digest(person)
    if not held:
        return lambda: None
    to = db.session.get_one(Person, person)
    head = Head(
        f"digest-{held[-1].id}", Words("今天的汇总：{count}条通知", count=len(held)), clock.now()
    )
    try:
        deliver(to.email, written(to, head, _told(held)))
    except (NotSent, Refused):
        notices.take_back_mail(*(notice.id for notice in held))
        raise
    return lambda: None


def _told(held: Iterable[Notice]) -> str:
    """Each matter with what happened to it, then what concerns no matter."""
    by_matter = sorted(
        held, key=lambda notice: (notice.matter_id is None, notice.matter_id, notice.id)
    )
    parts: list[str] = []
    for matter, of_it in groupby(by_matter, key=lambda notice: notice.matter):
        lines = [Words("· {words}", words=notice.text) for notice in of_it]
        parts.append(Listed("\n", [_title(matter), *lines]))
    return Listed("\n\n", parts)


def _title(matter: Matter | None) -> str:
    if matter is None:
        return Words("其他  {address}", address=address("notices"))
    return f"《{matter.title}》  {address(f'matters/{matter.id}')}"
