"""清理线索: the nightly look at what documents in force rest on, and at texts held by an older table."""

from __future__ import annotations

from sqlalchemy import select

from review.actions import checking, jobs, notices
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.permissions import PERMISSIONS, Act
from review.models import CheckRun, CleanupCandidate, Matter, Revision
from review.registers import cleanups, legislation
from review.registers.facts import latest_revision


def look() -> int:
    """Tell drafter and office once of each statute; return how much was told."""
    with unit_of_work():
        version = legislation.table().version
        count = 0
        for matter in cleanups.in_force():
            found = cleanups.candidates(matter)
            if found is None:
                _read(latest_revision(matter), "citations")
            else:
                count += sum(_tell(matter, each, version) for each in found)
        _hold_again(version)
        return count


def _tell(matter: Matter, found: cleanups.Candidate, version: str) -> bool:
    if any((one.law, one.words) == found for one in cleanups.told(matter)):
        return False
    row = CleanupCandidate(
        matter_id=matter.id, law=found.law, words=found.words, legislation=version
    )
    db.session.add(row)
    words = f"《{matter.title}》引用的法律有变动：{found.words}。请研究是否需要修改或者废止"
    notices.tell(("drafter", "office"), matter, words, by=None)
    return True


def _hold_again(version: str) -> None:
    """The newest texts of matters under way, where the table changed since the rules were asked."""
    open_at = {*PERMISSIONS[Act.UPLOAD].at, *PERMISSIONS[Act.ANNOTATE].at}
    for matter in db.session.scalars(select(Matter).where(Matter.status.in_(open_at))):
        revision = latest_revision(matter)
        if revision is not None and _held_by(revision) not in (None, version):
            _read(revision, version)


def _held_by(revision: Revision) -> str | None:
    """The version of the table in the last run on it; None where no run has named one."""
    query = select(CheckRun.legislation).filter_by(revision_id=revision.id)
    return db.session.scalar(query.order_by(CheckRun.id.desc()).limit(1))


def _read(revision: Revision | None, why: str) -> None:
    if revision is not None:
        jobs.enqueue(checking.JOB, f"{checking.JOB}-{revision.id}-{why}", revision=revision.id)
