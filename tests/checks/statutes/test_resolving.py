"""What a citation comes to on the day of the text."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.statutes.citing import Reader
from review.checks.statutes.resolving import Resolution, State, resolve, spoken
from review.checks.statutes.table import shipped


def resolved(line: str, day: date = date(2026, 11, 27)) -> Resolution:
    (citation,) = Reader(shipped()).read(line)
    return resolve(shipped(), citation, day)


@pytest.mark.parametrize(
    ("line", "day", "expected"),
    [
        ("《合同法》", date(2020, 12, 31), State.IN_FORCE),
        ("《合同法》", date(2021, 1, 1), State.REPEALED),
        ("《环境保护法》", date(2026, 8, 14), State.IN_FORCE),
        ("《环境保护法》", date(2026, 8, 15), State.REPEALED),
        ("《环境保护税法》", date(2026, 11, 27), State.IN_FORCE),
        ("《民法典》", date(2026, 11, 27), State.IN_FORCE),
        ("《民法典》", date(2020, 12, 1), State.NOT_YET),
        ("《信访条例》", date(2026, 11, 27), State.PERHAPS),
        ("《某市停车办法》", date(2026, 11, 27), State.UNKNOWN),
    ],
)
def test_the_day_of_the_text_decides(line: str, day: date, expected: State) -> None:
    assert resolved(line, day).state is expected


def test_an_article_past_the_last_is_told_with_the_last() -> None:
    assert resolved("《政府采购法》第八十八条").exceeds is None
    assert resolved("《政府采购法》第八十九条").exceeds == 88


def test_a_renumbered_article_is_told_with_its_new_number() -> None:
    assert resolved("《仲裁法》第十六条", date(2026, 2, 28)).shifts == ()
    (shift,) = resolved("《仲裁法》第十六条").shifts
    assert spoken(shift) == "原第十六条现为《仲裁法》第二十七条"


def test_a_citation_that_names_the_present_text_is_not_counted_by_the_old_one() -> None:
    assert resolved("《仲裁法（2025修订）》第三十一条").shifts == ()
    assert resolved("《仲裁法（2017修正）》第三十一条").shifts != ()


def test_a_rule_that_changed_with_its_number_says_so() -> None:
    (shift,) = resolved("《合同法》第五十四条").shifts
    assert spoken(shift).endswith("不再有“变更”")


def test_near_names_are_never_resolved_to_one_another() -> None:
    assert shipped().find("建设工程质量办法") is None
    assert shipped().find("监督管理条例") is None


def test_an_older_text_of_the_same_name_is_told_by_the_year_the_citation_gives() -> None:
    table = shipped()
    old, now = (
        resolve(table, Reader(table).read(words)[0], date(2026, 11, 27))
        for words in ("《出版管理条例》（1997年）", "《出版管理条例》")
    )
    assert (old.state, now.state) == (State.REPEALED, State.IN_FORCE)
    assert old.statute is not None
    assert old.statute.title == "出版管理条例（1997年）"
    assert old.statute.basis == "现行《出版管理条例》的施行条款"
    before = resolve(table, Reader(table).read("《出版管理条例》（1997年）")[0], date(2000, 1, 1))
    assert before.state is State.IN_FORCE
