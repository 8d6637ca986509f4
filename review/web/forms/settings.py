"""Forms of the settings: a value, its reason, a year's notice."""

from __future__ import annotations

from typing import Any, Self

from flask_wtf.file import FileField
from wtforms import IntegerField
from wtforms.validators import Optional

from review.law.setting import Choice
from review.law.vocabulary import Unit
from review.web.forms.fields import Form, area, choice, line, offered


class ValueForm(Form):
    value = line("新的数值", 40, required=False, help="留空表示恢复默认值")
    unit = choice("单位", Unit, required=False)
    reason = area("理由或者依据", 1000, help="例如本区规定的名称和条文；记入审查日志")


class ChoiceForm(ValueForm):
    value = choice("新的选择", (), required=False)

    @classmethod
    def of(cls, row: Choice, **given: Any) -> Self:
        form = cls(**given)
        form.value.choices = offered(row.options)
        return form


class RecomputeForm(Form):
    reason = area("重新计算的理由", 1000)


class NoticeForm(Form):
    """A notice as a file, or typed; one of the two."""

    file = FileField("通知文件（JSON）")
    year = IntegerField("年度", [Optional()])
    paper = line(
        "通知名称", 200, required=False, help="如：国务院办公厅关于2027年部分节假日安排的通知"
    )
    days = area(
        "逐行填写",
        8000,
        required=False,
        help="每行一段：日期或起止日期、节日、休或班，如“2027-01-01至2027-01-03 元旦 休”；"
        "通知中改动上一年12月的日期也写在这里",
    )


class TakeInForm(Form):
    notice = area("放假安排", 60_000)


class DemandForm(Form):
    reason = area("理由或者依据", 1000, help="例如本区规定的名称和条文；记入审查日志")
