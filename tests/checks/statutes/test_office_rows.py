"""The office's rows over the shipped table: read from a sheet, judged, laid over, nothing lost below."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.statutes.citing import Reader
from review.checks.statutes.office_rows import (
    LABELS,
    OfficeRow,
    RowFault,
    differences,
    judge,
    laid_over,
    read_sheet,
    row_of,
)
from review.checks.statutes.resolving import State, resolve
from review.checks.statutes.table import Table, shipped

TODAY = date(2026, 11, 27)
ROW = OfficeRow(
    "某市停车管理办法", "地方政府规章", "某市人民政府令第12号", "repealed", date(2010, 3, 1),
    date(2026, 10, 1), "某市停车条例", "某市停车条例第六十条", 40, "某市政府公报", date(2026, 11, 1),
)  # fmt: skip
HEADER = list(LABELS.values())


def state(table: Table, words: str) -> State:
    (citation,) = Reader(table).read(words)
    return resolve(table, citation, TODAY).state


def test_a_row_of_the_office_is_found_and_one_over_a_shipped_row_stands_before_it() -> None:
    amended = row_of(shipped().by_name["政府采购法"])._replace(
        last=90, source="公报", checked=TODAY
    )
    table = laid_over(shipped(), [ROW, amended], 2)
    assert state(table, "《某市停车管理办法》") is State.REPEALED
    assert state(shipped(), "《某市停车管理办法》") is State.UNKNOWN
    (citation,) = Reader(table).read("《政府采购法》第八十九条")
    assert resolve(table, citation, TODAY).exceeds is None
    assert len(table.statutes) == len(shipped().statutes) + 1
    assert table.version == f"{shipped().version}+2"
    assert table.find("政府采购法实施条例") == shipped().find("政府采购法实施条例")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"basis": ""}, "请写明废止日期和依据"),
        ({"repealed_on": None}, "请写明废止日期和依据"),
        ({"status": "in_force"}, "效力应为“已废止”"),
        ({"status": "not_yet", "repealed_on": None, "effective": None}, "请写明施行日期"),
        ({"checked": date(2027, 1, 1)}, "核对日期不能晚于今天"),
        ({"effective": date(2026, 10, 2)}, "废止日期早于施行日期"),
    ],
)
def test_a_row_that_cannot_be_relied_on_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(RowFault, match=said):
        judge(ROW._replace(**change), TODAY)


def test_a_sheet_is_read_line_by_line_and_each_fault_is_named() -> None:
    good = ["《某市停车管理办法》", "地方政府规章", "", "已废止", "2010年3月1日", "2026/10/1",
            "《某市停车条例》", "某市停车条例第六十条", "第四十条", "2026-10-01",
            "第十二条→第二十条；13→无", "某市政府公报", "2026-11-01"]  # fmt: skip

    def changed(**cells: str) -> list[str]:
        return [cells.get(name, cell) for name, cell in zip(LABELS, good, strict=True)]

    rows = [["法规一览"], HEADER, good, [""], changed(checked="昨天"), changed(status="作废"),
            changed(basis=""), changed(last="末条"), changed(source=""), changed(moved="13")]  # fmt: skip
    read = read_sheet(rows, TODAY)
    assert read is not None
    moved = {"moved_on": date(2026, 10, 1), "moved": "第十二条→第二十条；13→无"}
    assert read[0].row == ROW._replace(number="", **moved)
    assert [(each.line, each.fault[:6]) for each in read[1:]] == [
        (5, "核对日期不是"), (6, "效力应为现行"), (7, "已废止的，请"), (8, "末条条号应为"), (9, "缺少来源"),
        (10, "“13”应写"),
    ]  # fmt: skip
    assert read_sheet([["事项", "金额"], ["甲", "1"]], TODAY) is None


def test_the_differences_of_two_rows_are_told_in_words() -> None:
    ours, theirs = ROW.plain(), ROW._replace(status="in_force", repealed_on=None).plain()
    assert differences(ours, theirs) == [
        ("效力", "已废止", "现行有效"),
        ("废止日期", "2026年10月1日", "空"),
    ]
