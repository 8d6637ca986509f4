"""制发机关的办理: record what other organs did with a document, each with its day and its paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.actions import dating, procedure
from review.actions.changes import newest
from review.actions.performance import Evidence, kept
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.chronology import Bound
from review.law.outside_records import ROWS, RecordRow
from review.law.vocabulary import Outside, StepName
from review.models import Matter, OutsideRecord, Person, Revision
from review.registers import document_records
from review.registers.batching import rows
from review.words import Words


@dataclass(frozen=True)
class Happening:
    """`outcome` is the value of one of the row's words."""

    on: date
    body: str = ""
    number: str = ""
    outcome: str = ""
    text: str = ""
    late_reason: str = ""
    paper: Evidence | None = None


def record(
    matter: Matter, step: StepName, revision: Revision, told: Happening, *, by: Person
) -> OutsideRecord:
    """One row of what another organ did, by the step of this name."""
    with unit_of_work():
        procedure.check(matter, step, by=by)
        newest(matter, revision)
        row = ROWS[step]
        _whole(matter, row, told)
        earlier = list(rows(OutsideRecord, matter))[-1:]
        after = [
            Bound(one.happened_on, Words("“{kind}”的日期", kind=one.kind.label)) for one in earlier
        ]
        late = dating.settle("on", told.on, row.day, told.late_reason, after)
        called, sha256 = kept(told.paper)
        outside = OutsideRecord(
            matter_id=matter.id, kind=row.kind, body=told.body.strip(), number=told.number.strip(),
            happened_on=told.on, outcome=told.outcome, text=told.text.strip(),
            text_hash=revision.text_hash, name=called, sha256=sha256, late_reason=late, by_id=by.id,
        )  # fmt: skip
        db.session.add(outside)
        db.session.flush()
        procedure.take(
            matter, step, by=by, body=outside.body, number=outside.number, outcome=outside.outcome,
            note=outside.text, happened_on=told.on.isoformat(), text=revision.text_hash,
            formal=called, file=sha256 or "", late_reason=late,
        )  # fmt: skip
        return outside


def _whole(matter: Matter, row: RecordRow, told: Happening) -> None:
    for field in row.must:
        value = getattr(told, field)
        if not value or (isinstance(value, str) and not value.strip()):
            raise Invalid(field, Words("请填写{row}", row=getattr(row, field)))
    if told.outcome and told.outcome not in {word.value for word in row.outcomes}:
        raise Invalid("outcome", Words("请选择{outcome}", outcome=row.outcome))
    if row.kind is Outside.COSIGNED and told.body not in document_records.unsigned(matter):
        raise Invalid("body", "只登记尚未会签的联合制发机关")
