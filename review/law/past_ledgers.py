"""历史台账: which old ledgers may be brought in, what their columns mean, and how a cell is read.

A past record never has a status, an opinion or a fingerprint that did not happen here; its number,
title and days are those of the old ledger.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from review.law.past_values import ENDLESS, READ, Form, Unreadable, calculated
from review.law.past_values import UNITS as UNITS
from review.words import Words

KNOWN = 3  # labels that make a row the header
PAST = ("happened_on", "published_on")  # days that cannot be ahead


@dataclass(frozen=True)
class Field:
    """One thing a ledger knows of a record; `aliases` are the column names offices use for it."""

    key: str
    label: str
    form: Form = Form.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    most: int = 500


@dataclass(frozen=True)
class Ledger:
    """A register of the past; `spans` are pairs of days of which the second is not the earlier."""

    key: str
    title: str
    noun: str
    fields: tuple[Field, ...]
    spans: tuple[tuple[str, str], ...] = ()

    @property
    def by_key(self) -> dict[str, Field]:
        return {one.key: one for one in self.fields}


SCAN = Field("scan", "扫描件", aliases=("扫描件名称", "扫描件文件名", "文件名", "附件", "电子文件"))
D, N, M, P = Form.DAY, Form.NUMBER, Form.MONEY, Form.PERSON
LEDGERS: dict[str, Ledger] = {
    row.key: row
    for row in (
        Ledger("contracts", "历史合同台账", "份", (
            Field("number", "合同编号", N, ("编号", "合同号"), most=60),
            Field("title", "合同名称", aliases=("名称", "项目名称", "项目", "合同标题"), required=True, most=200),
            Field("party", "对方单位", aliases=("相对方", "合同相对方", "乙方", "供应商", "签约单位", "中标单位"),
                  most=200),
            Field("code", "统一社会信用代码", Form.CODE, ("信用代码", "社会信用代码"), most=18),
            Field("amount", "合同金额", M, ("标的额", "金额", "合同价款", "合同总价")),
            Field("happened_on", "签订日期", D, ("签订时间", "签约日期", "签约时间", "签署日期", "合同签订日期",
                  "合同签订时间"), required=True),
            Field("begins_on", "生效日期", D, ("开始日期", "起始日期")),
            Field("ends_on", "到期日期", D, ("届满日期", "终止日期", "截止日期", "有效期至")),
            Field("section", "科室", aliases=("承办科室", "经办部门", "承办部门", "部门")),
            Field("person", "经办人", P, ("承办人", "联系人")),
            Field("kind", "合同类型", aliases=("类型", "类别")),
            Field("note", "备注", aliases=("说明",), most=2000),
            SCAN,
        ), (("happened_on", "ends_on"), ("begins_on", "ends_on"))),
        Ledger("documents", "历史文件台账", "件", (
            Field("number", "文号", N, ("发文字号", "字号"), most=60),
            Field("title", "文件名称", aliases=("标题", "名称", "文件标题"), required=True, most=200),
            Field("happened_on", "成文日期", D, ("发文日期", "印发日期", "制定日期", "成文时间", "发文时间",
                  "印发时间"), required=True),
            Field("published_on", "公布日期", D, ("发布日期",)),
            Field("begins_on", "施行日期", D, ("实施日期", "生效日期")),
            Field("ends_on", "有效期至", D, ("有效期", "失效日期", "届满日期")),
            Field("section", "起草科室", aliases=("起草单位", "科室", "承办科室", "部门")),
            Field("outcome", "清理结果", aliases=("清理结论", "状态")),
            Field("note", "备注", aliases=("说明",), most=2000),
            SCAN,
        ), (("happened_on", "published_on"), ("begins_on", "ends_on"))),
        Ledger("people", "历史人员名册", "人", (
            Field("number", "工号", N, ("编号", "人员编号"), most=60),
            Field("title", "姓名", P, ("名字", "人员"), required=True, most=60),
            Field("section", "科室", aliases=("部门", "单位", "律所", "律师事务所"), required=True),
            Field("post", "岗位", aliases=("职务", "角色")),
            Field("happened_on", "到岗日期", D, ("入职日期", "任职日期", "到岗时间", "入职时间", "任职时间")),
            Field("ends_on", "离岗日期", D, ("离职日期", "免职日期", "离岗时间", "离职时间", "免职时间")),
            Field("note", "备注", aliases=("说明",), most=2000),
            SCAN,
        ), (("happened_on", "ends_on"),)),
        Ledger("advice", "历史法律顾问台账", "件次", (
            Field("number", "编号", N, ("意见书编号",), most=60),
            Field("title", "事项", aliases=("咨询事项", "审查事项", "文件", "名称"), required=True, most=200),
            Field("happened_on", "日期", D, ("出具日期", "咨询日期", "审查日期", "时间", "咨询时间", "出具时间"), required=True),
            Field("opinion", "意见", aliases=("法律意见", "审查意见"), most=2000),
            Field("adopted", "采纳情况", aliases=("采纳", "是否采纳")),
            Field("person", "律师", P, ("承办律师", "法律顾问")),
            Field("section", "科室", aliases=("咨询科室", "部门")),
            Field("note", "备注", aliases=("说明",), most=2000),
            SCAN,
        )),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: why, and what to do. `row` counts from 1, as the sheet does."""

    row: int
    column: str
    value: str
    reason: str
    cure: str

    @property
    def words(self) -> str:
        where = f"{self.column}“{self.value}”" if self.value else self.column
        return f"{where}：{self.reason}，{self.cure}"


