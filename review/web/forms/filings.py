"""The form about what a filing authority did, and what was answered."""

from __future__ import annotations

from flask_wtf.file import FileField
from wtforms import DateField
from wtforms.validators import InputRequired

from review.actions.filing_events import Event
from review.actions.performance import Evidence
from review.law.vocabulary import Filed
from review.web.forms.fields import Form, area, choice, line


class EventForm(Form):
    kind = choice("事项", Filed)
    on = DateField("日期", [InputRequired("请填写日期")])
    number = line("对方文号", 60, required=False)
    note = area("说明", 3000, required=False)
    late_reason = area("补录理由", 1000, required=False, help="已过去五个工作日以上的必填")
    file = FileField("来文或者回执", description="不超过50 MB")

    def event(self, evidence: Evidence | None) -> Event:
        return Event(
            self.kind.data,
            self.on.data,
            self.number.data or "",
            self.note.data or "",
            self.late_reason.data or "",
            evidence,
        )
