"""Forms about one deadline: lengthen it, stop its clock."""

from __future__ import annotations

from wtforms import IntegerField
from wtforms.validators import InputRequired

from review.web.forms.fields import Form, area


class ExtendForm(Form):
    amount = IntegerField("延长多少", [InputRequired("请填写延长的期限，应为整数")])
    why = area("延长的理由", 1000)


class HoldForm(Form):
    why = area("停止计算的理由", 1000, help="如专家论证、调查核实；这些天不计入期限")
