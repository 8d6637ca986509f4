"""Forms about a matter: its terms, assignment, declaration, reasons."""

from __future__ import annotations

from flask_wtf.file import FileField
from wtforms import RadioField, SelectChoice, ValidationError
from wtforms.validators import InputRequired

from review.actions.matters import Terms
from review.law.vocabulary import Conflict, MaterialKind, Method, Nature
from review.web.forms.fields import Form, amount, area, choice, line


class TermsForm(Form):
    title = line("合同名称", 200)
    counterparty = line("相对方", 200)
    credit_code = line("统一社会信用代码", 18, required=False, help="18位，可从营业执照抄录")
    amount = amount("标的额（元）")
    nature = choice("合同性质", Nature)
    method = choice("签订方式", Method)
    note = area("需要说明的情况", 2000, required=False)

    def validate_credit_code(self, field: object) -> None:
        code = (self.credit_code.data or "").upper()
        if code and (len(code) != 18 or not code.isalnum() or not code.isascii()):
            raise ValidationError("统一社会信用代码应为18位数字或大写字母")

    def terms(self) -> Terms:
        return Terms(
            title=self.title.data,
            counterparty=self.counterparty.data,
            credit_code=(self.credit_code.data or "").upper(),
            amount=self.amount.data,
            nature=self.nature.data,
            method=self.method.data,
            note=self.note.data or "",
        )


class NewForm(TermsForm):
    file = FileField("合同文本", description="Word（.docx）或有文字层的 PDF，不超过50 MB")
    secret = RadioField(
        "是否涉密",
        [InputRequired("请选择是否涉密")],
        choices=[SelectChoice("no", "不涉密"), SelectChoice("yes", "涉密")],
    )


class FileForm(Form):
    file = FileField("文件")
    note = area("修改说明", 2000, required=False)


class MaterialForm(Form):
    kind = choice("材料种类", MaterialKind)
    file = FileField("文件")


class ReasonForm(Form):
    reason = area("理由", 2000)


class AssignForm(Form):
    counsel = choice("法律顾问", ())
    reason = area("改派理由", 2000, required=False)


class DeclareForm(Form):
    conflict = choice("利益冲突声明", Conflict)
    statement = area("说明", 2000, required=False, help="披露或回避的，请写明情形")
