"""The office's calendar: the years that ship, and in their place or after them what was imported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import func, select

from review.extensions import db
from review.law.holidays import Year
from review.law.workdays import Calendar, shipped
from review.models import HolidayNotice
from review.registers.batching import kept
from review.registers.cache import of_office

NEWEST = (
    select(HolidayNotice.body)
    .where(HolidayNotice.id.in_(select(func.max(HolidayNotice.id)).group_by(HolidayNotice.year)))
    .order_by(HolidayNotice.year)
)
"""What the newest notice of each year says."""


def calendar() -> Calendar:
    return kept(calendar, lambda: of_office(calendar, lambda: _built(tuple(_notices()))))


def _notices() -> Sequence[str]:
    return db.session.scalars(NEWEST).all()


@lru_cache(maxsize=8)
def _built(notices: tuple[str, ...]) -> Calendar:
    return shipped().having(*(Year.read(notice) for notice in notices))


def imported() -> Sequence[HolidayNotice]:
    """Every notice ever imported, the last first."""
    return db.session.scalars(select(HolidayNotice).order_by(HolidayNotice.id.desc())).all()
