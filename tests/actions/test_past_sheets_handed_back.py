"""An old ledger that was checked comes back as it was, with what is wrong beside each row, and comes again."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from openpyxl import load_workbook

from review.actions import past_imports
from review.demo.office import person
from review.paper.ooxml.package import Package
from review.paper.ooxml.package_writer import PackageWriter
from review.paper.reading.noted_sheet import Notes, noted
from review.paper.reading.sheets import part_of
from tests.actions.test_past_imports import BAD, GOOD, asked, book


def back(content: bytes, name: str = "合同台账.xlsx") -> bytes:
    return past_imports.handed_back(asked(content, name))


def cells(content: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(content)).worksheets[sheet].iter_rows(values_only=True))


def test_the_sheet_is_handed_back_as_it_came_with_what_is_wrong_beside_each_row(app: Flask) -> None:
    came = book(*GOOD, BAD)
    content = back(came)
    rows, before = cells(content), cells(came)
    assert [row[:-1] for row in rows] == before  # the title, days as days, the total: all of it
    assert [row[-1] for row in rows[:5]] == [None, "问题", None, None, None]
    assert str(rows[5][-1]).startswith("原表第6行\n")
    assert "不是日期" in str(rows[5][-1])
    assert rows[6][-1] == "原表第7行\n没有当作记录：合计"
    made = load_workbook(io.BytesIO(content))
    assert [str(one) for one in made.worksheets[0].merged_cells.ranges] == ["A1:G1"]
    assert cells(content, 1) == cells(came, 1)


def test_a_sheet_that_was_handed_back_is_mended_in_place_and_comes_again(app: Flask) -> None:
    made = load_workbook(io.BytesIO(back(book(*GOOD, BAD))))
    made.worksheets[0]["F6"] = "2023-09-01"
    made.worksheets[0]["B6"] = "京城合〔2023〕4号"
    mended = io.BytesIO()
    made.save(mended)
    run = past_imports.dry_run(asked(mended.getvalue()))
    assert run.counts == {"新增": 4, "已有": 0, "有改动": 0, "有问题": 0}
    assert [one.why for one in run.table.left_out] == ["合计"]
    assert all("问题" not in one.row.others for one in run.rows)
    assert [row[-1] for row in cells(back(mended.getvalue()))][:6] == [None, "问题", *[None] * 4]
    assert past_imports.bring_in(asked(mended.getvalue()), only_good=False, by=person("wangfang"))


def test_a_column_that_the_office_calls_so_is_its_own(app: Flask) -> None:
    made = load_workbook(io.BytesIO(book(*GOOD)))
    made.worksheets[0]["H2"], made.worksheets[0]["H3"] = "问题", "发票没有收齐"
    content = io.BytesIO()
    made.save(content)
    run = past_imports.dry_run(asked(content.getvalue()))
    assert run.rows[0].row.others["问题"] == "发票没有收齐"
    assert cells(back(content.getvalue()))[2][-2] == "发票没有收齐"


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_a_csv_comes_back_as_a_sheet_with_the_same_rows(app: Flask, coding: str) -> None:
    text = "2023年合同台账\n填表：张三\n编号,名称,签订日期\n1,保洁,不详\n\n2,=1+1,2023.5.6\n"
    rows = cells(back(text.encode(coding), "台账.csv"))
    assert [row[0] for row in rows] == ["2023年合同台账", "填表：张三", "编号", "1", None, "2"]
    assert rows[2][3] == "问题"
    assert "不是日期" in str(rows[3][3])
    assert "公式没有计算结果" in str(rows[5][3])


def test_a_row_that_the_file_leaves_out_and_places_it_does_not_name_are_no_hindrance() -> None:
    made = book(*GOOD)
    package = Package(made)
    name = part_of(package, 0)
    bare = re.sub(rb' r="[A-Z]*\d+"', b"", package.read(name))
    writer = PackageWriter(package)
    writer.written[name] = bare
    content = noted(writer.packed(made), Notes(0, "问题", 2, [(9, "第九行")]))
    rows = cells(content)
    assert (rows[1][-1], rows[8][-1], rows[2][1]) == ("问题", "第九行", "京城合〔2023〕1号")
