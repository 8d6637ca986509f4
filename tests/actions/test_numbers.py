"""Numbers of a register: none missing, none twice, anew each year, however many ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask import Flask

from review import clock
from review.actions.numbers import next_number
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.law.numbering import DocumentNumber

THREADS, EACH = 8, 20


def _take(app: Flask, register: str) -> list[str]:
    """Twenty numbers, every fifth deed of which fails and must give its number back."""
    taken = []
    with app.app_context():
        for turn in range(EACH):
            try:
                with unit_of_work():
                    number = next_number(register)
                    if turn % 5 == 4:
                        raise Refused("这一次没有办成")
                taken.append(number)
            except Refused:
                continue
        db.session.remove()
    return taken


def test_eight_hands_at_once_leave_no_gap_and_take_no_number_twice(bare_app: Flask) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        taken = [
            one
            for each in pool.map(lambda _: _take(bare_app, "备"), range(THREADS))
            for one in each
        ]
    serials = sorted(DocumentNumber.read(one).serial for one in taken)
    assert serials == list(range(1, THREADS * EACH * 4 // 5 + 1))


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), 2026),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC), 2027),
    ],
)
def test_the_year_turns_at_the_offices_midnight_and_the_numbers_begin_again(
    app: Flask, moment: datetime, year: int
) -> None:
    with clock.stopped(datetime(2026, 6, 1, tzinfo=UTC)), unit_of_work():
        assert next_number("备").endswith("备〔2026〕1号")
    with clock.stopped(moment), unit_of_work():
        serial = 2 if year == 2026 else 1
        assert next_number("备").endswith(f"备〔{year}〕{serial}号")


def test_each_register_counts_for_itself(app: Flask) -> None:
    with unit_of_work():
        assert [next_number(one)[-3:] for one in ("审", "备", "审")] == ["〕1号", "〕1号", "〕2号"]
