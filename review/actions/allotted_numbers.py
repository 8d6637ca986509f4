"""预留文号和作废文号: the number comes before the formal text that bears it."""

from __future__ import annotations

from review.actions import log, numbers, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import allotted_numbers as law
from review.law.kinds import KINDS
from review.law.permissions import Act
from review.law.vocabulary import StepName
from review.models import AllottedNumber, Matter, Person
from review.registers import allotted_numbers as register


def allot(matter: Matter, *, by: Person) -> AllottedNumber:
    """The next number of the document's series, kept for it until it is issued or given up.

    Whoever may issue it now may have its number.
    """
    with unit_of_work():
        procedure.check(matter, StepName.ISSUE, by=by)
        there = register.kept(matter)
        asking = law.Asking(register.own(matter), there.number if there else "")
        procedure.demand(law.ALLOT, asking)
        number = numbers.next_number(KINDS[matter.kind].series)
        allotted = AllottedNumber(matter_id=matter.id, number=number, by_id=by.id)
        db.session.add(allotted)
        db.session.flush()
        log.append("allot_number", by=by, matter=matter, number=number)
        return allotted


def void(matter: Matter, reason: str, *, by: Person) -> AllottedNumber:
    """作废: the number stays in its series, explained, and is never given again."""
    with unit_of_work():
        procedure.require(Act.VOID_NUMBER, matter, by=by)
        if not reason.strip():
            raise Invalid("reason", "请写明作废文号的理由")
        given_up = numbers.give_up(matter, reason.strip(), by=by)
        if given_up is None:
            raise Invalid("reason", "没有预留而未用的文号，不需要作废")
        return given_up
