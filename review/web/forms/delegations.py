"""The form of a delegation: who, for whom, from when until when, why."""

from __future__ import annotations

from wtforms import DateField
from wtforms.validators import InputRequired

from review.web.forms.fields import Form, area, choice


class DelegateForm(Form):
    absent = choice("由谁授权", ())
    deputy = choice("代理人", ())
    begins = DateField("开始日期", [InputRequired("请填写开始日期，如 2026-12-01")])
    ends = DateField("结束日期", [InputRequired("请填写结束日期，如 2026-12-05")])
    reason = area("事由", 500, help="如出差、休假；记入审查日志")
