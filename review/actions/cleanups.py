"""清理线索: the nightly look at what documents in force rest on, and at texts held by an older table."""

from __future__ import annotations

from review.actions import checking, jobs, notices
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.permissions import PERMISSIONS, Act
from review.models import CleanupCandidate, Revision
from review.registers import cleanups, legislation
from review.words import Words


def look() -> int:
    """Tell drafter and office once of each statute; return how much was told."""
    with unit_of_work():
        table = legislation.table()
        for revision in cleanups.unread():
            _read(revision, "citations")
        found = list(cleanups.candidates(table))
        for each in found:
            _tell(each, table.version)
        open_at = {*PERMISSIONS[Act.UPLOAD].at, *PERMISSIONS[Act.ANNOTATE].at}
        for revision in cleanups.held_by_others(open_at, table):
            _read(revision, table.version)
        return len(found)


def _tell(found: cleanups.Candidate, version: str) -> None:
    row = CleanupCandidate(
        matter_id=found.matter.id, law=found.law, words=found.words, legislation=version
    )
    db.session.add(row)
    words = Words(
        "《{title}》引用的法律有变动：{words}。请研究是否需要修改或者废止",
        title=found.matter.title,
        words=found.words,
    )
    notices.tell(("drafter", "office"), found.matter, words, by=None)


def _read(revision: Revision, why: str) -> None:
    jobs.enqueue(checking.JOB, f"{checking.JOB}-{revision.id}-{why}", revision=revision.id)
