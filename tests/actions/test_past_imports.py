"""Old ledgers: checked without writing, brought in whole or in part, taken back, never counted."""

from __future__ import annotations

import io
from datetime import date

import pytest
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import func, select

from review.actions import past_imports
from review.actions.numbers import raise_to
from review.actions.past_imports import Asked
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.models import PastBatch, PastRecord, Series
from review.registers import past_ledgers as register
from review.registers import statistics
from review.registers.log import verify

HEADER = ("序号", "合同编号", "合同名称", "对方单位", "金额", "签订日期", "付款方式")
GOOD = (
    (1, "京城合〔2023〕1号", "保洁合同", "甲公司", 12000, date(2023, 5, 6), "季付"),
    (2, "京城合〔2023〕2号", "绿化合同", "乙公司", "3.5万元", "2023年6月1日", ""),
    (3, "", "物业合同", "丙公司", 800.5, "2023.7.1", "=1+1"),
)
BAD = (4, "京城合〔2023〕2号", "电梯合同", "丁公司", 1, "不详", "")


def book(*rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["2023年合同台账"])
    sheet.merge_cells("A1:G1")
    sheet.append(list(HEADER))
    for row in rows:
        sheet.append(list(row))
    sheet.append(["合计", "", "", "", 99999])
    made.create_sheet("说明").append(["随便写写"])
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def asked(content: bytes, name: str = "合同台账.xlsx") -> Asked:
    return past_imports.receive("contracts", name, content, by=person("wangfang"))


def bring_in(content: bytes, *, only_good: bool = False) -> PastBatch:
    return past_imports.bring_in(asked(content), only_good=only_good, by=person("wangfang"))


def standing() -> list[str]:
    return sorted(one.title for one in db.session.scalars(register.standing("contracts")))


def test_three_rows_of_which_one_is_bad_write_nothing(app: Flask) -> None:
    content = book(*GOOD[:2], BAD)
    run = past_imports.dry_run(asked(content))
    assert run.counts == {"新增": 2, "已有": 0, "有改动": 0, "有问题": 1}
    assert [(one.row, one.column) for one in run.faults] == [(5, "签订日期"), (5, "编号")]
    with pytest.raises(Invalid, match="有1行有问题，没有导入任何一行"):
        bring_in(content)
    assert db.session.scalar(select(func.count(PastRecord.id))) == 0
    batch = bring_in(content, only_good=True)
    assert (batch.records, batch.refused) == (2, 1)
    assert standing() == ["保洁合同", "绿化合同"]


def test_the_same_file_twice_brings_nothing_new(app: Flask) -> None:
    bring_in(book(*GOOD))
    again = past_imports.dry_run(asked(book(*GOOD)))
    assert again.counts == {"新增": 0, "已有": 3, "有改动": 0, "有问题": 0}
    with pytest.raises(Invalid, match="没有可以导入的新记录"):
        bring_in(book(*GOOD))
    changed = (*GOOD[0][:4], 13000, *GOOD[0][5:])
    assert bring_in(book(changed)).records == 1
    [record] = [
        one for one in db.session.scalars(register.standing("contracts")) if one.title == "保洁合同"
    ]
    assert register.told(record)["values"]["amount"] == "13000.00"
    assert len(standing()) == 3


def test_a_batch_is_taken_back_whole_and_may_come_again(app: Flask) -> None:
    office = person("wangfang")
    batch = bring_in(book(*GOOD))
    with pytest.raises(Invalid, match="请写明撤回的理由"):
        past_imports.withdraw(batch, " ", by=office)
    past_imports.withdraw(batch, "选错了文件", by=office)
    assert standing() == []
    with pytest.raises(Invalid, match="这一批已经撤回"):
        past_imports.withdraw(batch, "再来", by=office)
    assert bring_in(book(*GOOD)).records == 3
    assert verify().faults == ()


def test_past_records_count_as_reviewed_nowhere(app: Flask) -> None:
    bring_in(book(*GOOD))
    for year in (2023, 2026):
        found = statistics.by_key(statistics.figures(person("wangfang"), year))
        assert {one.value for one in found.values()} <= {0, None}
    [(ledger, count)] = register.counted(2023)
    assert (ledger.title, count) == ("历史合同台账", 3)
    assert register.counted(2026) == []


def test_a_series_goes_on_after_the_old_ledger_and_never_falls(app: Flask) -> None:
    code = app.config["REVIEW_DOCUMENT_CODE"]
    bring_in(book((1, f"{code}合审〔2023〕41号", "甲", "", 1, "2023-05-06", "")))
    [series] = db.session.scalars(select(Series).filter_by(register="合审", year=2023))
    assert series.last == 41
    bring_in(book((1, f"{code}合审〔2023〕7号", "乙", "", 1, "2023-05-06", "")))
    with unit_of_work():
        assert raise_to("合审", 2023, 3) is False
    assert series.last == 41


