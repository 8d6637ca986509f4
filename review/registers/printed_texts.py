"""排版核对 of a text: whether a second program printed it, what it shows otherwise, what was let pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from review.extensions import db
from review.law.kinds import asked_at
from review.law.permissions import OPEN_STATUSES
from review.law.settings import MUST, OFF
from review.law.sign_gate import printed
from review.law.vocabulary import JobState
from review.models import Job, Matter, PassedDifference, PrintedText, Revision
from review.paper.reading import legacy
from review.registers import settings
from review.registers.batching import kept, rows
from review.words import Words

JOB = "print_text"
SETTING = "text.printed"
PRINTED = "docx"
"""The sort that is not laid out yet: a PDF and an OFD are their own pages."""
DELAY = timedelta(seconds=20)
"""What somebody waits for goes first, and a text that is replaced at once is not printed."""
ABSENT = "未用第二程序核对：本系统没有安装 LibreOffice"
WAITING = "正在用第二程序（LibreOffice）排版核对，稍后刷新可见结果"
NOT_YET = "未用第二程序核对：还没有排版，系统夜间补做，办公室也可以现在核对"


@dataclass(frozen=True)
class Shown:
    """A difference of one print with what a person said of it, None where nobody did."""

    difference: Mapping[str, Any]
    passed: PassedDifference | None


@dataclass(frozen=True)
class SecondReading:
    """What the second program shows of a revision; `printed` is None where no print counts."""

    mode: str
    printed: PrintedText | None
    shown: tuple[Shown, ...]
    fault: str

    @property
    def open(self) -> int:
        """How many differences nobody let pass."""
        return sum(each.passed is None for each in self.shown)

    @property
    def sentence(self) -> str:
        if self.printed is None:
            return self.fault
        if not self.shown:
            return Words("LibreOffice 排版{pages}页，文字与读出的一致", pages=self.printed.pages)
        return Words(
            "LibreOffice 排版后有{shown}处文字不同，{open}处没有认可",
            shown=len(self.shown),
            open=self.open,
        )


def mode() -> str:
    return settings.choice(SETTING).value


def due(revision: Revision) -> bool:
    """Whether this machine is to print it."""
    return revision.sort == PRINTED and legacy.available() and mode() != OFF


def key(revision: Revision) -> str:
    return f"{JOB}-{revision.id}"


def wanted(matter: Matter, revision: Revision, *, whole: bool) -> bool:
    """Whether the gate asks for the print of that text; of a PDF and an OFD it never does.

    `whole`: it is asked although no step of this status asks for it.
    """
    asked = asked_at(printed)
    here = whole and any(kind is matter.kind for kind, _ in asked)
    return (
        revision.sort == PRINTED
        and (here or (matter.kind, matter.status) in asked)
        and mode() == MUST
    )


def of(revision: Revision) -> SecondReading | None:
    """What the second program shows of it; None where it is not asked."""
    wished = mode()
    if revision.sort != PRINTED or wished == OFF:
        return None
    matter = revision.matter
    prints = [row for row in rows(PrintedText, matter) if row.revision_id == revision.id]
    printed = prints[-1] if prints and prints[-1].print else None
    if printed is None:
        return SecondReading(wished, None, (), _fault(revision, prints))
    passed = {
        row.mark: row for row in rows(PassedDifference, matter) if row.revision_id == revision.id
    }
    shown = tuple(Shown(each, passed.get(each["mark"])) for each in printed.differences)
    return SecondReading(wished, printed, shown, "")


def _fault(revision: Revision, prints: Sequence[PrintedText]) -> str:
    """Why no print of it counts."""
    if not legacy.available():
        return ABSENT
    query = select(Job).filter_by(key=key(revision))
    job = kept(("job", key(revision)), lambda: db.session.scalars(query).first())
    if job is not None and job.state in (JobState.QUEUED, JobState.RUNNING):
        return WAITING
    if job is not None and job.state is JobState.FAILED:
        return Words("未用第二程序核对：{fault}", fault=job.fault)
    return Words("未用第二程序核对：{why}", why=prints[-1].why) if prints else NOT_YET


def laid_out(revision: Revision) -> bool:
    """Whether there are pages to look at."""
    prints = rows(PrintedText, revision.matter)
    return any(row.print for row in prints if row.revision_id == revision.id)


def lacking() -> list[Revision]:
    """The newest texts of matters under way that no program has printed yet."""
    text, later = aliased(Revision), aliased(Revision)
    newer = select(later.id).where(later.matter_id == text.matter_id, later.number > text.number)
    done = select(PrintedText.id).where(PrintedText.revision_id == text.id)
    query = (
        select(text)
        .join(Matter, Matter.id == text.matter_id)
        .where(Matter.status.in_(OPEN_STATUSES), text.sort == PRINTED)
        .where(~newer.exists(), ~done.exists())
        .order_by(text.id)
    )
    return list(db.session.scalars(query))
