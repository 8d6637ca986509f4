"""Give the next number of a register: without gaps, because it commits or fails with its deed."""

from __future__ import annotations

from contextlib import suppress

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from review import clock
from review.extensions import db
from review.models import Series


def next_number(register: str) -> str:
    """Return e.g. 西城管指合审〔2026〕3号; `register` is the word after the office's code."""
    year = clock.today().year
    series = _held(register, year)
    series.last += 1
    db.session.flush()
    return f"{current_app.config['REVIEW_DOCUMENT_CODE']}{register}〔{year}〕{series.last}号"


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
        with suppress(IntegrityError), db.session.begin_nested():  # a colleague opened it just now
            db.session.add(Series(register=register, year=year, last=0))
        series = db.session.scalars(query).one()
    return series
