"""Forms of the review itself: annotate, remark, answer, opine, decide, sign, archive."""

from __future__ import annotations

from typing import Self

from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from review.actions.annotations import Note
from review.actions.placements import Span
from review.law.kinds import KINDS
from review.law.vocabulary import (
    Category,
    Conclusion,
    Disposition,
    Kind,
    Reply,
    Retention,
    Severity,
)
from review.web.forms.fields import Form, area, choice, line, offered


class AnnotateForm(Form):
    start_block = HiddenField()
    start = HiddenField()
    end_block = HiddenField()
    end = HiddenField()
    quote = HiddenField()
    finding = HiddenField()
    severity = choice("程度", Severity)
    category = choice("类别", Category)
    text = area("意见", 5000)
    basis = line(
        "依据", 2000, required=False, help="从列表中选法条，也可以自己写；几条依据用分号隔开"
    )
    proposal = area("建议改为", 5000, required=False)

    def note(self) -> Note:
        """Words that were left as they are propose nothing."""
        proposal = (self.proposal.data or "").strip()
        return Note(
            severity=self.severity.data,
            category=self.category.data,
            text=self.text.data,
            basis=self.basis.data or "",
            proposal="" if proposal == (self.quote.data or "").strip() else proposal,
        )

    def place(self, span: Span | None, quote: str) -> None:
        """Point the form at other words, or at none yet."""
        place = span or Span("", 0, "", 0)
        self.start_block.data, self.end_block.data = place.start_block, place.end_block
        self.start.data = str(place.start) if span else ""
        self.end.data = str(place.end) if span else ""
        self.quote.data = quote if span else ""

    def span(self) -> Span | None:
        """Where the words stand, or None where the fields do not say."""
        start, end = self.start.data or "", self.end.data or ""
        block = self.start_block.data or ""
        if not (block and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            return None
        return Span(block[:60], int(start[:9]), (self.end_block.data or block)[:60], int(end[:9]))


class PlaceForm(Form):
    start_block = HiddenField()
    start = HiddenField()
    end_block = HiddenField()
    end = HiddenField()
    quote = area("在新版中的原文", 2000, help="从新版文本复制要定位的词句")
    span = AnnotateForm.span


class SetAsideForm(Form):
    reason = area("理由", 1000, required=False)


class RemarkForm(Form):
    text = area("回复", 3000)
    seen = HiddenField()

    def placement(self) -> int | None:
        """The placement the writer saw, None where the form does not say."""
        seen = self.seen.data or ""
        return int(seen[:9]) if seen.isascii() and seen.isdigit() else None


class ChargeForm(Form):
    to = line("请谁处理", 120, required=False)


class AnswerForm(Form):
    reply = choice("采纳情况", Reply)
    reason = area("理由", 3000, required=False, help="部分采纳、不采纳的须写明理由")


class OpinionForm(Form):
    """`of` offers the conclusions of the kind, and where they have one, what follows from them."""

    revision = HiddenField()
    conclusion = choice("结论", Conclusion)
    disposition = choice("处理", Disposition, required=False)
    text = area("审查意见", 10000)
    risk = area(
        "风险提示",
        5000,
        required=False,
        help="结论为“探索性”的必填：国家尚无规定，会有哪些法律风险",
    )

    @classmethod
    def of(cls, kind: Kind) -> Self:
        form, conclusions = cls(), KINDS[kind].conclusions
        form.conclusion.choices = offered(
            (conclusion.value, conclusion.label) for conclusion in conclusions
        )
        finer = {
            word for conclusion in conclusions for word in KINDS[kind].dispositions(conclusion)
        }
        if finer:
            form.disposition.choices = offered(
                (disposition.value, disposition.label)
                for disposition in Disposition
                if disposition in finer
            )
        else:
            del form.disposition
        if Conclusion.EXPLORATORY not in conclusions:
            del form.risk
        return form


class DecisionForm(Form):
    revision = HiddenField()
    note = area("意见", 2000, required=False)


class VoidNumberForm(Form):
    reason = area("作废的理由", 2000, help="如：不再制发，改由区政府制发，文号编排有误")


class UpholdForm(Form):
    revision = HiddenField()
    note = area("为什么不影响审查结论", 2000, help="写明改动了什么；记入审查日志，告知办公室和律师")


class SignForm(Form):
    file = FileField("签署件", description="盖章扫描的 PDF 或 Word，不超过50 MB")
    signed_on = DateField("签订日期", [InputRequired("请填写签订日期")])
    signatory = line("签署人", 60)
    copies = IntegerField(
        "份数", [InputRequired("请填写份数"), NumberRange(1, 99, "份数应在1到99之间")]
    )
    kept = HiddenField()
    explanation = area(
        "差异说明", 2000, required=False, help="例如：签署日期、账号为签署时手写填写"
    )


class ArchiveForm(Form):
    retention = choice("保管期限", Retention)
    shelf = line("存放位置", 100, required=False)


__all__ = [
    "AnnotateForm", "AnswerForm", "ArchiveForm", "ChargeForm", "DecisionForm", "OpinionForm",
    "PlaceForm", "RemarkForm", "SignForm", "UpholdForm",
    "VoidNumberForm",
]  # fmt: skip
