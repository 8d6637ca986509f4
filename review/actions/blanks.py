"""说明留白: say of a blank in the text why it stays one, and who fills it in by hand."""

from __future__ import annotations

from collections.abc import Mapping

from review.actions import changes, log, procedure
from review.actions.unit_of_work import Faults, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.models import BlankExplanation, Matter, Person, Revision
from review.registers import blanks as register


def explain(
    matter: Matter, revision: Revision, reasons: Mapping[int, str], *, by: Person
) -> list[BlankExplanation]:
    """Explain blanks of the newest text, by their place in `register.told`; one event for each.

    What is empty explains nothing; Faults where a reason says too little.
    """
    with unit_of_work():
        procedure.require(Act.EXPLAIN_BLANKS, matter, by=by)
        changes.newest(matter, revision)
        blanks = register.told(matter, revision)
        given = {at: reason.strip() for at, reason in reasons.items() if reason.strip()}
        short = {f"reason-{at}": SHORT for at, reason in given.items() if len(reason) < LEAST}
        if short:
            raise Faults(short)
        wanted = [(blanks[at], reason) for at, reason in given.items() if 0 <= at < len(blanks)]
        return [
            _explained(matter, revision, blank_state.blank, reason, by=by)
            for blank_state, reason in wanted
            if blank_state.explanation is None
        ]


LEAST = 4
SHORT = "请写明由谁、为何在签署时手写填写"


def _explained(
    matter: Matter, revision: Revision, blank: register.Blank, reason: str, *, by: Person
) -> BlankExplanation:
    blank_explanation = BlankExplanation(
        matter_id=matter.id, words=blank.words, reason=reason, by_id=by.id
    )
    db.session.add(blank_explanation)
    db.session.flush()
    named = {"id": blank_explanation.id, "version": revision.number}
    details = {"words": blank.quote, "reason": reason}
    log.append("explain_blank", by=by, matter=matter, object=named, **details)
    return blank_explanation
