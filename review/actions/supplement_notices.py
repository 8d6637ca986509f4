"""补正通知书: written in the same deed that sends a matter back, with what is lacking and by when."""

from __future__ import annotations

from review import clock
from review.actions import letters, log, search
from review.actions.documents import keep
from review.extensions import db
from review.law import deadlines as law
from review.models import Matter, Person, SupplementNotice
from review.registers import materials, settings
from review.registers.deadlines import calendar
from review.registers.facts import handed_in

PERIOD = "material.supplement"


def write(matter: Matter, reason: str, *, by: Person) -> SupplementNotice:
    """Number, fill and keep the notice; part of the deed that is under way."""
    period = settings.period(PERIOD)
    due = law.count(clock.today(), period.amount, period.unit, calendar()).due
    assert due is not None
    notice = SupplementNotice(
        number=letters.number("supplement"),
        matter_id=matter.id,
        reason=reason.strip(),
        lacking=_lacking(matter),
        due_on=due,
        by_id=by.id,
        made_at=clock.now(),
        sha256="",
    )
    notice.sha256 = keep(letters.write("supplement", matter, notice, by=by))
    db.session.add(notice)
    db.session.flush()
    named = {"id": notice.id, "sha256": notice.sha256}
    log.append(
        "supplement_notice", by=by, matter=matter, object=named, number=notice.number,
        ends_on=due.isoformat(), **letters.made_with("supplement"),
    )  # fmt: skip
    search.index_matter(matter)
    return notice


def _lacking(matter: Matter) -> list[dict[str, str]]:
    """The required materials that are not there, each with its authority."""
    there = {material.kind for material in handed_in(matter)}
    return [
        {"what": want.kind.label, "basis": want.basis}
        for want in materials.of(matter)
        if want.required and want.kind not in there
    ]
