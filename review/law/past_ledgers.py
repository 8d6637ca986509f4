"""历史台账: which old ledgers may be brought in, and what their columns mean.

A past record never has a status, an opinion or a fingerprint that did not happen here; its number,
title and days are those of the old ledger.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from review.law.past_values import UNITS as UNITS
from review.law.past_values import Form

KNOWN = 3  # labels that make a row the header
UNIT = re.compile("(单位)?(万?元|个?月|年)$")  # of a column, as its label ends


@dataclass(frozen=True)
class Field:
    """One thing a ledger knows of a record; `aliases` are the column names offices use for it.

    `since`: where it is written as a length, the fields of the days from which it runs, the first
    that is there.
    """

    key: str
    label: str
    form: Form = Form.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    most: int = 500
    since: tuple[str, ...] = ()


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
D, E, N, M, P = Form.DAY, Form.END, Form.NUMBER, Form.MONEY, Form.PERSON
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
            Field("ends_on", "到期日期", E, ("届满日期", "终止日期", "截止日期", "有效期至", "到期时间", "有效期", "有效期限",
                  "合同有效期", "合同期限", "履行期限", "服务期限", "合同期", "服务期", "期限"),
                  since=("begins_on", "happened_on")),
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
            Field("ends_on", "有效期至", E, ("失效日期", "届满日期", "到期日期", "有效期", "有效期限", "有效期截止日期"),
                  since=("begins_on", "published_on", "happened_on")),
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


def folded(label: str) -> str:
    return re.sub(r"[\s:：*（）()]", "", unicodedata.normalize("NFKC", label))


def propose(ledger: Ledger, header: Sequence[str]) -> dict[int, str]:
    """For each column the field it seems to be; of several for one field that with its best name."""
    names = {
        folded(name): (one.key, rank)
        for one in ledger.fields
        for rank, name in enumerate((one.label, *one.aliases))
    }
    best: dict[str, tuple[int, int]] = {}
    for place, label in enumerate(header):
        key, rank = names.get(folded(label)) or names.get(UNIT.sub("", folded(label))) or ("", 0)
        if key and (rank, place) < best.get(key, (len(names), 0)):
            best[key] = (rank, place)
    return {place: key for key, (_, place) in sorted(best.items(), key=lambda one: one[1][1])}


def header_of(ledger: Ledger, rows: Sequence[Sequence[str]]) -> int | None:
    """The first row with enough known labels, within the first twenty."""
    places = range(min(20, len(rows)))
    return next((place for place in places if len(propose(ledger, rows[place])) >= KNOWN), None)
