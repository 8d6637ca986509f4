"""起草: ask the public, look at competition and policy; each conclusion names its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from review import clock
from review.actions import dating, log, notices, procedure
from review.actions.signing import newest
from review.actions.unit_of_work import Invalid, unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law import competition as law
from review.law import public_comment_period, public_comments
from review.law.act_requirements import UPHOLD
from review.law.permissions import Act
from review.law.requirements import Requirement, Thing
from review.law.vocabulary import DraftingDuty, Exempt, Issuer, StepName, Unasked, Verdict
from review.models import (
    CommentPeriod,
    CommentResult,
    CommentWaiver,
    CompetitionGrounds,
    DraftingConfirmation,
    DraftingReview,
    Matter,
    Person,
    Revision,
)
from review.registers import document_records, settings
from review.registers.batching import last
from review.registers.calendar import calendar
from review.registers.facts import latest_revision
from review.words import Words


@dataclass(frozen=True)
class Period:
    began_on: date
    ends_on: date
    place: str
    short_reason: str = ""
    late_reason: str = ""


def _text(matter: Matter) -> str:
    revision = latest_revision(matter)
    return revision.text_hash if revision else ""


def open_comment(matter: Matter, asked: Period, *, by: Person) -> CommentPeriod:
    """公开征求意见 on the newest text; a shorter period than the rule needs its reason."""
    with unit_of_work():
        procedure.check(matter, StepName.OPEN_COMMENT, by=by)
        business = matter.normative is not None and matter.normative.business is not False
        row = settings.period(public_comment_period.key(business))
        said = public_comment_period.fault(asked.began_on, asked.ends_on, row, calendar())
        if asked.ends_on < asked.began_on or (said and not asked.short_reason.strip()):
            raise Invalid("ends_on", said)
        late = dating.settle("began_on", asked.began_on, "开始日期", asked.late_reason)
        comment_period = CommentPeriod(
            matter_id=matter.id,
            text_hash=_text(matter),
            began_on=asked.began_on,
            ends_on=asked.ends_on,
            place=asked.place,
            short_reason=asked.short_reason.strip() if said else "",
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(comment_period)
        db.session.flush()
        procedure.take(
            matter, StepName.OPEN_COMMENT, by=by, text=comment_period.text_hash, place=comment_period.place,
            begins_on=comment_period.began_on.isoformat(), ends_on=comment_period.ends_on.isoformat(),
            short_reason=comment_period.short_reason, late_reason=late,
        )  # fmt: skip
        return comment_period


def close_comment(matter: Matter, summary: str, *, by: Person) -> CommentResult:
    """采纳情况, not before the period has ended; counts are those of the comments entered."""
    with unit_of_work():
        procedure.check(matter, StepName.CLOSE_COMMENT, by=by)
        period = last(CommentPeriod, matter)
        assert period is not None
        if clock.today() <= period.ends_on:
            sentence = Words(
                "征求意见{ends_on}截止，截止后才能登记采纳情况", ends_on=spoken_date(period.ends_on)
            )
            raise Invalid("summary", sentence)
        received, adopted = counted(period)
        comment_result = CommentResult(
            period_id=period.id, received=received, adopted=adopted, summary=summary, by_id=by.id
        )
        db.session.add(comment_result)
        db.session.flush()
        procedure.take(
            matter, StepName.CLOSE_COMMENT, by=by, received=received, adopted=adopted, note=summary
        )
        return comment_result


def counted(period: CommentPeriod) -> tuple[int, int]:
    """How many comments were entered one by one, and how many of them were adopted."""
    comments = [public_comments.Comment(one.text, one.reply, one.reason) for one in period.comments]
    return len(comments), public_comments.adopted(comments)


STEPS = {
    DraftingDuty.COMMENT: StepName.SKIP_COMMENT,
    DraftingDuty.COMPETITION: StepName.REVIEW_COMPETITION,
    DraftingDuty.CONSISTENCY: StepName.ASSESS_CONSISTENCY,
}


@dataclass(frozen=True)
class Found:
    """`body` is who concluded: the drafting section, or 市场监管部门 with it.

    `heard`, `exempt`, `milder`, `until` are of a conclusion on competition, `unasked` of a waiver.
    """

    duty: DraftingDuty
    verdict: Verdict
    grounds: str
    concluded_on: date
    body: str = ""
    late_reason: str = ""
    heard: str = ""
    exempt: Exempt | None = None
    milder: str = ""
    until: str = ""
    unasked: Unasked = Unasked.OTHER


MARKET = ("市场监管", "市场监督管理")


def _fit(matter: Matter, found: Found) -> None:
    """Refuse, at the field where it is mended, what the articles do not allow."""
    record = matter.normative
    if found.duty is DraftingDuty.COMMENT:
        business = record is not None and record.business is not False
        waived = law.Waived(business, found.unasked is Unasked.SECRET)
        _judge(law.WAIVE, waived)
    elif found.duty is DraftingDuty.COMPETITION:
        said = law.Concluded(
            district=document_records.issuer(matter) is Issuer.DISTRICT,
            market=any(word in found.body for word in MARKET),
            heard=bool(found.heard.strip()),
            excepted=found.verdict is Verdict.EXCEPTION,
            named=found.exempt is not None,
            milder=bool(found.milder.strip()),
            ends=bool(found.until.strip()),
        )
        _judge(law.CONCLUDE, said)


def _judge(needs: Iterable[Requirement[Thing]], thing: Thing) -> None:
    for need in needs:
        if not need.holds(thing):
            raise Invalid(law.FIELDS[need.key], need.refusal)


def _beside(review: DraftingReview, found: Found) -> dict[str, str]:
    """What stands beside the conclusion, and what the log tells of it."""
    if found.duty is DraftingDuty.COMMENT:
        db.session.add(CommentWaiver(review_id=review.id, unasked=found.unasked))
        db.session.flush()
        return {"unasked": found.unasked.value}
    if found.duty is not DraftingDuty.COMPETITION:
        return {}
    excepted = found.verdict is Verdict.EXCEPTION
    grounds = CompetitionGrounds(
        review_id=review.id, heard=found.heard.strip(), exempt=found.exempt if excepted else None,
        milder=found.milder.strip() if excepted else "",
        until=found.until.strip() if excepted else "",
    )  # fmt: skip
    db.session.add(grounds)
    db.session.flush()
    exempt = grounds.exempt.value if grounds.exempt else ""
    return {
        "heard": grounds.heard, "exempt": exempt, "milder": grounds.milder,
        "ends_when": grounds.until,
    }  # fmt: skip


def conclude(matter: Matter, conclusion: Found, *, by: Person) -> DraftingReview:
    """A conclusion on one drafting duty, of the newest text."""
    with unit_of_work():
        name = STEPS[conclusion.duty]
        procedure.check(matter, name, by=by)
        _fit(matter, conclusion)
        late = dating.settle(
            "concluded_on", conclusion.concluded_on, "作出结论的日期", conclusion.late_reason
        )
        drafting_review = DraftingReview(
            matter_id=matter.id,
            duty=conclusion.duty,
            verdict=conclusion.verdict,
            grounds=conclusion.grounds,
            body=conclusion.body,
            concluded_on=conclusion.concluded_on,
            text_hash=_text(matter),
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(drafting_review)
        db.session.flush()
        beside = _beside(drafting_review, conclusion)
        procedure.take(
            matter, name, by=by, reason=conclusion.grounds, verdict=conclusion.verdict.value,
            body=conclusion.body, concluded_on=conclusion.concluded_on.isoformat(), text=drafting_review.text_hash,
            late_reason=late, **beside,
        )  # fmt: skip
        return drafting_review


def uphold(
    matter: Matter, revision: Revision, note: str, *, by: Person
) -> list[DraftingConfirmation]:
    """Answer for it that each conclusion on an older text holds for this one as well."""
    with unit_of_work():
        procedure.require(Act.UPHOLD, matter, by=by)
        newest(matter, revision)
        drafting_reviews = document_records.moved(matter)
        procedure.demand(UPHOLD, len(drafting_reviews))
        if not note.strip():
            raise Invalid("note", "请写明改动为什么不影响审查结论")
        return [
            _upheld(drafting_review, revision, note.strip(), by=by)
            for drafting_review in drafting_reviews
        ]


def _upheld(
    review: DraftingReview, revision: Revision, note: str, *, by: Person
) -> DraftingConfirmation:
    drafting_confirmation = DraftingConfirmation(
        matter_id=review.matter_id, review_id=review.id, text_hash=revision.text_hash, note=note,
        by_id=by.id,
    )  # fmt: skip
    db.session.add(drafting_confirmation)
    db.session.flush()
    log.append(
        "uphold", by=by, matter=review.matter, object={"id": drafting_confirmation.id, "version": revision.number},
        duty=review.duty.label, old=review.text_hash, new=drafting_confirmation.text_hash, note=note,
    )  # fmt: skip
    said = Words(
        "《{title}》文本改动后，确认{duty}的结论仍然适用：{note}",
        title=review.matter.title,
        duty=review.duty.label,
        note=note,
    )
    notices.tell(("office", "counsel"), review.matter, said, by=by)
    return drafting_confirmation
