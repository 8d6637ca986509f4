"""常年法律顾问: tell the office in time of an engagement that ends and is not renewed."""

from __future__ import annotations

from sqlalchemy import select

from review import clock
from review.actions import notices
from review.actions.unit_of_work import unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law.engagements import Engagement
from review.law.preferences import Told
from review.law.vocabulary import Role
from review.models import AnnualReminder, Person
from review.registers import engagements
from review.registers.calendar import calendar
from review.words import Words


def remind() -> int:
    """Once at each of the days ahead; return how many engagements were told of."""
    with unit_of_work():
        if not calendar().working(clock.today()):
            return 0
        return sum(_tell(engagement, left) for engagement, left in engagements.ending())


def _tell(engagement: Engagement, left: int) -> bool:
    """Where two of the days have passed at once, only the nearer one is told."""
    nearest = min(days for days in engagements.ahead() if left <= days)
    sort = f"engaged-{engagement.entry}-{nearest}"
    year = engagement.ends_on.year
    if db.session.scalar(select(AnnualReminder.id).filter_by(year=year, sort=sort)) is not None:
        return False
    db.session.add(AnnualReminder(year=year, sort=sort, told_on=clock.today()))
    words = Words(
        "{firm}的服务期至{ends_on}，还有{left}天；请研究续聘或者另行选聘，并完成考核评价",
        firm=engagement.firm,
        ends_on=spoken_date(engagement.ends_on),
        left=left,
    )
    office = select(Person).where(Person.role == Role.OFFICE, Person.disabled_at.is_(None))
    notices.leave(db.session.scalars(office).all(), None, words, by=None, kind=Told.DEADLINE)
    return True
