"""印发和公布: number and print exactly the text that was signed off, then make it public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import current_app
from sqlalchemy import select

from review import clock
from review.actions import dating, deadlines, numbers, procedure, search
from review.actions.documents import Received, keep, reading
from review.actions.signing import newest
from review.actions.unit_of_work import Invalid, unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law.chronology import Bound
from review.law.deadlines import count
from review.law.numbering import DocumentNumber
from review.law.vocabulary import Outside, StepName
from review.models import Issue, Matter, Meeting, OutsideRecord, Person, Publication, Revision
from review.paper.comparing import formal_marks, formal_text
from review.registers import allotted_numbers, document_records, issuing_bodies, settings
from review.registers.batching import last, rows
from review.registers.calendar import calendar
from review.registers.facts import valid_approval
from review.words import Words

EXPIRY = "normative.expiry"
SAME = "与签发的文本逐段相符"
SAME_AS_SENT = "与送出的文本逐段相符"
BEARS = "载有文号、成文日期和发文机关"
BEARS_THEIRS = "载有文号和成文日期"


@dataclass(frozen=True)
class Printed:
    """`number` is empty where the document bears the one allotted to it."""

    formal: Received
    formed_on: date
    copies: int
    number: str = ""
    by_hand: str = ""
    late_reason: str = ""


def issue(
    matter: Matter,
    revision: Revision,
    printed: Printed,
    *,
    by: Person,
    step: StepName = StepName.ISSUE,
) -> Issue:
    """统一登记、编号、印发; the formal text is held against the one signed off.

    `step` is `record_issue` where another organ issued it, which may have changed our text.
    """
    with unit_of_work():
        procedure.check(matter, step, by=by)
        newest(matter, revision)
        late = dating.settle(
            "formed_on", printed.formed_on, "成文日期", printed.late_reason, _decided(matter)
        )
        there = step is StepName.RECORD_ISSUE
        own = allotted_numbers.own(matter) and not there
        number = _number(matter, printed.number, own)
        marks = formal_marks.Marks(number, printed.formed_on, _organ(matter, own))
        checked = f"{_held_against(revision, printed, there)}；{_bears(printed, marks, own)}"
        new_issue = Issue(
            matter_id=matter.id,
            number=number,
            formed_on=printed.formed_on,
            copies=printed.copies,
            text_hash=revision.text_hash,
            name=printed.formal.name,
            sha256=keep(printed.formal.content),
            checked=checked,
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(new_issue)
        db.session.flush()
        if not own:
            numbers.give_up(matter, f"文件以{number}印发，本中心的文号没有用到", by=by)
        procedure.take(
            matter, step, by=by, number=new_issue.number, formed_on=new_issue.formed_on.isoformat(),
            copies=new_issue.copies, text=new_issue.text_hash, formal=new_issue.name, file=new_issue.sha256,
            note=checked, late_reason=late,
        )  # fmt: skip
        search.index_matter(matter)
        return new_issue


def _decided(matter: Matter) -> list[Bound]:
    signed = [row for row in rows(OutsideRecord, matter) if row.kind is Outside.SIGNED]
    if signed:
        return [Bound(signed[-1].happened_on, "制发机关签发的日期")]
    held, approval = last(Meeting, matter), valid_approval(matter)
    bounds = [Bound(held.held_on if held else None, "集体审议的日期")]
    if approval:
        bounds.append(Bound(clock.local(approval.made_at).date(), "签发的日期"))
    return bounds


def _held_against(revision: Revision, printed: Printed, there: bool) -> str:
    lacking = formal_text.missing(reading(revision), printed.formal.paper)
    if not lacking:
        return SAME_AS_SENT if there else SAME
    if there:
        if not printed.by_hand.strip():
            sentence = Words(
                "印发的文本与送出的文本不同，写明改动情况：“{lacking}”", lacking=lacking[:80]
            )
            raise Invalid("by_hand", sentence)
        return f"与送出的文本不同：{printed.by_hand.strip()}"
    if printed.formal.sort == "docx" or not printed.by_hand.strip():
        sentence = Words(
            "正式文本与签发的文本不一致，缺少或者改动了：“{lacking}”", lacking=lacking[:80]
        )
        tail = "" if printed.formal.sort == "docx" else "；PDF 无法逐段比对的，写明人工核对情况"
        raise Invalid("file", sentence + tail)
    return f"人工核对：{printed.by_hand.strip()}"


def _organ(matter: Matter, own: bool) -> str:
    """Whose name the formal text must bear: ours, or the one that the list of 制定主体 has."""
    if own:
        return str(current_app.config["REVIEW_OFFICE"])
    return issuing_bodies.full_name(matter.normative.issuer) if matter.normative else ""


def _bears(printed: Printed, marks: formal_marks.Marks, own: bool) -> str:
    """How the formal text was held against the record's number, day and issuer.

    What a Word text of ours was read whole without is missing; where it is another organ's, or words
    may stand that no program reads, somebody answers for having looked.
    """
    bearing = formal_marks.bearing(printed.formal.paper, marks)
    if not bearing.missing:
        return BEARS if marks.organ else BEARS_THEIRS
    lacking = "、".join(bearing.missing)
    if not bearing.unread and printed.formal.sort == "docx" and own:
        raise Invalid("file", Words("正式文本上没有：{lacking}。补上后重新上传", lacking=lacking))
    because = bearing.unread or "没有读到的，可能在图片或者版头里"
    if not printed.by_hand.strip():
        raise Invalid(
            "by_hand",
            Words(
                "正式文本上没有读到：{lacking}；{because}。写明人工核对情况",
                lacking=lacking,
                because=because,
            ),
        )
    return f"没有读到{lacking}，{because}；人工核对：{printed.by_hand.strip()}"


def _number(matter: Matter, written: str, own: bool) -> str:
    """The number allotted to the document, or the one another issuer gave."""
    allotted = allotted_numbers.kept(matter)
    if own and written.strip():
        raise Invalid("number", "以本中心名义制发的，文号由本系统统一编排，不必填写")
    if own and allotted is None:
        raise Invalid("file", "还没有预留文号：先预留，再把带该文号的正式文本传上来")
    if own and allotted is not None:
        return allotted.number
    try:
        number = str(DocumentNumber.read(written))
    except ValueError as fault:
        raise Invalid("number", str(fault)) from fault
    if db.session.scalars(select(Issue.id).filter_by(number=number)).first():
        raise Invalid("number", Words("文号{number}已经登记过", number=number))
    return number


@dataclass(frozen=True)
class Announced:
    """`soon_reason`: why a business text applies before thirty days are over."""

    published_on: date
    place: str
    effective_on: date
    valid_until: date | None
    endless_reason: str = ""
    soon_reason: str = ""
    late_reason: str = ""


def publish(
    matter: Matter, announced: Announced, *, by: Person, step: StepName = StepName.PUBLISH
) -> Publication:
    """公布; from here the periods for filing run, by the name in which it was issued.

    `step` is `record_publication` where another organ published it: its days are told, not judged.
    """
    with unit_of_work():
        procedure.check(matter, step, by=by)
        issued = last(Issue, matter)
        formed = Bound(issued.formed_on if issued else None, "成文日期")
        late = dating.settle(
            "published_on", announced.published_on, "公布日期", announced.late_reason, (formed,)
        )
        _ordered(announced)
        if step is StepName.PUBLISH:
            _applies(matter, announced)
        publication = Publication(
            matter_id=matter.id,
            published_on=announced.published_on,
            place=announced.place,
            effective_on=announced.effective_on,
            valid_until=announced.valid_until,
            endless_reason=announced.endless_reason.strip(),
            soon_reason=announced.soon_reason.strip(),
            late_reason=late,
            by_id=by.id,
        )
        db.session.add(publication)
        db.session.flush()
        until = publication.valid_until.isoformat() if publication.valid_until else ""
        procedure.take(
            matter, step, by=by, published_on=publication.published_on.isoformat(),
            place=publication.place, effective_on=publication.effective_on.isoformat(), valid_until=until,
            endless_reason=publication.endless_reason, soon_reason=publication.soon_reason, late_reason=late,
        )  # fmt: skip
        for route in document_records.owed(matter):
            deadlines.start(matter, route.period, on=publication.published_on)
        if publication.valid_until:
            deadlines.start(matter, EXPIRY, on=publication.valid_until)
        return publication


def _ordered(announced: Announced) -> None:
    if announced.effective_on < announced.published_on:
        raise Invalid("effective_on", "施行日期不能早于公布日期：不溯及既往")
    if announced.valid_until is None and not announced.endless_reason.strip():
        raise Invalid("valid_until", "请填写有效期届满日；不设有效期的，写明理由")
    if announced.valid_until and announced.valid_until <= announced.effective_on:
        raise Invalid("valid_until", "有效期届满日应当晚于施行日期")


def _applies(matter: Matter, announced: Announced) -> None:
    if announced.valid_until:
        _not_too_long(matter, announced.effective_on, announced.valid_until)
    business = matter.normative is not None and matter.normative.business is not False
    if not business or announced.soon_reason.strip():
        return
    row = settings.period("normative.adaptation")
    first = count(announced.published_on, row.amount, row.unit, calendar()).raw_due
    if first is not None and announced.effective_on < first:
        sentence = Words(
            "涉企文件公布至施行一般不少于{amount}{unit}（{source}），最早{first}施行；必须立即施行的，写明理由",
            amount=row.amount,
            unit=row.unit.label,
            source=row.source,
            first=spoken_date(first),
        )
        raise Invalid("effective_on", sentence)


def _not_too_long(matter: Matter, begins: date, ends: date) -> None:
    trial = any(word in matter.title for word in ("试行", "暂行"))
    row = settings.limit("normative.validity.trial" if trial else "normative.validity")
    years = int(row.value)
    try:
        last = begins.replace(year=begins.year + years) - timedelta(1)
    except ValueError:  # 29 February
        last = date(begins.year + years, 2, 28)
    if ends > last:
        sentence = Words(
            "{row}为{years}年（{source}），最晚{last}届满",
            row=row.label,
            years=years,
            source=row.source,
            last=spoken_date(last),
        )
        raise Invalid("valid_until", sentence)
