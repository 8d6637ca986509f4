"""Forms of a clean-up: opening it, what is to become of a text, the decision, the published result."""

from __future__ import annotations

from review.actions.campaigns import Opened
from review.actions.upkeep import Decided
from review.law.campaigns import OUTCOMES
from review.law.vocabulary import CampaignCause, Upkept
from review.web.forms.fields import Form, area, choice, day, line

LATE = "距今超过五个工作日的必填"
KINDS = [(kind.value, kind.label) for kind in OUTCOMES]


class OpenForm(Form):
    name = line("清理名称", 100, help="如：2026年行政规范性文件清理")
    cause = choice("起因", CampaignCause)
    basis = area("依据", 1000, help="清理通知的文号，或者有变化的上位法")
    cutoff = day("截止日期", help="这一天现行有效的文件列入清单，清单以后不再改变")

    def opened(self) -> Opened:
        return Opened(
            self.name.data or "", self.cause.data, self.basis.data or "", self.cutoff.data
        )


class ProposeForm(Form):
    kind = choice("清理意见", KINDS)
    grounds = area("理由", 3000)

    @property
    def outcome(self) -> Upkept:
        return Upkept(self.kind.data)


class DecideForm(Form):
    kind = choice("清理决定", KINDS)
    decided_on = day("决定日期")
    body = line("作出决定的机关或者会议", 200)
    grounds = area("理由和依据", 3000)
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def decided(self) -> Decided:
        return Decided(
            Upkept(self.kind.data), self.decided_on.data, self.body.data or "",
            self.grounds.data or "", self.late_reason.data or "",
        )  # fmt: skip


class ResultForm(Form):
    published_on = day("公布日期")
    place = line("公布渠道和网址", 200)
    late_reason = area("补录理由", 1000, required=False, help=LATE)
