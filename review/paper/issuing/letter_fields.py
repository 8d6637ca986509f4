"""The fields of each letter by their Chinese names, as an office writes them into a template of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from review.chinese import spoken_date
from review.paper.issuing import certificates, letters
from review.paper.issuing.advice import Advice
from review.paper.issuing.gbt9704 import OfficialPage, writable

Values = dict[str, Any]
"""By field: a text, a list of texts, or a list of rows of texts by column."""


@dataclass(frozen=True)
class Supplement:
    letter: letters.Letter
    text: letters.Text
    missing: tuple[letters.Missing, ...]
    by: date


@dataclass(frozen=True)
class Adoption:
    title: str
    rows: tuple[certificates.Settled, ...]
    signed: str
    on: date


@dataclass(frozen=True)
class Section:
    heading: str
    text: str


@dataclass(frozen=True)
class DraftingNote:
    title: str
    sections: tuple[Section, ...]
    signed: tuple[str, ...]
    on: date


_NOTES = {"notes": "批注", "points": "审查要点", "conclusion": "结论"}
NAMES: Mapping[type[Any], Mapping[str, str]] = {
    letters.Letter: {"number": "文号", "to": "主送", "signed": "署名", "on": "日期"},
    letters.Text: {"title": "文本名称", "revision": "版次", "fingerprint": "文本指纹"},
    letters.Anchor: {"size": "日志条数", "root": "日志根"},
    letters.Note: {
        "clause": "条款", "severity": "程度", "quote": "原文", "problem": "问题", "basis": "依据",
        "proposal": "建议",
    },
    letters.Point: {"label": "要点", "result": "结果", "note": "说明"},
    letters.Missing: {"what": "内容", "basis": "依据"},
    letters.Opinion: {**_NOTES, "said": "意见", "form": "文种", "declarations": "声明"},
    letters.Legality: {
        **_NOTES, "materials": "材料", "facts": "基本情况", "risks": "风险提示", "form": "文种",
    },
    Advice: {
        **_NOTES, "client": "委托人", "firm": "受托人", "question": "委托事项", "materials": "材料",
        "bases": "法律依据", "said": "意见", "risk": "风险提示",
    },
    Supplement: {"missing": "补正内容", "by": "补正期限"},
    certificates.Condition: {"label": "条件", "met": "是否满足", "evidence": "凭据"},
    certificates.Approved: {"name": "姓名", "role": "职务", "at": "时间", "note": "审批意见"},
    certificates.Clearance: {
        "number": "文号", "section": "送审科室", "party": "相对方", "conditions": "签署条件",
        "approvals": "审批记录", "cleared_by": "署名", "at": "日期",
    },
    certificates.Settled: {
        "clause": "条款", "quote": "原文", "remark": "审查意见", "basis": "依据", "reply": "采纳情况",
        "reason": "理由",
    },
    Adoption: {"title": "文本名称", "rows": "采纳情况表", "signed": "署名", "on": "日期"},
    letters.Filing: {
        "title": "文本名称", "document_number": "发文字号", "published_on": "公布日期",
        "effective_on": "施行日期", "issuer": "签发人", "annexes": "附件",
        "jointly": "联合制发",
    },
    Section: {"heading": "标题", "text": "内容"},
    DraftingNote: {"title": "文本名称", "sections": "各部分", "signed": "署名", "on": "日期"},
}  # fmt: skip
BESIDE = {"letter": letters.Letter, "text": letters.Text, "anchor": letters.Anchor}
# What a letter proves by must stand on it, however the office words it.
KEPT = ("文号", "文本名称", "结论", "文本指纹", "补正期限", "发文字号", "署名", "日期")
ONE_TEXT = ("署名",)


def values(letter: Any) -> Values:
    """Every field of a filled letter with what stands in it; "" where the letter has nothing to say."""
    found = {name: _value(name, getattr(letter, key)) for key, name in NAMES[type(letter)].items()}
    for key, kind in BESIDE.items():
        if hasattr(letter, key) and type(letter) is not DraftingNote:
            part = getattr(letter, key)
            if isinstance(part, kind) or part is None:
                found |= values(part) if part else dict.fromkeys(NAMES[kind].values(), "")
    return found


def kept(fields: Values) -> tuple[str, ...]:
    """The fields that no template of this letter may leave out."""
    return tuple(name for name in KEPT if name in fields)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        if name in ONE_TEXT:
            return "\n".join(writable(each) for each in value)
        return [_value("", each) if isinstance(each, str) else values(each) for each in value]
    if isinstance(value, bool):
        return "满足" if value else "未满足"
    if isinstance(value, datetime) and name != "日期":
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return spoken_date(value)
    return writable(str(value))


def starter(title: str, fields: Values) -> bytes:
    """A template with every field in its place, for the office to word and lay out anew."""
    page = OfficialPage(f"《{{{{ 文本名称 }}}}》\n{title}")
    for name, value in fields.items():
        if isinstance(value, str):
            page.labelled(name, f"{{{{ {name} }}}}")
        else:
            page.heading(name)
            page.text(f"{{%p for 行 in {name} %}}")
            for line in _columns(value):
                page.text(line)
            page.text("{%p endfor %}")
    return page.content()


def _columns(rows: list[Any]) -> list[str]:
    if rows and isinstance(rows[0], dict):
        return [f"{name}：{{{{ 行.{name} }}}}" for name in rows[0]]
    return ["{{ 行 }}"]


def columns(fields: Values) -> frozenset[str]:
    """Every column of every list."""
    lists = (value for value in fields.values() if isinstance(value, list))
    return frozenset(
        name for rows in lists for row in rows if isinstance(row, dict) for name in row
    )
