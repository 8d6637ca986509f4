"""Forms of the acts on a document, one for each step that asks for more than a reason.

`rows` is how the page lays the fields out; `act` does the deed with what was typed.
"""

from __future__ import annotations

from typing import Any, ClassVar

from flask_wtf.file import FileField, FileRequired

from review.actions import documents, drafting, filings, issuing, signing, upkeep
from review.actions.personal_signatures import Signature
from review.law.kinds import DOCUMENTS, KINDS
from review.law.vocabulary import (
    DraftingDuty,
    Exempt,
    Issuer,
    Receiver,
    StepName,
    Unasked,
    Verdict,
)
from review.models import AllottedNumber, CommentPeriod, Filing, Matter, Person, Revision
from review.registers import allotted_numbers, document_records
from review.registers.batching import last, rows
from review.web.forms.act import LATE, ActForm
from review.web.forms.fields import Form, area, choice, day, line, offered, whole
from review.web.forms.meetings import MeetingForm
from review.words import Words


class CommentForm(ActForm):
    rows = (("began_on", "ends_on"), ("place",), ("short_reason",), ("late_reason",))
    began_on = day("开始日期")
    ends_on = day("截止日期")
    place = line("发布渠道", 200, help="如：区政府网站“意见征集”栏目的网址")
    short_reason = area("缩短期限的理由", 2000, required=False, help="短于规定期限的必填")
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        asked = drafting.Period(
            self.began_on.data,
            self.ends_on.data,
            self.place.data,
            self.short_reason.data or "",
            self.late_reason.data or "",
        )
        drafting.open_comment(matter, asked, by=by)


class CommentResultForm(ActForm):
    rows = (("summary",),)
    summary = area("采纳情况", 10_000)

    def fit(self, matter: Matter) -> None:
        """The counts are those of the comments entered one by one; their summary is offered."""
        period = last(CommentPeriod, matter)
        if period is None:
            return
        received, adopted = drafting.counted(period)
        self.summary.description = Words(
            "已逐条登记{received}条，采纳{adopted}条（含部分采纳），条数以此为准；收到的意见没有登记的，先逐条登记",
            received=received,
            adopted=adopted,
        )
        if period.comments:
            self.summary.data = self.summary.data or document_records.comments_told(period)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        drafting.close_comment(matter, self.summary.data, by=by)


class WaiverForm(ActForm):
    rows = (("unasked", "concluded_on"), ("grounds",), ("late_reason",))
    unasked = choice(
        "属于哪种情形", Unasked, help="与经营主体密切相关的，情况紧急不免除公开征求意见"
    )
    grounds = area(
        "不公开征求意见的理由", 3000, help="与经营主体密切相关的，仅限依法需要保密的情形"
    )
    concluded_on = day("决定日期")
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        result = drafting.Found(
            DraftingDuty.COMMENT,
            Verdict.EXCEPTION,
            self.grounds.data,
            self.concluded_on.data,
            "",
            self.late_reason.data or "",
            unasked=self.unasked.data,
        )
        drafting.conclude(matter, result, by=by)


class CompetitionForm(ActForm):
    rows = (
        ("verdict", "concluded_on"), ("body",), ("heard",), ("grounds",), ("exempt",), ("milder",),
        ("until",), ("late_reason",),
    )  # fmt: skip
    duty: ClassVar[DraftingDuty] = DraftingDuty.COMPETITION
    verdict = choice("结论", Verdict)
    concluded_on = day("作出结论的日期")
    body = line("作出机关或者科室", 200)
    heard = area("听取意见的情况", 5000, help="听取了哪些经营者、行业协会商会的意见")
    grounds = area("审查情况和理由", 10_000, help="逐项写明")
    exempt = choice("适用哪一项例外", Exempt, required=False)
    milder = area("没有影响更小的替代方案的理由", 3000, required=False, help="适用例外规定的必填")
    until = area("实施期限或者终止条件", 1000, required=False, help="适用例外规定的必填")
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def fit(self, matter: Matter) -> None:
        if document_records.issuer(matter) is Issuer.DISTRICT:
            self.body.description = "拟由区政府出台的，由区市场监管局会同起草单位审查"

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        result = drafting.Found(
            self.duty,
            self.verdict.data,
            self.grounds.data,
            self.concluded_on.data,
            self.body.data,
            self.late_reason.data or "",
            **self.rests_on(),
        )
        drafting.conclude(matter, result, by=by)

    def rests_on(self) -> dict[str, Any]:
        """What only a conclusion on competition says."""
        words = {name: self[name].data or "" for name in ("heard", "milder", "until")}
        return {**words, "exempt": self.exempt.data}


class ConsistencyForm(CompetitionForm):
    duty = DraftingDuty.CONSISTENCY

    def rests_on(self) -> dict[str, Any]:
        return {}

    def fit(self, matter: Matter) -> None:
        for name in ("heard", "exempt", "milder", "until"):
            del self[name]
        kept = (Verdict.CLEAR, Verdict.FAILED)
        self.verdict.choices = offered((verdict.value, verdict.label) for verdict in kept)


