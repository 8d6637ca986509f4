"""What may be done with an annotation, by whom and how often; each refusal in its own words."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import annotations, changes, charges, documents, matters
from review.actions.unit_of_work import Faults, Invalid, Refused
from review.demo import papers
from review.demo.office import person
from review.law.vocabulary import Reply, Severity
from review.models import Annotation, Matter
from review.registers.facts import annotations_of, latest_revision
from tests.told import story


@pytest.fixture
def opined(app: Flask) -> Matter:
    return story.opined("parking", story.PARKING)


def blocking(matter: Matter) -> Annotation:
    return next(one for one in annotations_of(matter) if one.severity is Severity.BLOCKING)


def declined(matter: Matter) -> Annotation:
    note = blocking(matter)
    annotations.answer(note, Reply.DECLINED, "沿用范本。", by=person("zhoumin"))
    return note


def test_declining_is_confirmed_by_the_head_of_the_section_and_once(opined: Matter) -> None:
    note = declined(opined)
    assert note.answer
    assert note.answer.confirmation is None
    with pytest.raises(Refused, match="“确认不采纳”只限科室负责人"):
        annotations.confirm(note, by=person("zhoumin"))
    annotations.confirm(note, by=person("lijianguo"))
    assert note.answer.confirmation
    with pytest.raises(Refused, match="这条批注没有待确认的不采纳答复"):
        annotations.confirm(note, by=person("lijianguo"))


def test_what_was_not_declined_is_not_confirmed(opined: Matter) -> None:
    note = blocking(opined)
    annotations.answer(note, Reply.ADOPTED, "", by=person("zhoumin"))
    with pytest.raises(Refused, match="这条批注没有待确认的不采纳答复"):
        annotations.confirm(note, by=person("lijianguo"))


@pytest.mark.parametrize("reason", ["", "  ", "\u3000\n"])
def test_what_was_settled_is_reopened_for_a_reason(opined: Matter, reason: str) -> None:
    note, counsel = blocking(opined), person("chenlu")
    annotations.settle(note, by=counsel)
    with pytest.raises(Invalid, match="重新打开须写明理由") as refusal:
        annotations.reopen(note, reason, by=counsel)
    assert refusal.value.field == "reason"
    assert note.settled
    annotations.reopen(note, "条款又改回去了。", by=counsel)
    assert not note.settled


def test_what_was_settled_is_neither_settled_answered_nor_charged_again(opined: Matter) -> None:
    note = blocking(opined)
    annotations.settle(note, by=person("chenlu"))
    with pytest.raises(Refused, match="这条批注的状态已经变了，请刷新后再看"):
        annotations.settle(note, by=person("chenlu"))
    with pytest.raises(Refused, match="这条批注已了结，不必再答复"):
        annotations.answer(note, Reply.ADOPTED, "", by=person("zhoumin"))
    with pytest.raises(Refused, match="这条批注已了结，不必再交办"):
        charges.charge(note, person("zhoumin"), by=person("chenlu"))


def test_a_thread_is_given_to_one_who_may_reply_and_not_twice(opined: Matter) -> None:
    note, counsel = blocking(opined), person("chenlu")
    with pytest.raises(Invalid, match="只能请能够回复这一事项的人处理"):
        charges.charge(note, person("zhaoyi"), by=counsel)
    charges.charge(note, person("zhoumin"), by=counsel)
    with pytest.raises(Refused, match="这条批注已经是这样交办的"):
        charges.charge(note, person("zhoumin"), by=counsel)


def test_answers_in_one_deed_name_an_annotation_of_this_matter(opined: Matter) -> None:
    first = annotations_of(opined)[0]
    with pytest.raises(Refused, match="没有这条批注"):
        annotations.answer_all(opined, {10**6: (Reply.ADOPTED, "")}, by=person("zhoumin"))
    with pytest.raises(Faults) as faults:
        annotations.answer_all(opined, {first.id: (Reply.DECLINED, "")}, by=person("zhoumin"))
    assert list(faults.value.by_field) == [f"reason-{first.id}"]
    assert first.answer is None


def test_only_its_writer_withdraws_an_annotation_and_only_before_the_opinion(app: Flask) -> None:
    matter, counsel = story.reviewing("parking", story.PARKING), person("chenlu")
    kept, dropped = story.annotate(matter, 2)
    annotations.withdraw(dropped, by=counsel)
    assert annotations_of(matter) == [kept]
    with pytest.raises(Invalid, match="请写明“改派”的理由"):
        matters.assign(matter, person("zhaoyi"), by=person("wangfang"))
    matters.assign(matter, person("zhaoyi"), by=person("wangfang"), reason="陈律请假")
    story.matters.declare(matter, story.Conflict.NONE, "", by=person("zhaoyi"))
    with pytest.raises(Refused, match="只能撤回自己写的批注"):
        annotations.withdraw(kept, by=person("zhaoyi"))


def test_what_the_leader_reads_is_not_answered_otherwise(app: Flask) -> None:
    matter = story.proposed("parking", story.PARKING)
    note = blocking(matter)
    with pytest.raises(Refused, match="不能答复批注"):
        annotations.answer(note, Reply.DECLINED, "改了主意。", by=person("zhoumin"))


def test_a_text_that_was_reviewed_itself_has_nothing_to_compare(opined: Matter) -> None:
    revision = latest_revision(opined)
    assert revision is not None
    with pytest.raises(Refused, match="本文本与审查意见针对的文本一致，没有差异需要复核"):
        changes.compare(opined, revision, "看过。", by=person("wangfang"))


def test_what_stands_in_an_opinion_is_not_withdrawn_when_counsel_read_again(
    opined: Matter,
) -> None:
    """The opinion was given with it: it may be settled, not undone."""
    note = blocking(opined)
    story.answer_all(opined)
    changed = documents.submit("改.docx", papers.write("parking", 2))
    documents.add_revision(opined, changed, note="按意见修改", by=person("zhoumin"))
    matters.step(opined, "request_review", by=person("zhoumin"))
    with pytest.raises(Refused, match="意见出具后批注不能撤回，只能了结"):
        annotations.withdraw(note, by=person("chenlu"))
    annotations.settle(note, by=person("chenlu"))
