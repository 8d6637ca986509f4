"""有效期届满之前: remind of it some months ahead, while there is time to evaluate and decide."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from review import clock
from review.actions import notices
from review.actions.issuing import EXPIRY
from review.actions.unit_of_work import unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law.chronology import months_before
from review.law.preferences import Told
from review.law.vocabulary import Upkept
from review.models import Deadline, Publication, Reminder, Upkeep
from review.registers import deadlines, document_records, settings
from review.registers.batching import last, rows
from review.registers.calendar import calendar
from review.words import Words

AHEAD = ("remind.expiry.first", "remind.expiry.second", "remind.expiry.last")


def remind() -> int:
    """Tell drafter and office at each of the months set; return how many documents were told of.

    Where several have passed at once, only the nearest is told.
    """
    with unit_of_work():
        today = clock.today()
        if not calendar().working(today):
            return 0
        months = sorted({int(settings.limit(key).value) for key in AHEAD})
        count = 0
        for deadline in deadlines.every_running(EXPIRY):
            passed = [each for each in months if _due(deadline, each) <= today <= deadline.due_on]
            count += bool(passed) and _tell(deadline, passed)
        return count


def _due(deadline: Deadline, months: int) -> date:
    return months_before(deadline.starts_on, months)


def _tell(deadline: Deadline, passed: list[int]) -> bool:
    """Those farther off are held for told as well, so that none of them comes after a nearer one."""
    query = select(Reminder.sort).filter_by(deadline_id=deadline.id)
    known = set(db.session.scalars(query))
    unsaid = [each for each in passed if _sort(each) not in known]
    for each in unsaid:
        row = Reminder(deadline_id=deadline.id, sort=_sort(each), told_on=clock.today())
        db.session.add(row)
    if passed[0] not in unsaid:
        return False
    whom = ("drafter", "office")
    notices.tell(whom, deadline.matter, _words(deadline, passed[0]), by=None, kind=Told.DEADLINE)
    return True


def _sort(months: int) -> str:
    return f"ahead-{months}"


def _words(deadline: Deadline, months: int) -> str:
    matter = deadline.matter
    row = settings.period("normative.expiry.evaluate")
    by = document_records.evaluate_by(matter)
    evaluate = ""
    if by is not None and not _evaluated(deadline):
        day = spoken_date(by)
        evaluate = Words("；应在{day}以前完成评估（{source}）", day=day, source=row.source)
    return Words(
        "《{title}》有效期至{ends_on}，已不足{months}个月{evaluate}，请提出继续有效、修改、废止或者失效的意见",
        title=matter.title,
        ends_on=spoken_date(deadline.starts_on),
        months=months,
        evaluate=evaluate,
    )


def _evaluated(deadline: Deadline) -> bool:
    """Whether an evaluation was recorded since this last day of force was set."""
    matter = deadline.matter
    done = [upkeep for upkeep in rows(Upkeep, matter) if upkeep.kind is Upkept.EVALUATED]
    kept = [upkeep.made_at for upkeep in rows(Upkeep, matter) if upkeep.valid_until]
    published = last(Publication, matter)
    since = kept[-1] if kept else published.made_at if published else None
    return any(since is None or upkeep.made_at >= since for upkeep in done)