class SignOffForm(ActForm):
    """`signature`: what the passkey of whoever signs off signed, where they did."""

    rows = (("note",),)
    signature: Signature | None = None
    note = area("签发意见", 2000, required=False)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        signing.approve(
            matter, seen, self.note.data or "", by=by, step=StepName(self.step),
            signature=self.signature,
        )  # fmt: skip


class IssueForm(ActForm):
    there = StepName.ISSUE
    rows = (("file",), ("formed_on", "copies"), ("number",), ("by_hand",), ("late_reason",))
    file = FileField(
        "正式文本",
        [FileRequired("请选择正式文本")],
        description="印有文号、成文日期和发文机关的 Word 或 PDF，逐段与签发的文本核对",
    )
    formed_on = day("成文日期")
    copies = whole("印发份数", 9999, 1)
    number = line("发文字号", 60, required=False, help="不是以本中心名义制发的，填写制发机关的文号")
    by_hand = area(
        "人工核对情况",
        2000,
        required=False,
        help="PDF 无法逐段比对，或者版头是图片、读不出文字时填写",
    )
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    allotted: AllottedNumber | None = None
    unnumbered = False

    def fit(self, matter: Matter) -> None:
        """A document of our own bears the number allotted to it, and has no form before there is one."""
        if allotted_numbers.own(matter):
            del self.number
            self.allotted = allotted_numbers.kept(matter)
            self.unnumbered = self.allotted is None

    def ready(self) -> None:
        self.received = documents.submit(self.file.data.filename, self.file.data.read())

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        printed = issuing.Printed(
            self.received,
            self.formed_on.data,
            self.copies.data,
            (self.number.data or "") if self.number else "",
            self.by_hand.data or "",
            self.late_reason.data or "",
        )
        issuing.issue(matter, seen, printed, by=by, step=self.there)


class PublishForm(ActForm):
    there = StepName.PUBLISH
    rows = (
        ("published_on", "effective_on", "valid_until"), ("place",), ("soon_reason",),
        ("endless_reason",), ("late_reason",),
    )  # fmt: skip
    published_on = day("公布日期")
    effective_on = day("施行日期")
    valid_until = day("有效期届满日", required=False)
    place = line("公布渠道", 200, help="公报、网站的名称和网址")
    soon_reason = area(
        "提前施行的理由", 2000, required=False, help="涉企文件公布后三十日内施行的必填"
    )
    endless_reason = area("不设有效期的理由", 2000, required=False)
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        announced = issuing.Announced(
            self.published_on.data,
            self.place.data,
            self.effective_on.data,
            self.valid_until.data,
            self.endless_reason.data or "",
            (self.soon_reason.data or "") if self.soon_reason else "",
            self.late_reason.data or "",
        )
        issuing.publish(matter, announced, by=by, step=self.there)


class FilingForm(ActForm):
    rows = (("receiver", "filed_on"), ("note",), ("late_reason",))
    receiver = choice("备案机关", Receiver)
    filed_on = day("报送日期")
    note = area("说明", 2000, required=False, help="报送方式、份数等")
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def fit(self, matter: Matter) -> None:
        there = {filing.receiver for filing in rows(Filing, matter)}
        wanted = [route.receiver for route in document_records.owed(matter)]
        self.receiver.choices = offered(
            (receiver.value, receiver.label) for receiver in wanted if receiver not in there
        )

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        filings.file(
            matter,
            self.receiver.data,
            self.filed_on.data,
            self.note.data or "",
            self.late_reason.data or "",
            by=by,
        )


class ReceiptForm(Form):
    number = line("回执编号", 60)
    registered_on = day("登记日期")


class UpkeepForm(ActForm):
    rows = (("decided_on", "body"), ("grounds",), ("late_reason",))
    decided_on = day("决定日期")
    body = line("作出决定的机关或者会议", 200)
    grounds = area("理由和依据", 5000)
    late_reason = area("补录理由", 1000, required=False, help=LATE)

    def act(self, matter: Matter, seen: Revision, *, by: Person) -> None:
        kinds = {step: kind for kind, step in upkeep.STEPS.items()}
        decided = upkeep.Decided(
            kinds[self.step],
            self.decided_on.data,
            self.body.data,
            self.grounds.data,
            self.late_reason.data or "",
        )
        upkeep.decide(matter, decided, by=by)


FORMS: dict[StepName, type[ActForm]] = {
    StepName.OPEN_COMMENT: CommentForm,
    StepName.CLOSE_COMMENT: CommentResultForm,
    StepName.SKIP_COMMENT: WaiverForm,
    StepName.REVIEW_COMPETITION: CompetitionForm,
    StepName.ASSESS_CONSISTENCY: ConsistencyForm,
    **{step: MeetingForm for kind in DOCUMENTS for step in KINDS[kind].outcomes.values()},
    StepName.RECORD_MEETING: MeetingForm,
    StepName.SIGN_OFF: SignOffForm,
    StepName.COUNTERSIGN: SignOffForm,
    StepName.ISSUE: IssueForm,
    StepName.PUBLISH: PublishForm,
    StepName.FILE: FilingForm,
    **dict.fromkeys(upkeep.STEPS.values(), UpkeepForm),
}
