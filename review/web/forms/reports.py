"""The forms of an annual report: its blocks, what is asked of sections, corrections, steps."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField

from review.actions.year_report import LABELS, Told
from review.law.year_report import Step
from review.registers.year_report import RECEIVERS
from review.web.forms.fields import Form, area, choice, day, line
from review.words import Words


class OpenForm(Form):
    receivers = line("主送", 200, help=Words("如：{receivers}", receivers=RECEIVERS))
    copies = line("抄送", 200, required=False)


class BlockForm(Form):
    heading = line("标题", 200, help="修改后的标题沿用到以后各年")
    text = area("文字", 20000, required=False)
    inside = BooleanField("不公开", description="报送稿有这一部分，公开稿没有")


class AskForm(Form):
    section = choice("科室", ())
    due_on = day("期限")


class AmendForm(Form):
    key = choice("指标", ())
    value = line("更正为", 40)
    reason = area("理由", 1000)
    source = line("数字来源", 200, help="如：某科室台账、某文件文号")


class WeighForm(Form):
    key = HiddenField()
    taken = HiddenField()
    reason = line("不采用的理由", 500, required=False)


class StepForm(Form):
    """What one step asks; the other fields are not drawn and tell nothing."""

    on = day("日期", required=False)
    number = line(LABELS["number"], 60, required=False)
    receiver = line(LABELS["receiver"], 200, required=False)
    place = line(LABELS["place"], 200, required=False)
    meeting = line(LABELS["meeting"], 200, required=False)
    reason = area("理由", 1000, required=False)

    def asked(self, step: Step) -> list[Any]:
        late = ("reason",) if step.reason or "on" in step.asks else ()
        return [self[name] for name in (*step.asks, *late)]

    def told(self) -> Told:
        return Told(
            on=self.on.data, number=self.number.data or "", receiver=self.receiver.data or "",
            place=self.place.data or "", meeting=self.meeting.data or "",
            reason=self.reason.data or "",
        )  # fmt: skip
