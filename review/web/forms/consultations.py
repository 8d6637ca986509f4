"""Forms about a question put to counsel: the meeting that decides it, the reason for haste."""

from __future__ import annotations

from typing import Any, Self

from wtforms import DateField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from review.law.meetings import ENTRIES, Minutes
from review.law.vocabulary import Reply, Resolution, Subject
from review.models import Matter
from review.web.forms.fields import Form, area, choice, line
from review.web.forms.meetings import TOLD_BY_IT, at_a_sitting, where
from review.words import Words


def _votes(label: str) -> IntegerField:
    said = Words("{label}应为0到999的整数", label=label)
    return IntegerField(label, [InputRequired(said), NumberRange(0, 999, said)], default=0)


class MinutesForm(Form):
    item = choice("会议", ())
    name = line("会议名称", 100, help="如主任办公会、党组会")
    held_on = DateField("会议日期", [InputRequired("请填写会议日期")])
    number = line("会议纪要文号", 60, required=False)
    attendance = area("出席人员", 2000)
    in_favour = _votes("同意")
    against = _votes("不同意")
    abstained = _votes("弃权")
    discussion = area("发言要点", 10000, required=False)
    dissent = area("不同意见", 5000, required=False, help="如实载明；没有的写“无”")
    last_word = area("主要领导末位表态", 5000, required=False)
    outcome = choice("会议结果", Resolution)
    decided = area("决定内容", 5000)
    followed = choice("是否采纳法律意见", Reply)
    departure = area("未完全采纳的理由", 5000, required=False)
    late_reason = area("补录理由", 1000, required=False, help="会议已过去五个工作日以上的必填")

    @classmethod
    def of(cls, matter: Matter, subject: Subject) -> Self:
        """What the record of this subject must hold is not marked 选填."""
        form = cls()
        at_a_sitting(form, matter)
        for entry in ENTRIES:
            if subject in entry.of and entry.field in form:
                form[entry.field].flags.required = True
        return form

    def minutes(self) -> Minutes:
        said: dict[str, Any] = {
            name: field.data if field.data is not None else ""
            for name, field in self._fields.items()
        }
        for name in ("csrf_token", "item", *TOLD_BY_IT):
            said.pop(name, None)
        return Minutes(**said, **where(self))
