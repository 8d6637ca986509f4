"""Write the next version of a checklist; opinions keep the version they were written by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from review.actions import log, procedure
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.extensions import db
from review.law.checklist_edits import Written, differences, revise
from review.law.permissions import Duty
from review.models import ChecklistVersion, Person
from review.registers import checklists
from review.words import Words


def write(
    key: str, based_on: int, rows: Sequence[Written], reason: str, *, by: Person
) -> checklists.Version:
    """Raise ListFault for a row, Invalid for the reason, Refused when another wrote meanwhile."""
    with unit_of_work():
        procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        now = checklists.current(key)
        if now.number != based_on:
            raise Refused(
                Words(
                    "您改的是第{based_on}版，现在已有第{number}版，请先看新版",
                    based_on=based_on,
                    number=now.number,
                )
            )
        if not reason.strip():
            raise Invalid("reason", "请写明修改清单的理由")
        checklist = revise(now.list, now.number + 1, rows)
        items = [{**asdict(item), "certainty": item.certainty.name} for item in checklist.items]
        row = ChecklistVersion(
            key=key,
            number=now.number + 1,
            kind=checklist.kind,
            title=checklist.title,
            items=items,
            reason=reason.strip(),
            by_id=by.id,
        )
        db.session.add(row)
        db.session.flush()
        changed = [
            f"{difference.sort}“{difference.label}”"
            for difference in differences(now.list, checklist)
        ]
        log.append(
            "set_checklist", by=by, object={"id": row.id, "version": row.number},
            name=checklist.title, changes="；".join(changed) or "调整次序", reason=reason.strip(),
        )  # fmt: skip
        return checklists.Version(checklist, row.number, row)