@pytest.mark.parametrize("coding", ["utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_either_coding(app: Flask, coding: str) -> None:
    text = "合同编号,合同名称,签订日期\n1,保洁合同,2023-05-06\n"
    run = past_imports.dry_run(asked(text.encode(coding), "台账.csv"))
    assert run.counts["新增"] == 1


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.xlsx", "请选择文件"),
        (b"PK\x03\x04broken", "a.xlsx", "文件已损坏"),
        (b"\xd0\xcf\x11\xe0", "a.xls", "另存为 .xlsx"),
        ("甲,乙\n1,2\n".encode(), "a.csv", "没有找到历史合同台账的表头"),
        (b"\xff\xfe\xff\xff\x80", "a.csv", "编码不是"),
        (("合同编号,合同名称,签订日期\n" + "1,2,3\n" * 20_001).encode(), "a.csv", "最多20000行"),
    ],
)
def test_what_is_no_ledger_is_refused(app: Flask, content: bytes, name: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        asked(content, name)


def test_only_the_office_brings_in(app: Flask) -> None:
    with pytest.raises(Refused, match="“导入历史台账”只限"):
        past_imports.receive("contracts", "a.csv", b"1", by=person("zhoumin"))
    with pytest.raises(Invalid, match="请选择台账"):
        past_imports.receive("nonsense", "a.csv", b"1", by=person("wangfang"))
    given = asked(book(*GOOD))
    with pytest.raises(Invalid, match="没有这张工作表"):
        past_imports.table(Asked(given.ledger, given.name, given.sha256, 9))
    with pytest.raises(Invalid, match="没有找到历史合同台账的表头"):
        past_imports.table(Asked(given.ledger, given.name, given.sha256, 1))


def grown() -> bytes:
    """A ledger as it grew in an office: a cover, titles, a heading of two rows, notes, hidden rows."""
    made = Workbook()
    cover = made.active
    assert cover is not None
    cover.append(["某某中心"])
    sheet = made.create_sheet("2024年")
    for cells in (
        ["2024年度合同台账"], ["填报单位：综合保障科", "", "", "", "", "", "单位：万元"],
        ["序号", "合同编号", "合同名称", "合同主体", "", "合同金额", "合同期限", ""],
        ["", "", "", "甲方", "乙方", "", "签订日期", "到期日期"],
        [1, "京城合〔2024〕1号", "保洁", "中心", "甲公司", 12.5, 45357, "二〇二五年三月四日"],
        [2, "京城合〔2024〕2号", "绿化", "", "", "1,286.40", "2024年3月", "长期"],
        [3, "京城合〔2024〕3号", "电梯", "中心", "丙公司", "=1+2", "２０２４年３月５日", ""],
        ["合　计", "", "", "", "", 1298.9], ["制表人：张三"],
    ):  # fmt: skip
        sheet.append(cells)
    for merged in ("A1:H1", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "D3:E3", "G3:H3", "D5:D6", "E5:E6"):
        sheet.merge_cells(merged)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = made.create_sheet("2023年")
    other.append(["合同编号", "合同名称", "签订日期"])
    old = made.create_sheet("旧表")
    old.append(["合同编号", "合同名称", "签订日期"])
    old.sheet_state = "hidden"
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def test_a_ledger_as_it_grew_in_an_office_is_read_and_each_fault_told(app: Flask) -> None:
    run = past_imports.dry_run(asked(grown()))
    assert (run.table.header_row, run.table.unit) == (4, "万元")
    assert [name for _, name in run.table.sheets] == ["2024年", "2023年", "旧表（隐藏的工作表）"]
    assert [(one.row, one.why) for one in run.table.left_out] == [(8, "合计"), (9, "表外的说明")]
    assert run.table.hidden_columns == {3}
    first, second, third = (one.row for one in run.rows)
    assert first.values == {
        "number": "京城合〔2024〕1号", "title": "保洁", "party": "甲公司", "amount": "125000.00",
        "happened_on": "2024-03-06", "ends_on": "2025-03-04",
    }  # fmt: skip
    assert second.values["party"] == "甲公司"  # merged with the row above
    assert (second.values["amount"], [one.reason for one in second.faults]) == (
        "12864000.00", ["只有年月，没有日"],
    )  # fmt: skip
    assert "在表里是隐藏的，可能是筛选留下的" in [one.reason for one in second.doubts]
    assert [(one.column, one.reason) for one in third.faults] == [("合同金额", "公式没有计算结果")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_may_be_separated_by_anything(app: Flask, coding: str, separator: str) -> None:
    rows = [
        ["合同编号", "合同名称", "金额", "签订日期"],
        ["1", '"保洁;绿化,电梯"', '"1,286.40"', "2024.3.5"],
    ]
    text = "\r\n".join(separator.join(cells) for cells in rows)
    for content in (text, f"sep={separator}\r\n{text}"):
        [judged] = past_imports.dry_run(asked(content.encode(coding), "台账.csv")).rows
        assert judged.row.values["title"] == "保洁;绿化,电梯"
        assert (judged.row.values["amount"], judged.state) == ("1286.40", "新增")


def test_numbers_are_read_as_a_spreadsheet_shows_them(app: Flask) -> None:
    rows = ((1, "", "甲", 13800138000.0, 7.710000000000001, "2023-05-06", 110101199001011232),
            (2, "", "乙", "", 0.1 + 0.2, "2023-05-06", 1.5e-3))  # fmt: skip
    first, second = (each.row for each in past_imports.dry_run(asked(book(*rows))).rows)
    assert (first.values["party"], first.values["amount"]) == ("13800138000", "7.71")
    assert first.others["付款方式"].startswith("110101199001011")
    assert (second.values["amount"], second.others["付款方式"]) == ("0.30", "0.0015")


def test_what_programs_write_to_keep_a_number_as_text_is_no_formula(app: Flask) -> None:
    text = '合同编号,合同名称,签订日期\n"=""0012""",保洁,2023-05-06\n\'0013,绿化,2023-05-06\n=A1+1,电梯,2023-05-06\n'
    first, second, third = past_imports.dry_run(asked(text.encode(), "台账.csv")).rows
    assert [one.row.values["number"] for one in (first, second)] == ["0012", "0013"]
    assert [one.reason for one in third.row.faults] == ["公式没有计算结果"]
