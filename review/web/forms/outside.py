"""Forms of what other organs did with a document: one for every row of `law.outside_records`."""

from __future__ import annotations

from flask_wtf.file import FileField

from review.actions import outside
from review.actions.performance import Evidence
from review.law.outside_records import ROWS
from review.law.vocabulary import Outside, StepName
from review.models import Matter, Person, Revision
from review.registers import document_records
from review.web.forms.act import LATE, ActForm
from review.web.forms.acts import IssueForm, PublishForm
from review.web.forms.fields import area, choice, day, line, offered
from review.words import Listed, Words

ASKED = {"body": "body", "number": "number", "outcome": "outcome", "text": "text", "paper": "paper"}


class OutsideForm(ActForm):
    """`fit` leaves of the fields what the row asks, in the row's words."""

    rows = (("on", "outcome"), ("body", "number"), ("text",), ("paper",), ("late_reason",))
    on = day("日期")
    body = line("机关", 200, required=False)
    number = line("文号", 60, required=False)
    outcome = choice("结论", (), required=False)
    text = area("说明", 5000, required=False)
    paper = FileField("文书", description="扫描件或者电子文件，不超过50 MB")
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def fit(self, matter: Matter) -> None:
        row = ROWS[self.step]
        self.on.label.text = row.day
        for name in ASKED:
            label = getattr(row, name)
            if not label:
                del self[name]
                continue
            self[name].label.text = label
            self[name].flags.required = name in row.must
        if self.outcome:
            self.outcome.choices = offered((word.value, word.label) for word in row.outcomes)
        if row.kind is Outside.SENT and not self.body.data:
            self.body.data = document_records.normative(matter).way.to
        if row.kind is Outside.COSIGNED:
            waiting = Listed("、", document_records.unsigned(matter))
            self.body.data = self.body.data or waiting.partition("、")[0]
            self.body.description = (
                Words("尚未会签：{waiting}", waiting=waiting) if waiting else "各机关均已会签"
            )

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        sent = self.paper.data if self.paper else None
        told = outside.Happening(
            self.on.data,
            self.body.data or "" if self.body else "",
            self.number.data or "" if self.number else "",
            self.outcome.data or "" if self.outcome else "",
            self.text.data or "" if self.text else "",
            self.late_reason.data or "",
            Evidence(sent.filename, sent.read()) if sent else None,
        )
        outside.record(matter, self.step, seen, told, by=by)


class TheirIssueForm(IssueForm):
    there = StepName.RECORD_ISSUE

    def fit(self, matter: Matter) -> None:
        self.file.label.text = "印发的文本"
        self.file.description = "带文号、成文日期的 Word 或 PDF，逐段与送出的文本核对"
        self.number.label.text = "制发机关的发文字号"
        self.number.description = ""
        self.by_hand.label.text = "与送出文本不同之处"
        self.by_hand.description = "印发的文本有改动的，写明改了什么、由谁决定"


class TheirPublicationForm(PublishForm):
    there = StepName.RECORD_PUBLICATION

    def fit(self, matter: Matter) -> None:
        del self.soon_reason
        self.endless_reason.description = "制发机关没有规定有效期的，照实写明"


FORMS: dict[StepName, type[ActForm]] = {
    **dict.fromkeys(ROWS, OutsideForm),
    StepName.RECORD_ISSUE: TheirIssueForm,
    StepName.RECORD_PUBLICATION: TheirPublicationForm,
}
