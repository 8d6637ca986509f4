"""本人签名: by what each opinion, approval and clearance of a matter is its person's, as the log says."""

from __future__ import annotations

from collections.abc import Mapping

from review.law.personal_signatures import Confirmed, confirmed
from review.models import Approval, Clearance, Matter, Opinion
from review.registers import log
from review.words import Words

SIGNED = (Opinion.__tablename__, Approval.__tablename__, Clearance.__tablename__)


def by_row(matter: Matter) -> dict[str, Confirmed]:
    """By the row that the deed wrote: `opinion/12`, `approval/3`."""
    return {
        row: by
        for _, event in log.entries(matter)
        if (by := confirmed(event))
        for row in event.get("rows") or {}
        if row.partition("/")[0] in SIGNED
    }


def way(known: Mapping[str, Confirmed], row: Opinion | Approval | Clearance) -> str:
    """By what a decision is its person's; nothing of one from before rows stood in events."""
    by = known.get(f"{row.__tablename__}/{row.id}")
    return by.label if by else ""


def told(known: Mapping[str, Confirmed], row: Opinion | Approval | Clearance) -> str:
    """The same, as it is said behind a decision."""
    by = way(known, row)
    return Words("，{by}", by=by) if by else ""
