"""The form that says when and to whom the list of a year was sent."""

from __future__ import annotations

from wtforms import DateField
from wtforms.validators import InputRequired

from review.actions.annual import Report
from review.web.forms.fields import Form, area, line


class ReportForm(Form):
    on = DateField("报送日期", [InputRequired("请填写报送日期")])
    receiver = line(
        "报送机关", 200, help="区政府名义的文件报区人大常委会；其他的以备案机关要求为准"
    )
    number = line("报送文号或者回执编号", 60, required=False)
    late_reason = area("补录理由", 1000, required=False, help="报送已超过五个工作日的必填")

    def report(self, year: int) -> Report:
        return Report(
            year,
            self.on.data,
            self.receiver.data,
            self.number.data or "",
            self.late_reason.data or "",
        )
