"""The form of a meeting's decision, and at which sitting it was taken where the office keeps bodies."""

from __future__ import annotations

from typing import Any

from review import clock
from review.actions import meetings
from review.chinese import spoken_date
from review.law.kinds import KINDS
from review.law.meetings import Minutes
from review.law.vocabulary import Resolution, StepName
from review.models import AgendaItem, Matter, Person, Revision
from review.registers import sittings
from review.web.forms.act import LATE, ActForm
from review.web.forms.fields import Form, area, choice, day, line, offered, whole

TOLD_BY_IT = ("name", "held_on", "attendance")


def at_a_sitting(form: Form, matter: Matter) -> None:
    """Offer the sittings that had the matter before them, in place of what they tell themselves."""
    if not sittings.keeping():
        del form["item"]
        return
    form["item"].choices = offered(
        (str(agenda_item.id), _named(agenda_item)) for agenda_item in sittings.undecided(matter)
    )
    for name in TOLD_BY_IT:
        del form[name]


def _named(item: AgendaItem) -> str:
    record = item.sitting.record
    assert record is not None
    return f"{item.sitting.name}（{spoken_date(record.held_on)}）"


def where(form: Any) -> dict[str, Any]:
    """The item of the sitting, or what was typed of the meeting."""
    if form.item:
        return {
            "item": int(form.item.data), "name": "", "held_on": clock.today(), "attendance": "",
        }  # fmt: skip
    return {name: form[name].data for name in TOLD_BY_IT}


class MeetingForm(ActForm):
    """`item`: where the office keeps bodies, the sitting tells its name, day and attendance."""

    rows = (
        ("item", "outcome"), ("name", "held_on", "number"), ("attendance",),
        ("in_favour", "against", "abstained"),
        ("discussion",), ("dissent",), ("last_word",), ("late_reason",),
    )  # fmt: skip
    item, outcome = choice("会议", ()), choice("会议结果", Resolution)
    name = line("会议名称", 200, help="如：2026年第12次主任办公会")
    held_on = day("开会日期")
    number = line("纪要文号", 60)
    attendance = area("出席人员", 2000, help="应到、实到和姓名")
    in_favour = whole("同意（人）", 999)
    against = whole("反对（人）", 999)
    abstained = whole("弃权（人）", 999)
    discussion = area("发言要点", 10_000, required=False)
    dissent = area("不同意见", 5000, required=False, help="有反对或者弃权的必填，如实载明")
    last_word = area("主要负责人末位发言", 5000, required=False)
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def fit(self, matter: Matter) -> None:
        at_a_sitting(self, matter)
        if self.step is not StepName.RECORD_MEETING:
            del self.outcome

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        if self.outcome:
            meetings.decide(matter, seen, self.minutes(self.outcome.data), by=by)
            return
        steps = {step: outcome for outcome, step in KINDS[matter.kind].outcomes.items()}
        meetings.deliberate(matter, seen, self.minutes(steps[self.step]), by=by)

    def minutes(self, outcome: Resolution) -> Minutes:
        return Minutes(
            **where(self),
            number=self.number.data,
            in_favour=self.in_favour.data,
            against=self.against.data,
            abstained=self.abstained.data,
            outcome=outcome,
            discussion=self.discussion.data or "",
            dissent=self.dissent.data or "",
            last_word=self.last_word.data or "",
            late_reason=self.late_reason.data or "",
        )
