"""Forms about performance: what happened, the term, an alert, a direction, a supplement."""

from __future__ import annotations

from decimal import Decimal

from flask_wtf.file import FileField
from wtforms import BooleanField, DateField
from wtforms.validators import InputRequired

from review.actions.performance import Evidence, Happening
from review.actions.supplements import Change
from review.law.vocabulary import Alarm, Performed
from review.web.forms.fields import Form, amount, area, choice


class RecordForm(Form):
    kind = choice("事件", Performed)
    on = DateField("发生日期", [InputRequired("请填写发生日期")])
    amount = amount("金额（元）", required=False)
    small = BooleanField(
        "对方是中小企业",
        description="交付、验收的，自当日起算三十日付款期限（保障中小企业款项支付条例第九条）",
    )
    note = area("说明", 3000, required=False)
    late_reason = area("补录理由", 1000, required=False, help="发生已超过五个工作日的必填")
    file = FileField("凭据", description="如发票、验收单、公告截图，不超过50 MB")

    def happening(self, evidence: Evidence | None) -> Happening:
        return Happening(
            self.kind.data,
            self.on.data,
            self.amount.data,
            self.note.data or "",
            self.late_reason.data or "",
            bool(self.small.data),
            evidence,
        )


class TermForm(Form):
    begins_on = DateField("开始日期", [InputRequired("请填写开始日期")])
    ends_on = DateField("届满日期", [InputRequired("请填写届满日期")])
    note = area("说明", 1000, required=False, help="开始日期早于签订日期的，须写明理由")


class AlertForm(Form):
    kind = choice("预警情形", Alarm)
    arisen_on = DateField("发生日期", [InputRequired("请填写发生日期")])
    found = area("情况", 3000, help="发生了什么，对履行有什么影响")
    measures = area("已采取和拟采取的措施", 3000)


class DirectionForm(Form):
    text = area("批示", 2000)


class SupplementForm(Form):
    reason = area("变更的内容和理由", 2000, help="写明改哪些条款、与原合同是什么关系")
    on = DateField("商定变更的日期", [InputRequired("请填写商定变更的日期")])
    added = amount("增加的金额（元）")
    other_goods = BooleanField(
        "不是追加同种货物、工程、服务",
        description="追加同种货物、工程、服务的，补充合同合计不得超过原合同金额的10%，办公室设置了更低上限的，按其设置（政府采购法第四十九条）",
    )
    late_reason = area("补录理由", 1000, required=False, help="商定已超过五个工作日的必填")

    def change(self) -> Change:
        return Change(
            self.reason.data,
            self.on.data,
            self.added.data or Decimal(),
            not self.other_goods.data,
            self.late_reason.data or "",
        )
