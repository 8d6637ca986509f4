"""条号变动 as the office types them: read, told where wrong, laid before those that ship."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.statutes import moved_articles
from review.checks.statutes.citing import Reader
from review.checks.statutes.office_rows import RowFault, judge, laid_over, row_of
from review.checks.statutes.resolving import resolve
from review.checks.statutes.table import Table, shipped

TODAY = date(2026, 11, 27)
BEGAN = date(2026, 6, 1)


def said(table: Table, words: str, day: date = TODAY) -> list[tuple[int, ...]]:
    (citation,) = Reader(table).read(words)
    return [shift.to for shift in resolve(table, citation, day).shifts]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("16→27", {16: (27,)}),
        ("第十六条 → 第二十七条\n20->29、30；21=>无", {16: (27,), 20: (29, 30), 21: ()}),
        ("", {}),
    ],
)
def test_a_line_an_article(typed: str, read: dict[int, tuple[int, ...]]) -> None:
    assert moved_articles.read(typed) == read


@pytest.mark.parametrize("typed", ["16", "16→", "十六款→27", "16→27\n16→28", "0→3", "16→甲"])
def test_what_is_no_such_line_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=r"16|条号|两次"):
        moved_articles.read(typed)


def test_the_offices_moves_go_before_those_that_ship_and_only_from_their_day() -> None:
    held = row_of(shipped().by_name["仲裁法"])._replace(source="公报", checked=TODAY)
    table = laid_over(shipped(), [held._replace(moved_on=BEGAN, moved="16→28\n90→91")], 1)
    assert said(shipped(), "《仲裁法》第十六条") == [(27,)]
    assert said(table, "《仲裁法》第十六条") == [(28,)]
    assert said(table, "《仲裁法》第十七条") == said(shipped(), "《仲裁法》第十七条") != []
    assert said(table, "《仲裁法》第九十条", date(2026, 5, 1)) == []
    kept = row_of(table.by_name["仲裁法"])
    assert (kept.moved_on, kept.moved) == (BEGAN, "16→28\n90→91")


def test_an_article_that_moved_back_is_at_its_place() -> None:
    held = row_of(shipped().by_name["仲裁法"])._replace(source="公报", checked=TODAY)
    table = laid_over(shipped(), [held._replace(moved_on=BEGAN, moved="16→16")], 1)
    assert said(table, "《仲裁法》第十六条") == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"moved": "16→28"}, "moved_on"),
        ({"moved_on": BEGAN}, "moved"),
        ({"moved_on": BEGAN, "moved": "16"}, "moved"),
        ({"moved_on": BEGAN, "moved": "16→900"}, "moved"),
    ],
)
def test_moves_and_their_day_are_judged_together(change: dict[str, object], field: str) -> None:
    held = row_of(shipped().by_name["仲裁法"])._replace(source="公报", checked=TODAY)
    with pytest.raises(RowFault) as fault:
        judge(held._replace(**change), TODAY)
    assert fault.value.field == field
