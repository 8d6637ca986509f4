"""What the section says of a matter, a form for each kind; `rows` is how the page lays it out."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms import RadioField, SelectChoice, ValidationError
from wtforms.validators import InputRequired

from review.actions.terms import (
    ConsultationTerms,
    ContractTerms,
    InternalTerms,
    NormativeTerms,
    Terms,
)
from review.law.vocabulary import Kind, Method, Nature, Subject
from review.web.forms.fields import Form, amount, area, choice, line, yes_no

REMARK = "需要说明的情况"


class TermsForm(Form):
    rows: tuple[tuple[str, ...], ...]

    def terms(self) -> Terms:
        raise NotImplementedError


class ContractForm(TermsForm):
    rows = (
        ("title",), ("counterparty", "credit_code"), ("amount", "nature", "method"), ("note",),
    )  # fmt: skip
    title = line("合同名称", 200)
    counterparty = line("相对方", 200)
    credit_code = line("统一社会信用代码", 18, required=False, help="18位，可从营业执照抄录")
    amount = amount("标的额（元）")
    nature = choice("合同性质", Nature)
    method = choice("签订方式", Method)
    note = area(REMARK, 2000, required=False)

    def validate_credit_code(self, field: object) -> None:
        code = (self.credit_code.data or "").upper()
        if code and (len(code) != 18 or not code.isalnum() or not code.isascii()):
            raise ValidationError("统一社会信用代码应为18位数字或大写字母")

    def terms(self) -> Terms:
        return ContractTerms(
            title=self.title.data,
            counterparty=self.counterparty.data,
            credit_code=(self.credit_code.data or "").upper(),
            amount=self.amount.data,
            nature=self.nature.data,
            method=self.method.data,
            note=self.note.data or "",
        )


BUSINESS = "与经营主体生产经营活动密切相关的，公开征求意见、公平竞争审查和施行日期另有要求"


class NormativeForm(TermsForm):
    rows = (("title",), ("business",), ("note",))
    title = line("文件名称", 200)
    business = yes_no("是否与经营主体生产经营活动密切相关", help=BUSINESS)
    note = area(REMARK, 2000, required=False)

    def terms(self) -> Terms:
        return NormativeTerms(
            title=self.title.data,
            business=self.business.data,
            note=self.note.data or "",
        )


class InternalForm(TermsForm):
    rows = (("title",), ("note",))
    title = line("制度名称", 200)
    note = area(REMARK, 2000, required=False)

    def terms(self) -> Terms:
        return InternalTerms(title=self.title.data, note=self.note.data or "")


class ConsultationForm(TermsForm):
    rows = (("title",), ("subject",), ("question",), ("note",))
    title = line("咨询事项", 200)
    subject = choice("事项类别", Subject)
    question = area("要问的问题", 5000)
    note = area(REMARK, 2000, required=False)

    def terms(self) -> Terms:
        return ConsultationTerms(
            title=self.title.data,
            subject=self.subject.data,
            question=self.question.data,
            note=self.note.data or "",
        )


FORMS: dict[Kind, type[TermsForm]] = {
    Kind.CONTRACT: ContractForm,
    Kind.NORMATIVE: NormativeForm,
    Kind.INTERNAL: InternalForm,
    Kind.CONSULTATION: ConsultationForm,
}
TEXTS = {
    Kind.CONTRACT: "合同文本",
    Kind.NORMATIVE: "文件草案",
    Kind.INTERNAL: "制度草案",
    Kind.CONSULTATION: "要审查的文本",
}


class TextForm(Form):
    """What stands beside the terms when a matter is opened."""

    file = FileField("文本", description="Word（.docx）或有文字层的 PDF，不超过50 MB")
    secret = RadioField(
        "是否涉密",
        [InputRequired("请选择是否涉密")],
        choices=[SelectChoice("no", "不涉密"), SelectChoice("yes", "涉密")],
    )


def opening(kind: Kind) -> Any:
    """The form that opens a matter of this kind: its terms, its text, the secrecy question."""
    form = type(f"New{FORMS[kind].__name__}", (FORMS[kind], TextForm), {})()
    form.file.label.text = TEXTS[kind]
    return form
