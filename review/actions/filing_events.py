"""Record what a filing authority did with a document, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from review.actions import dating, deadlines, log, notices, procedure
from review.actions.performance import Evidence, kept
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import filing_events as law
from review.law.chronology import Bound
from review.law.permissions import Act
from review.law.vocabulary import Filed
from review.models import Filing, FilingEvent, Person
from review.registers import document_records
from review.registers import filings as register
from review.registers.batching import rows
from review.words import Words


@dataclass(frozen=True)
class Event:
    kind: Filed
    on: date
    number: str = ""
    note: str = ""
    late_reason: str = ""
    evidence: Evidence | None = None


def record(filed: Filing, event: Event, *, by: Person) -> FilingEvent:
    """One event of one filing; the period it starts runs from the day it happened."""
    with unit_of_work():
        matter = filed.matter
        procedure.require(Act.FOLLOW_FILING, matter, by=by)
        row = law.ROWS[event.kind]
        ruling = register.rule(row, filed)
        if not ruling:
            raise Invalid("kind", ruling.reason)
        if row.told and not event.note.strip():
            raise Invalid(
                "note", Words("“{kind}”的，请写明备案机关说明的理由", kind=event.kind.label)
            )
        after = [Bound(filed.filed_on, "报送日期")]
        after += [
            Bound(earlier.happened_on, Words("“{kind}”的日期", kind=earlier.kind.label))
            for earlier in register.events(filed)
            if earlier.kind in row.after
        ][:1]
        late = dating.settle(
            "on",
            event.on,
            Words("“{kind}”的日期", kind=event.kind.label),
            event.late_reason,
            tuple(after),
        )
        name, sha256 = kept(event.evidence)
        filing_event = FilingEvent(
            filing_id=filed.id, kind=event.kind, happened_on=event.on, number=event.number,
            note=event.note, late_reason=late, name=name, sha256=sha256, by_id=by.id,
        )  # fmt: skip
        db.session.add(filing_event)
        db.session.flush()
        log.append(
            "filing_event", by=by, matter=matter, object={"id": filing_event.id, "sha256": sha256},
            filed=event.kind.value, receiver=filed.receiver.value, number=event.number,
            happened_on=event.on.isoformat(), note=event.note, late_reason=late, name=name,
        )  # fmt: skip
        _run_clocks(filed, row, event.on)
        said = Words(
            "《{title}》{receiver}：{kind}",
            title=matter.title,
            receiver=filed.receiver.label,
            kind=event.kind.label,
        )
        notices.tell(("drafter", "office", "leader"), matter, said, by=by)
        return filing_event


def _run_clocks(filed: Filing, row: law.FilingEventRow, on: date) -> None:
    """A period is met once no filing of the document waits for it any more."""
    matter = filed.matter
    db.session.expire(filed, ["events"])
    running = {key for filing in rows(Filing, matter) for key in document_records.awaited(filing)}
    for key in law.PERIODS - running:
        deadlines.meet(matter, key)
    if row.starts:
        deadlines.start(matter, row.starts, on=on)
