"""A document through its verbs: what the law asks at each act, and the days that cannot stand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from review import clock
from review.actions import (
    allotted_numbers,
    changes,
    documents,
    filings,
    issuing,
    matters,
    meetings,
    upkeep,
)
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS, DUTY, FEES, PRINCIPLE, RULES, SERVICE
from review.demo.formal import formal
from review.demo.normative import INTERNAL, NORMATIVE
from review.demo.office import person
from review.law.meetings import Minutes
from review.law.vocabulary import (
    Receiver,
    Resolution,
    Status,
    Upkept,
)
from review.models import Issue, Matter, Meeting, Publication
from review.registers import deadlines, facts
from review.registers import document_records as register
from review.registers.batching import last
from review.registers.log import verify
from tests.told import carry, normative

HELD = Minutes(
    "主任办公会", date(2026, 1, 1), "1号", "6人", 6, 0, 0, Resolution.PASSED
)  # fmt: skip


def running(matter: Matter) -> set[str]:
    return {one.key for one in deadlines.running(matter)}


def test_a_normative_document_goes_from_classification_to_its_repeal(app: Flask) -> None:
    matter = carry(RULES, normative.repeal, NORMATIVE)
    assert matter.status is Status.REPEALED
    assert not running(matter) - {"normative.publish"}
    assert verify().faults == ()


def test_an_internal_rule_is_issued_compiled_and_archived_and_never_filed(app: Flask) -> None:
    matter = carry(DUTY, normative.archive, INTERNAL)
    assert matter.status is Status.IN_FORCE
    assert last(Issue, matter) is not None
    assert last(Publication, matter) is None
    with pytest.raises(Refused, match="没有这一步骤"):
        filings.file(matter, Receiver.DISTRICT, clock.today(), "", "", by=person("wangfang"))


def test_publication_starts_the_period_of_each_filing_and_filing_meets_it(app: Flask) -> None:
    matter = carry(SERVICE, normative.publish, NORMATIVE)
    period = next(one for one in deadlines.running(matter))
    published = last(Publication, matter)
    assert published is not None
    assert (period.key, period.starts_on) == ("normative.file.government", published.published_on)
    assert facts.facts(matter).normative.unfiled == ("区政府",)
    normative.file(matter, SERVICE)
    assert "normative.file.government" not in running(matter)
    assert matter.status is Status.FILED


def test_the_wrong_receiver_and_the_same_receiver_twice_are_refused(app: Flask) -> None:
    matter = carry(SERVICE, normative.publish, NORMATIVE)
    office = person("wangfang")
    with pytest.raises(Invalid, match="名义的文件应当报送：区政府"):
        filings.file(matter, Receiver.CONGRESS, clock.today(), "", "", by=office)
    normative.file(matter, SERVICE)
    with pytest.raises(Invalid, match="已经向区政府报送过"):
        normative.file(matter, SERVICE)


def test_an_unlawful_document_cannot_go_to_the_meeting(app: Flask) -> None:
    matter = carry(FEES, normative.review_legally, NORMATIVE)
    normative.answer(matter, FEES)
    with pytest.raises(Refused, match="已经合法性审核"):
        matters.step(matter, "to_meeting", by=person("zhoumin"))


def test_a_document_is_not_sent_for_review_before_the_public_was_asked(app: Flask) -> None:
    matter = carry(BOARDS, None, NORMATIVE)
    with pytest.raises(Refused, match=r"公开征求意见.*公平竞争审查.*宏观政策取向一致性评估"):
        matters.step(matter, "submit", by=person("zhoumin"))


def at_the_meeting() -> tuple[Matter, object]:
    matter = carry(RULES, normative.propose, NORMATIVE)
    return matter, facts.latest_revision(matter)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"held_on": date(2099, 1, 1)}, "不能晚于今天"),
        ({"held_on": date(2020, 1, 1)}, "不能早于出具审核意见的日期"),
        ({"against": 1}, "写明不同意见"),
        ({"in_favour": 0}, "请填写表决情况"),
        ({"in_favour": 1, "against": 2, "dissent": "不成熟"}, "主要负责人的理由"),
    ],
)
def test_a_meeting_that_cannot_stand_is_refused(
    app: Flask, changes: dict[str, object], sentence: str
) -> None:
    matter, revision = at_the_meeting()
    held = replace(HELD, **{"held_on": clock.today(), **changes})
    with pytest.raises(Invalid, match=sentence):
        meetings.deliberate(matter, revision, held, by=person("wangfang"))  # type: ignore[arg-type]
    assert last(Meeting, matter) is None
    assert matter.status is Status.DELIBERATING


@pytest.mark.parametrize(
    ("resolution", "status"),
    [
        (Resolution.PASSED, Status.PASSED),
        (Resolution.IN_PRINCIPLE, Status.IN_PRINCIPLE),
        (Resolution.AGAIN, Status.OPINED),
        (Resolution.REJECTED, Status.REJECTED),
    ],
)
def test_each_resolution_leads_where_the_statute_says(
    app: Flask, resolution: Resolution, status: Status
) -> None:
    matter, revision = at_the_meeting()
    held = replace(HELD, held_on=clock.today(), outcome=resolution)
    meetings.deliberate(matter, revision, held, by=person("wangfang"))  # type: ignore[arg-type]
    assert matter.status is status


def changed(matter: Matter) -> None:
    """The newest text with one article more."""
    lines = (*SERVICE.lines, "条 具体办法另行规定。")
    content = replace(SERVICE, lines=lines).content
    received = documents.submit("修改稿.docx", content)
    documents.add_revision(matter, received, note="按意见修改", by=person("zhoumin"))


def test_what_passed_in_principle_is_mended_compared_and_settled(app: Flask) -> None:
    matter = carry(PRINCIPLE, normative.deliberate, NORMATIVE)
    changed(matter)
    assert matter.status is Status.IN_PRINCIPLE
    office = person("wangfang")
    with pytest.raises(Refused, match="差异已列明并经复核"):
        matters.step(matter, "settle_text", by=office)
    newest = facts.latest_revision(matter)
    assert newest is not None
    changes.open_changes(matter, newest, by=office)
    changes.compare(matter, newest, "只增加一条，符合会议意见。", by=office)
    matters.step(matter, "settle_text", by=office)
    assert matter.status is Status.PASSED


def test_a_text_changed_after_the_sign_off_goes_back_to_who_signed(app: Flask) -> None:
    matter = carry(SERVICE, normative.sign_off, NORMATIVE)
    assert matter.status is Status.SIGNED_OFF
    changed(matter)
    assert matter.status is Status.PASSED
    assert facts.valid_approval(matter) is None
    with pytest.raises(Refused, match="就是审议通过的文本"):
        normative.sign_off(matter, SERVICE)


def printed(content: bytes, **other: object) -> issuing.Printed:
    received = documents.submit("正式文本.docx", content)
    return replace(issuing.Printed(received, clock.today(), 10), **other)


def test_the_formal_text_must_hold_every_paragraph_that_was_signed_off(app: Flask) -> None:
    matter = carry(SERVICE, normative.sign_off, NORMATIVE)
    revision, office = facts.latest_revision(matter), person("wangfang")
    assert revision is not None
    number = allotted_numbers.allot(matter, by=office).number
    assert number == f"西城管指发〔{clock.today().year}〕1号"
    short = formal(replace(SERVICE, lines=SERVICE.lines[:-2]).content, number, clock.today())
    with pytest.raises(Invalid, match="正式文本与签发的文本不一致"):
        issuing.issue(matter, revision, printed(short), by=office)
    with pytest.raises(Invalid, match="正式文本与签发的文本不一致"):
        issuing.issue(matter, revision, printed(short, by_hand="看过了"), by=office)
    whole = formal(SERVICE.content, number, clock.today())
    own = printed(whole, number="西城管指发〔2026〕99号")
    with pytest.raises(Invalid, match="文号由本系统统一编排"):
        issuing.issue(matter, revision, own, by=office)
    issued = issuing.issue(matter, revision, printed(whole), by=office)
    assert issued.number == number
    assert issued.checked == f"{issuing.SAME}；{issuing.BEARS}"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"published_on": date(2020, 1, 1)}, "不能早于成文日期"),
        ({"effective_on": date(2020, 1, 1)}, "不溯及既往"),
        ({"valid_until": None}, "请填写有效期届满日"),
        ({"valid_until": date(2020, 1, 1)}, "应当晚于施行日期"),
        ({"valid_until": date(2099, 1, 1)}, "有效期上限为2年"),
    ],
)
def test_a_publication_that_cannot_stand_is_refused(
    app: Flask, changes: dict[str, object], sentence: str
) -> None:
    matter = carry(SERVICE, normative.issue, NORMATIVE)
    today = clock.today()
    good = issuing.Announced(today, "网站", today + timedelta(31), today + timedelta(400))
    with pytest.raises(Invalid, match=sentence):
        issuing.publish(matter, replace(good, **changes), by=person("zhoumin"))  # type: ignore[arg-type]
    assert matter.status is Status.ISSUED


def test_a_business_text_applies_thirty_days_after_it_is_published_or_says_why(
    app: Flask,
) -> None:
    matter = carry(BOARDS, normative.issue, NORMATIVE)
    today = clock.today()
    soon = issuing.Announced(today, "网站", today + timedelta(10), today + timedelta(400))
    with pytest.raises(Invalid, match="一般不少于30日"):
        issuing.publish(matter, soon, by=person("zhoumin"))
    issuing.publish(matter, replace(soon, soon_reason="必须立即施行"), by=person("zhoumin"))
    assert matter.status is Status.PUBLISHED


def test_a_clean_up_keeps_the_last_day_as_published_or_ends_the_document(app: Flask) -> None:
    matter = carry(BOARDS, normative.archive, NORMATIVE)
    office, published = person("wangfang"), register.valid_until(matter)
    kept = upkeep.Decided(Upkept.KEPT, clock.today(), "主任办公会", "仍然需要")
    upkeep.decide(matter, kept, by=office)
    assert register.valid_until(matter) == published
    assert "normative.expiry" in running(matter)
    ended = replace(kept, kind=Upkept.LAPSED, decided_on=date(2020, 1, 1))
    with pytest.raises(Invalid, match="不能早于公布日期"):
        upkeep.decide(matter, ended, by=office)
    upkeep.decide(matter, replace(ended, decided_on=clock.today()), by=office)
    assert matter.status is Status.LAPSED
