"""Forms of a clean-up: opening it, what is to become of a text, the decision, the published result."""

from __future__ import annotations

from review import clock
from review.actions.campaigns import Opened
from review.actions.upkeep import Decided
from review.law.campaigns import OUTCOMES
from review.law.meetings import Minutes
from review.law.vocabulary import CampaignCause, Resolution, Upkept
from review.web.forms.fields import Form, area, choice, day, line, whole

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


class ResolutionForm(Form):
    outcome = choice("审议结果", Resolution)
    number = line("纪要文号", 60, required=False, help="登记召开时没有写的必填")
    in_favour = whole("同意（人）", 999, help="不表决的填0")
    against = whole("反对（人）", 999)
    abstained = whole("弃权（人）", 999)
    dissent = area("不同意见", 5000, required=False, help="有反对或者弃权的必填，如实载明")
    last_word = area("主要负责人末位发言", 5000, required=False, help="作出决定的必填")

    def minutes(self) -> Minutes:
        """The sitting itself tells its name, day and attendance."""
        return Minutes(
            name="", held_on=clock.today(), number=self.number.data or "", attendance="",
            in_favour=self.in_favour.data, against=self.against.data,
            abstained=self.abstained.data, outcome=self.outcome.data,
            dissent=self.dissent.data or "", last_word=self.last_word.data or "",
        )  # fmt: skip


class ResultForm(Form):
    published_on = day("公布日期")
    place = line("公布渠道和网址", 200)
    late_reason = area("补录理由", 1000, required=False, help=LATE)
