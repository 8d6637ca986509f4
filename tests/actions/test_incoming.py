"""Out to Word and in again: what counsel did off line becomes annotations once, in one deed."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import annotations, documents, incoming, outgoing
from review.actions.incoming import Choice, token
from review.actions.unit_of_work import Invalid, Refused
from review.demo import papers
from review.demo.office import person
from review.law.vocabulary import Category, Place, Severity
from review.models import Matter, ReturnedFile, Revision
from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.threads import Remark, Thread
from review.paper.reading.docx_reader import read
from review.registers import log as register
from review.registers.facts import annotations_of, latest_revision
from tests.paper.returns import LATER, edited
from tests.told import story

BLOCKING = (Severity.BLOCKING, Category.BREACH)


def reviewing() -> Matter:
    matter = story.reviewing("parking", story.PARKING)
    story.annotate(matter)
    return matter


def sent(matter: Matter) -> bytes:
    revision = latest_revision(matter)
    assert revision is not None
    return outgoing.composed(revision).docx


def worked(source: bytes, quote: str, text: str, proposal: str = "", author: str = "陈律") -> bytes:
    """Counsel comments on the words in Word, and may change them there."""
    paper = read(source)
    ground = AnchorIndex(paper)
    one = next(each for each in paper.paragraphs() if quote in each.text)
    start = one.text.index(quote)
    place = anchor(ground, one.id, start, one.id, start + len(quote))
    said = Remark(author, LATER, text, f"word {text}")
    return annotate(source, [Thread(place, (said,), False, proposal)])


def received(matter: Matter, content: bytes) -> ReturnedFile:
    arrived = incoming.arrived("批注稿.docx", content)
    return incoming.receive(matter, arrived, by=person("chenlu"))


def everything(returned: ReturnedFile) -> Choice:
    found = incoming.brought(returned).found
    return Choice(
        {token(each): BLOCKING for each in found.fresh},
        frozenset(map(token, found.replies)),
        frozenset(map(token, found.flags)),
    )


def taken(returned: ReturnedFile) -> dict[str, int]:
    newest = incoming.brought(returned).newest.number
    return incoming.take_in(returned, newest, everything(returned), by=person("chenlu"))


def test_the_file_that_went_out_brings_nothing(app: Flask) -> None:
    matter = reviewing()
    brought = incoming.brought(received(matter, sent(matter)))
    assert brought.empty
    assert brought.found.differences == ()
    assert len(brought.found.known) == len(annotations_of(matter)) > 3


def test_a_comment_with_a_change_becomes_an_annotation_with_a_proposal(app: Flask) -> None:
    matter = reviewing()
    before = len(annotations_of(matter))
    returned = received(matter, worked(sent(matter), "持证上岗", "应写明证种", "持保安员证上岗"))
    assert taken(returned) == {"annotations": 1, "unplaced": 0, "replies": 0, "settled": 0}
    made = annotations_of(matter)[before]
    assert (made.text, made.proposal, made.severity) == (
        "应写明证种",
        "持保安员证上岗",
        Severity.BLOCKING,
    )
    assert (made.by.account, made.placements[0].quote) == ("chenlu", "持证上岗")
    assert made.placements[0].place is Place.MADE
    assert register.verify().faults == ()


def test_the_same_file_again_brings_nothing_and_so_does_the_next_that_goes_out(app: Flask) -> None:
    matter = reviewing()
    content = worked(sent(matter), "持证上岗", "应写明证种", "持保安员证上岗")
    returned = received(matter, content)
    taken(returned)
    assert received(matter, content).id == returned.id
    assert incoming.brought(returned).empty
    assert incoming.brought(received(matter, sent(matter))).empty


def test_what_was_not_chosen_can_be_taken_in_later(app: Flask) -> None:
    matter = reviewing()
    returned = received(matter, worked(worked(sent(matter), "持证上岗", "一"), "统一着装", "二"))
    first, second = incoming.brought(returned).found.fresh
    incoming.take_in(
        returned, 1, Choice({token(first): BLOCKING}, frozenset(), frozenset()), by=person("chenlu")
    )
    assert [each.text for each in incoming.brought(returned).found.fresh] == [second.text]


def test_words_signed_by_another_say_so(app: Flask) -> None:
    matter = reviewing()
    taken(received(matter, worked(sent(matter), "持证上岗", "应写明证种", author="某甲")))
    assert annotations_of(matter)[-1].text == "〔Word 署名：某甲〕应写明证种"


def test_a_comment_without_a_place_waits_to_be_placed_by_hand(app: Flask) -> None:
    matter = reviewing()
    other = edited(sent(matter), ("持证上岗", "持证上岗，并遵守另一番话语"))
    returned = received(matter, worked(other, "另一番话语", "何意"))
    assert incoming.brought(returned).found.differences
    assert taken(returned)["unplaced"] == 1
    spot = annotations_of(matter)[-1].placements[-1]
    assert (spot.place, spot.quote) == (Place.ORPHAN, "另一番话语")


def test_a_file_of_an_older_version_lands_on_the_newest(app: Flask) -> None:
    matter = reviewing()
    content = worked(sent(matter), "持证上岗", "应写明证种")
    changed = edited(papers.write("parking"), ("统一着装", "统一穿着制服"))
    documents.add_revision(matter, documents.submit("改.docx", changed), by=person("zhoumin"))
    returned = received(matter, content)
    brought = incoming.brought(returned)
    assert (brought.base.number, brought.newest.number) == (1, 2)
    assert brought.found.differences == ()
    taken(returned)
    made = annotations_of(matter)[-1]
    assert (made.revision.number, made.placements[-1].quote) == (2, "持证上岗")


def test_a_new_version_since_the_page_was_shown_is_refused(app: Flask) -> None:
    matter = reviewing()
    returned = received(matter, worked(sent(matter), "持证上岗", "应写明证种"))
    with pytest.raises(Refused, match="请重新核对"):
        incoming.take_in(returned, 2, everything(returned), by=person("chenlu"))


def test_a_file_of_another_matter_is_refused(app: Flask) -> None:
    other = sent(reviewing())
    matter = story.reviewing("parking", story.PARKING)
    with pytest.raises(Invalid, match="不属于本事项"):
        received(matter, other)


def test_others_than_the_cleared_counsel_may_not(app: Flask) -> None:
    matter = reviewing()
    content = sent(matter)
    for account in ("zhoumin", "wangfang"):
        with pytest.raises(Refused, match="只限"):
            incoming.receive(matter, incoming.arrived("稿.docx", content), by=person(account))


def test_after_the_opinion_remarks_come_in_and_new_annotations_do_not(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    returned = received(matter, worked(sent(matter), "持证上岗", "应写明证种"))
    with pytest.raises(Refused, match="不能批注"):
        taken(returned)
    assert len(annotations_of(matter)) == len(incoming.brought(returned).found.known)


def test_answers_go_out_as_replies_and_threads_without_a_place_at_the_beginning(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    story.answer_all(matter)
    changed = edited(papers.write("parking"), ("仲裁", "协商"))
    documents.add_revision(matter, documents.submit("改.docx", changed), by=person("zhoumin"))
    comments = read(sent(matter)).comments
    assert sum(each.text.startswith("【采纳】") for each in comments) == len(annotations_of(matter))
    lost = [each for each in comments if each.text.startswith("〔原文：")]
    known = {note.id: note.placements[-1].standing for note in annotations_of(matter)}
    assert len(lost) == sum(not standing for standing in known.values())


def test_hidden_marks_do_not_come_in(app: Flask) -> None:
    matter = reviewing()
    taken(received(matter, worked(sent(matter), "持证上岗", "甲\u202e乙\u200b丙")))
    assert annotations_of(matter)[-1].text == "甲乙丙"


def test_a_resolved_thread_is_settled(app: Flask) -> None:
    matter = reviewing()
    note = annotations_of(matter)[0]
    annotations.settle(note, by=person("chenlu"))
    out = sent(matter)
    annotations.reopen(note, "再议", by=person("chenlu"))
    returned = received(matter, out)
    assert [tuple(each) for each in incoming.brought(returned).found.flags] == [
        (f"annotation/{note.id}", True)
    ]
    taken(returned)
    assert annotations_of(matter)[0].settled


def test_a_text_that_is_no_word_file_is_not_taken_out() -> None:
    with pytest.raises(Refused, match="不是 Word 文件"):
        outgoing.composed(Revision(sort="pdf"))
