"""Take in a year's holiday notice, and reckon anew what still runs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from review.actions import deadlines, log, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.holidays import Year
from review.law.permissions import Duty
from review.law.workdays import Day
from review.models import Deadline, HolidayNotice, Person
from review.registers.calendar import calendar
from review.registers.deadlines import every_running, reckon
from review.words import Words


@dataclass(frozen=True)
class Move:
    deadline: Deadline
    before: date
    after: date


@dataclass(frozen=True)
class Outlook:
    """What a notice would change: days of another kind, and running deadlines that move."""

    year: Year
    days: tuple[tuple[Day, Day], ...]
    moves: tuple[Move, ...]
    known: bool


def outlook(year: Year) -> Outlook:
    now = calendar()
    newer = now.having(year)
    moves = []
    for deadline in every_running():
        before, after = reckon(deadline, now).due, reckon(deadline, newer).due
        if before and after and before != after:
            moves.append(Move(deadline, before, after))
    return Outlook(year, now.changes(newer), tuple(moves), year.year in now.years)


def take_in(year: Year, *, by: Person | None) -> int:
    """Store the notice, log it, move what moves; return how many deadlines did.

    `by` is None for the command line, which only who holds the machine can reach.
    """
    with unit_of_work():
        if by is not None:
            procedure.require_duty(Duty.MANAGE_SETTINGS, by=by)
        if calendar().years.get(year.year) == year:
            raise Invalid(
                "notice", Words("{year}年的安排与现有的完全相同，没有需要改动的", year=year.year)
            )
        year_outlook, body = outlook(year), year.written()
        notice = HolidayNotice(year=year.year, body=body, by_id=by.id if by else None)
        db.session.add(notice)
        db.session.flush()
        digest = hashlib.sha256(body.encode()).hexdigest()
        log.append(
            "import_calendar",
            by=by,
            object={"id": notice.id, "version": year.year, "sha256": digest},
            papers=list(year.papers),
            days=len(year_outlook.days),
            moved=len(year_outlook.moves),
        )
        paper = f"（{year.papers[0]}）" if year.papers else ""
        why = f"{year.year}年放假安排已录入{paper}"
        return deadlines.recompute(every_running(), why, by=by)
