"""Give the next number of a register: without gaps, because it commits or fails with its deed.

A document's own number is allotted before its formal text is made; one that is not used is given up
by an event with its reason, so that every number of a series is on a paper or explained.
"""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from review import clock
from review.actions import log
from review.extensions import db
from review.models import AllottedNumber, Matter, Person, Series, VoidedNumber
from review.models.new_rows import insert_new
from review.registers.allotted_numbers import kept


def next_number(register: str) -> str:
    """Return e.g. 西城管指合审〔2026〕3号; `register` is the word after the office's code."""
    year = clock.today().year
    series = _held(register, year)
    series.last += 1
    db.session.flush()
    return _spelled(register, year, series.last)


def upcoming(register: str) -> str:
    """What the next number will be unless somebody takes it first; none is given."""
    year = clock.today().year
    last = select(Series.last).filter_by(register=register, year=year)
    return _spelled(register, year, (db.session.scalar(last) or 0) + 1)


def _spelled(register: str, year: int, number: int) -> str:
    return f"{current_app.config['REVIEW_DOCUMENT_CODE']}{register}〔{year}〕{number}号"


def give_up(matter: Matter, reason: str, *, by: Person) -> AllottedNumber | None:
    """作废 of the number still kept for this matter, if there is any; the caller's deed commits."""
    allotted = kept(matter)
    if allotted is None:
        return None
    db.session.add(VoidedNumber(number_id=allotted.id, reason=reason, by_id=by.id))
    db.session.flush()
    db.session.expire(allotted, ["voiding"])
    log.append("void_number", by=by, matter=matter, number=allotted.number, reason=reason)
    return allotted


def raise_to(register: str, year: int, last: int) -> bool:
    """Go on after `last`, a number given before this program; a series only rises."""
    series = _held(register, year)
    if series.last >= last:
        return False
    series.last = last
    return True


def _held(register: str, year: int) -> Series:
    query = select(Series).filter_by(register=register, year=year).with_for_update()
    series = db.session.scalars(query).first()
    if series is None:
        insert_new(Series, {"register": register, "year": year, "last": 0})
        series = db.session.scalars(query).one()
    return series
