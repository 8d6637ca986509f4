"""A register as a sheet, read back with another library."""

from __future__ import annotations

import tracemalloc
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from review.paper.issuing import xlsx
from review.paper.issuing.xlsx import book, sheet

COLUMNS = ("编号", "名称", "金额（元）", "签订日期")
ROWS: list[list[object]] = [
    ["合〔2026〕1号", "热线外包", Decimal("1234567.80"), date(2026, 11, 24)],
    ["合〔2026〕2号", "保洁", Decimal("0.20"), None],
]


def read(title: str, columns: tuple[str, ...], rows: list[list[object]], **how: bool) -> Worksheet:
    return load_workbook(BytesIO(sheet(title, columns, rows)), **how).active


def one(value: object) -> Cell:
    return read("台账", ("值",), [[value]])["A3"]


def test_title_header_records_and_total_stand_one_below_the_other() -> None:
    page = read("合同台账", COLUMNS, ROWS, data_only=True)
    assert page["A1"].value == "合同台账"
    assert tuple(cell.value for cell in page[2]) == COLUMNS
    assert page["B4"].value == "保洁"
    assert [cell.value for cell in page[5]] == ["合计", None, 1234568, None]


def test_the_total_follows_the_filter() -> None:
    page = read("合同台账", COLUMNS, ROWS)
    assert page["C5"].value == "=SUBTOTAL(109,C3:C4)"
    assert page.auto_filter.ref == "A2:D4"


def test_header_and_first_column_stay_in_sight_and_on_paper() -> None:
    page = read("合同台账", COLUMNS, ROWS)
    assert page.freeze_panes == "B3"
    assert page.print_title_rows == "$2:$2"
    assert page.page_setup.orientation == "landscape"


def test_amounts_are_numbers_and_days_are_days() -> None:
    page = read("合同台账", COLUMNS, ROWS)
    assert (page["C3"].value, page["C3"].number_format) == (1234567.8, "#,##0.00")
    assert (page["D3"].value, page["D3"].is_date) == (datetime(2026, 11, 24), True)
    assert page["D4"].value is None


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (True, "是"),
        (7, 7),
        (datetime(2026, 11, 24, 9, 5), datetime(2026, 11, 24, 9, 5)),
        (date(1899, 12, 31), "1899-12-31"),
        (Decimal("12345678901234567.89"), "12345678901234567.89"),
        (Decimal("0.001"), "0.001"),
        ("0012", "0012"),
        ("11010519491231002X", "11010519491231002X"),
        ("http://example.test", "http://example.test"),
        ("甲\x00乙\ud800", "甲\ufffd乙\ufffd"),
    ],
)
def test_a_value_is_kept_as_what_it_is(value: object, seen: object) -> None:
    assert one(value).value == seen


@pytest.mark.parametrize("lead", list("=+-@＝＋－＠\t\r\n"))
def test_text_that_looks_like_a_formula_is_text_and_stays_text_when_edited(lead: str) -> None:
    cell = one(f"{lead}HYPERLINK(1)")
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert "HYPERLINK(1)" in cell.value


@given(st.text(max_size=60))
def test_any_text_comes_back_as_text(text: str) -> None:
    cell = one(text)
    assert cell.data_type == "s" or not cell.value


def test_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    seen = one("长" * 40_000).value
    assert len(seen) == xlsx.LONGEST
    assert seen.endswith(xlsx.CUT)


@pytest.mark.parametrize(
    ("title", "tab"), [("合同[2026]/台账", "合同 2026  台账"), ("", "台账"), ("长" * 40, "长" * 31)]
)
def test_a_tab_has_a_name_excel_takes(title: str, tab: str) -> None:
    assert read(title, COLUMNS, ROWS).title == tab


def test_a_register_without_records_is_still_a_sheet() -> None:
    page = read("台账", COLUMNS, [])
    assert page.max_row == 2


def test_more_records_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    with pytest.raises(ValueError, match="最多1行"):
        sheet("台账", COLUMNS, ROWS)


def test_a_long_register_is_written_without_being_held() -> None:
    rows = ([f"合〔2026〕{n}号", *(f"{n}-{across}" for across in range(9))] for n in range(6000))
    tracemalloc.start()
    try:
        content = sheet("合同台账", tuple("甲乙丙丁戊己庚辛壬癸"), rows)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert load_workbook(BytesIO(content), read_only=True).active.max_row == 6002
    assert peak < 3 * 2**20 + 2 * len(content)


def test_the_words_of_ours_are_said_as_the_reader_speaks_and_what_was_typed_stays() -> None:
    english = {"合同台账": "Contracts", "编号": "Number", "是": "Yes", "合计": "Total"}
    content = book(
        [("合同台账", ("编号", "值", "元"), [["甲", True, Decimal(1)]])],
        lambda word: english.get(word, word),
    )
    page = load_workbook(BytesIO(content), data_only=True).active
    assert [[cell.value for cell in row] for row in page] == [
        ["Contracts", None, None], ["Number", "值", "元"], ["甲", "Yes", 1], ["Total", None, 1],
    ]  # fmt: skip
