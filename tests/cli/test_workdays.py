"""flask workdays, as typed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from review.cli.workdays import workdays


def typed(*words: str) -> Result:
    return CliRunner().invoke(workdays, list(words))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("2026-02-12", "+5"), "2026-02-26\n"),
        (("2026-02-12", "5"), "2026-02-26\n"),
        (("2026-09-01", "+30", "--unit", "day"), "2026-10-08\n"),
        (("2026-01-31", "+1", "--unit", "month"), "2026-02-28\n"),
    ],
)
def test_the_last_day_is_printed_and_nothing_else(words: tuple[str, ...], printed: str) -> None:
    result = typed(*words)
    assert (result.exit_code, result.output) == (0, printed)


def test_explaining_shows_the_reasons_and_the_day_before_it_rolled() -> None:
    lines = typed("2026-09-01", "+30", "--unit", "day", "--explain").stdout.splitlines()
    assert lines[0] == "2026-10-08"
    assert "民法典第二百零一条" in lines[1]
    assert lines[-1].strip() == "未顺延的末日：2026-10-01"


def test_a_year_without_notice_is_said_beside_the_answer() -> None:
    result = typed("2026-12-25", "+10")
    assert result.stdout == "2027-01-11\n"
    assert "2027年放假安排尚未收录" in result.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "用法"),
        (("2026-02-12",), "用法"),
        (("2026-02-12", "+5", "+6"), "用法"),
        (("today", "+5"), "不是日期"),
        (("2026-02-30", "+5"), "没有“2026-02-30”这一天"),
        (("2026-02-12", "-5"), "不是期限"),
        (("2026-02-12", "+五"), "不是期限"),
        (("2026-02-12", "+99999"), "期限应在0至10000之间"),
        (("9999-12-30", "+5"), "超出可以推算的范围"),
        (("2026-02-12", "+5", "--unit", "week"), "不是期限单位"),
    ],
)
def test_bad_input_is_refused_in_a_chinese_sentence(words: tuple[str, ...], sentence: str) -> None:
    result = typed(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
