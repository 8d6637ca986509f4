"""Old ledgers: checked without writing, brought in whole or in part, taken back, never counted."""

from __future__ import annotations

import io
from datetime import date

import pytest
from flask import Flask
from openpyxl import Workbook, load_workbook
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


def test_the_sheet_is_handed_back_with_what_is_wrong_in_each_row(app: Flask) -> None:
    content = past_imports.handed_back(past_imports.dry_run(asked(book(*GOOD, BAD))))
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert rows[1][-1] == "问题"
    assert "不是日期" in str(rows[-1][-1])
    assert rows[2][1] == "京城合〔2023〕1号"


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