@dataclass
class PastRow:
    """One row of the ledger as it was read: values by field, what no field takes by its column."""

    row: int
    values: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)


def folded(label: str) -> str:
    return re.sub(r"[\s:：*（）()]", "", unicodedata.normalize("NFKC", label))


def propose(ledger: Ledger, header: Sequence[str]) -> dict[int, str]:
    """For each column the field it seems to be; a field is proposed once."""
    names = {folded(name): one.key for one in ledger.fields for name in (one.label, *one.aliases)}
    found: dict[int, str] = {}
    for place, label in enumerate(header):
        key = names.get(re.sub("元$|万元$", "", folded(label))) or names.get(folded(label))
        if key and key not in found.values():
            found[place] = key
    return found


def header_of(ledger: Ledger, rows: Sequence[Sequence[str]]) -> int | None:
    """The first row with enough known labels, within the first twenty."""
    places = range(min(20, len(rows)))
    return next((place for place in places if len(propose(ledger, rows[place])) >= KNOWN), None)


def read(
    ledger: Ledger, header: Sequence[str], mapping: Mapping[int, str], cells: Sequence[str],
    row: int, unit: str, today: date,
) -> PastRow:  # fmt: skip
    """One row judged cell by cell."""
    past_row, fields = PastRow(row), ledger.by_key
    for place, label in enumerate(header):
        written = cells[place].strip() if place < len(cells) else ""
        key = mapping.get(place)
        if key is None:
            if written and label:
                past_row.others[label] = written
            continue
        _read_cell(past_row, fields[key], label, written, unit, today)
    for one in ledger.fields:
        if (
            one.required
            and not past_row.values.get(one.key)
            and one.key not in _faulty(past_row, ledger)
        ):
            past_row.faults.append(
                Fault(row, one.label, "", "没有填写", Words("请填写{label}", label=one.label))
            )
    _spans(past_row, ledger)
    return past_row


def _faulty(past_row: PastRow, ledger: Ledger) -> set[str]:
    labels = {fault.column for fault in past_row.faults}
    return {one.key for one in ledger.fields if {one.label, *one.aliases} & labels}


def _read_cell(
    past_row: PastRow, field: Field, label: str, written: str, unit: str, today: date
) -> None:
    if not written:
        return
    try:
        if len(written) > field.most:
            raise Unreadable(Words("超过{most}字", most=field.most), "请缩短")
        calculated(written)
        value = READ[field.form](written, unit, today)
        if field.key in PAST and value > today.isoformat():
            raise Unreadable("在今天以后", "请核对年份")
        past_row.values[field.key] = value
    except Unreadable as fault:
        shown = written[:40]
        past_row.faults.append(Fault(past_row.row, label, shown, fault.reason, fault.cure))


def _spans(past_row: PastRow, ledger: Ledger) -> None:
    labels = ledger.by_key
    for first, last in ledger.spans:
        begin, end = past_row.values.get(first, ""), past_row.values.get(last, "")
        if begin and end and end not in ENDLESS and end < begin:
            reason = Words("早于{label}{begin}", label=labels[first].label, begin=begin)
            past_row.faults.append(
                Fault(past_row.row, labels[last].label, end, reason, "请核对两个日期")
            )
