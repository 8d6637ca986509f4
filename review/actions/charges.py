"""交办 and @: ask one of those who may read the matter to deal with a thread, or just tell them."""

from __future__ import annotations

from review.actions import log, notices, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import annotations as law
from review.law.permissions import Act
from review.models import Annotation, Charge, Person
from review.registers.note_facts import newest
from review.registers.readers import mentioned, readers, who_may
from review.words import Words


def charge(annotation: Annotation, to: Person | None, *, by: Person) -> Charge:
    """Ask `to` to deal with the thread; None takes the asking back."""
    with unit_of_work():
        known = procedure.require(Act.REMARK, annotation.matter, by=by)
        act = law.Acting(newest(annotation), by.id, to.id if to else None)
        procedure.demand(law.CHARGE, act)
        if to is not None and to.id not in {person.id for person in who_may(Act.REMARK, known)}:
            raise Invalid("to", "只能请能够回复这一事项的人处理")
        new_charge = Charge(to_id=to.id if to else None, by_id=by.id)
        annotation.charges.append(new_charge)
        db.session.flush()
        log.annotation("charge", annotation, by=by, charged=to.name if to else "无人")
        if to is not None:
            words = Words(
                "{by}请您处理《{title}》的一条批注", by=by.name, title=annotation.matter.title
            )
            notices.leave([to], annotation.matter, words, by=by)
        return new_charge


def call(annotation: Annotation, text: str, *, by: Person) -> list[Person]:
    """Tell those whom a text names after @; the others in it stay words."""
    if "@" not in text:
        return []
    named = mentioned(text, readers(annotation.matter))
    words = Words(
        "{by}在《{title}》的批注中提到您：{text}",
        by=by.name,
        title=annotation.matter.title,
        text=text[:60],
    )
    notices.leave(named, annotation.matter, words, by=by)
    return named
