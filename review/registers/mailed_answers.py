"""邮件回复: what waits for a person's word, and which mail is known."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.models import MailedAnswer, Matter, Person


def waiting(matter: Matter, person: Person) -> Sequence[MailedAnswer]:
    query = select(MailedAnswer).filter_by(
        matter_id=matter.id, person_id=person.id, decided_at=None
    )
    return db.session.scalars(query.order_by(MailedAnswer.id)).all()


def known(message: str) -> bool:
    return db.session.scalar(select(MailedAnswer.id).filter_by(message=message)) is not None
