"""The built-in layout of each letter, and the letter of an example by which templates are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from review.paper.issuing import certificates, letters
from review.paper.issuing.advice import Advice, advice_letter
from review.paper.issuing.letter_fields import Adoption, DraftingNote, Section, Supplement

LAYOUTS: Mapping[type[Any], Callable[[Any], bytes]] = {
    letters.Opinion: letters.opinion_letter,
    letters.Legality: letters.legality_opinion,
    Advice: advice_letter,
    Supplement: lambda one: letters.supplement_notice(one.letter, one.text, one.missing, one.by),
    certificates.Clearance: certificates.clearance_sheet,
    Adoption: lambda one: certificates.adoption_table(one.title, one.rows, one.signed, one.on),
    letters.Filing: letters.filing_report,
    DraftingNote: lambda one: letters.drafting_note(
        one.title, {part.heading: part.text for part in one.sections}, one.signed, one.on
    ),
}


def lay(letter: Any) -> bytes:
    """The letter as the built-in layout prints it."""
    return LAYOUTS[type(letter)](letter)


DAY = date(2026, 3, 2)
HEAD = letters.Letter("某中心审〔2026〕7号", "综合科", ("某某中心", "审核人：某某"), DAY)
TEXT = letters.Text("示例文本", 2, "s2:" + "0123456789abcdef" * 4)
ANCHOR = letters.Anchor(120, "fedcba9876543210" * 4)
NOTES = (
    letters.Note(
        "第三条", "须处理", "三日内付清", "付款期限过短", "民法典第五百一十条", "十日内付清"
    ),
    letters.Note("第八条", "建议", "解释权归甲方", "表述不当"),
)
POINTS = (letters.Point("主体资格", "符合"), letters.Point("违约责任", "不符合", "没有约定"))
MATERIALS = ("起草说明：说明.docx", "制定依据：依据.docx")
SAID = "主体适格，主要条款齐备；须处理的批注修改后可以签订。"
EXAMPLES: Mapping[str, Any] = {
    "contract": letters.Opinion(HEAD, TEXT, "修改后签订", SAID, POINTS, NOTES, ANCHOR),
    "legality": letters.Legality(
        HEAD, TEXT, MATERIALS, "审核的是第2版送审稿。", POINTS, "合法。", NOTES, ("注意施行日期",), ANCHOR
    ),
    "decision_review": letters.Legality(
        HEAD, TEXT, MATERIALS, "审查的是第2版送审稿。", POINTS, "合法。", NOTES, ("注意程序",), ANCHOR,
        "合法性审查",
    ),
    "advice": Advice(
        HEAD, TEXT, "某某中心", "某某律师事务所", "能否续租？", MATERIALS, ("民法典第七百三十四条",), SAID,
        POINTS, NOTES, "可行", "期限不明", ANCHOR,
    ),
    "counsel_advice": Advice(
        HEAD, TEXT, "某某中心", "某某律师事务所", "就合法性提出法律意见。", MATERIALS, ("立法法",), SAID,
        POINTS, NOTES, "合法", "没有", ANCHOR,
    ),
    "supplement": Supplement(HEAD, TEXT, (letters.Missing("起草说明", "办公室设置"),), DAY),
    "clearance": certificates.Clearance(
        "某中心签〔2026〕3号", "综合科", "某某公司", TEXT,
        (certificates.Condition("审查意见已出具", True, "某中心审〔2026〕7号"),),
        (certificates.Approved("某某", "分管领导", datetime(2026, 3, 2, 9), "同意"),),
        "某某中心办公室 某某", datetime(2026, 3, 2, 10), ANCHOR,
    ),
    "adoption": Adoption(
        "示例文本", (certificates.Settled("第三条", "原文", "期限过短", "民法典", "采纳"),), "综合科", DAY
    ),
    "filing_report": letters.Filing(
        HEAD, "示例文本", "某中心发〔2026〕1号", DAY, date(2026, 4, 2), "某某", ("起草说明", "正式文本"),
        "由本单位牵头，与某某局联合制发",
    ),
    "drafting_note": DraftingNote(
        "示例文本", (Section("制定的目的和必要性", "规范办理。"),), ("某某中心",), DAY
    ),
}  # fmt: skip
