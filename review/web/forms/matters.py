"""Forms about a matter: files, assignment, declaration, reasons."""

from __future__ import annotations

from typing import Any, Self

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField

from review.actions.clause_library import Wording
from review.actions.model_texts import About
from review.law.kinds import KINDS
from review.law.successions import PUBLISHED
from review.law.vocabulary import Category, Conflict, MaterialKind
from review.models import Matter
from review.web.forms.fields import Form, area, choice, line, offered


class FileForm(Form):
    file = FileField("文件")
    kept = HiddenField()
    note = area("修改说明", 2000, required=False)
    sure = BooleanField("确认这就是本事项的新文本")


class MaterialForm(Form):
    """`of` offers what is asked for with matters of that kind; once published, what its filing holds."""

    kind = choice("材料种类", MaterialKind)
    file = FileField("文件")
    kept = HiddenField()

    @classmethod
    def of(cls, matter: Matter) -> Self:
        form, row = cls(), KINDS[matter.kind]
        subject = matter.consultation.subject if matter.consultation else None
        kinds = [wanted.kind for wanted in row.materials if wanted.asked(subject)]
        if matter.status in PUBLISHED:
            kinds += row.filed
        form.kind.choices = offered((kind.value, kind.label) for kind in kinds)
        return form


class TemplateForm(Form):
    """`replaces` offers the editions in use."""

    title = line("名称", 200)
    edition = line("版次", 60, help="如“2026年版”“GF-2025-0603”")
    owner = line("归口", 200, help="由哪个科室或者谁负责修订")
    basis = line("依据", 500, help="为什么用这份文本：规定、通知、会议决定或者办公室惯例")
    source = line("来源", 500, required=False, help="发布机关和文号；自己起草的不填")
    replaces = choice("代替", (), required=False, help="选了以后，原来那一版同时停用")
    file = FileField("文件")

    def about(self) -> About:
        values = {name: self[name].data or "" for name in About._fields}
        return About(**values)


class PredecessorForm(Form):
    old = choice("修订的文件", ())
    reason = area("修订的理由", 2000, required=False)


class LetterTemplateForm(Form):
    file = FileField(
        "模板文件", [FileRequired("请选择模板文件")], description="Word（.docx），写有下面的字段"
    )
    note = line("改动说明", 500, required=False)


class ClauseForm(Form):
    title = line("名称", 200, help="如“争议解决”“付款期限”")
    category = choice("类别", Category)
    approved = area("认可的写法", 3000)
    fallback = area("可以接受的写法", 3000, required=False)
    refused = area(
        "不接受的表述",
        3000,
        required=False,
        help="一行一个；……代表同一句里的任何文字。合同里有这些文字时，检查会提示。",
    )
    reason = area("理由", 2000)
    basis = line("依据", 300, required=False)

    def wording(self) -> Wording:
        values: dict[str, Any] = {name: self[name].data or "" for name in Wording._fields}
        return Wording(**values)


class ReasonForm(Form):
    reason = area("理由", 2000)


class AssignForm(Form):
    counsel = choice("法律顾问", ())
    reason = area("理由", 2000, required=False)


class DeclareForm(Form):
    conflict = choice("利益冲突声明", Conflict)
    statement = area("说明", 2000, required=False, help="披露或回避的，请写明情形")


class SaveForm(Form):
    name = line("名称", 40)
