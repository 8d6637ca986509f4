"""A returned file: what is new in it is found once, on the right words, and nothing is absorbed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given

from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.incoming import Incoming, incoming
from review.paper.exchange.proposals import plan
from review.paper.exchange.threads import Remark, Thread
from review.paper.reading.docx_reader import read
from tests.paper.exchange.test_proposal_marks import PAPER, asked, finals
from tests.paper.returns import (
    AT,
    OURS,
    OUT,
    SENT,
    counsels,
    edited,
    found_at,
    note,
    para_id,
    renamed,
    replied,
    thread,
    without_ids,
)
from tests.paper.revisions import accepted


def brought(returned: bytes, seen: dict[str, str] | None = None) -> Incoming:
    return incoming(OURS, read(returned), SENT, seen)


def nothing(found: Incoming) -> bool:
    return not (found.fresh or found.replies or found.flags or found.differences)


def test_the_file_as_it_went_out_brings_nothing():
    found = brought(OUT)
    assert nothing(found)
    assert found.known == ("note 1", "note 2")
    assert found.missing == ()


def test_a_file_sent_out_is_its_own_base_as_well():
    assert nothing(incoming(read(OUT), read(OUT)))


def test_a_new_comment_stands_on_our_words_with_its_replies():
    found = brought(counsels(OUT, note("末段", "此段多余", "", "王律师", "同意")))
    (fresh,) = found.fresh
    assert (fresh.author, fresh.text, fresh.quote, fresh.proposal) == (
        "王律师",
        "此段多余",
        "末段",
        "",
    )
    assert fresh.anchor == found_at(PAPER, "末段")
    assert [each.text for each in fresh.replies] == ["同意"]


def test_a_comment_with_a_tracked_change_is_an_annotation_with_a_proposal():
    found = brought(counsels(OUT, note("地点北京", "应在本市", "地点天津")))
    (fresh,) = found.fresh
    assert (fresh.text, fresh.quote, fresh.proposal) == ("应在本市", "地点北京", "地点天津")
    assert not found.differences


def test_a_tracked_change_alone_is_a_proposal_on_the_words_it_replaces():
    returned = edited(
        OUT,
        ('<w:t xml:space="preserve">末段。</w:t></w:r>',
         '<w:t xml:space="preserve">末</w:t></w:r><w:del w:id="901" w:author="王律师" w:date="2026-11-25T10:00:00Z">'
         '<w:r><w:delText>段</w:delText></w:r></w:del><w:ins w:id="902" w:author="王律师" '
         'w:date="2026-11-25T10:00:00Z"><w:r><w:t>页</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r>'),
    )  # fmt: skip
    (fresh,) = brought(returned).fresh
    assert (fresh.text, fresh.quote, fresh.proposal) == ("", "段", "页")
    assert fresh.anchor == anchor(OURS, "b7", 1, "b7", 2)


def test_a_pure_insertion_is_quoted_with_the_words_before_it():
    returned = edited(
        OUT,
        ('<w:t xml:space="preserve">末段。</w:t></w:r>',
         '<w:t xml:space="preserve">末段。</w:t></w:r><w:ins w:id="902" w:author="王律师" '
         'w:date="2026-11-25T10:00:00Z"><w:r><w:t>另附清单。</w:t></w:r></w:ins>'),
    )  # fmt: skip
    (fresh,) = brought(returned).fresh
    assert (fresh.quote, fresh.proposal) == ("末段。", "末段。另附清单。")


def test_a_reply_and_a_resolved_thread_find_ours_by_their_ids():
    returned = edited(
        OUT,
        (
            f'w15:paraId="{para_id("附件未见")}" w15:done="0"',
            f'w15:paraId="{para_id("附件未见")}" w15:done="1"',
        ),
        part="word/commentsExtended.xml",
    )
    found = brought(replied(returned, "附件未见", "已补"))
    assert [(each.key, each.said.text) for each in found.replies] == [("note 2", "已补")]
    assert [tuple(each) for each in found.flags] == [("note 2", True)]
    assert not found.fresh


def test_a_reply_to_a_comment_that_came_with_our_text_is_an_annotation_that_says_to_what():
    base = annotate(PAPER, [thread(("b7", 0), ("b7", 2), "承办人的旧批注", key="theirs")])
    found = incoming(read(base), read(replied(base, "承办人的旧批注", "不同意")))
    (fresh,) = found.fresh
    assert (fresh.text, fresh.quote) == ("回复“承办人的旧批注”：不同意", "末段")
    assert not found.replies


def test_text_changed_without_tracking_is_listed_and_not_taken_in():
    found = brought(edited(OUT, ("日内付款", "年内付款"), ("一百元", "一万元")))
    assert [(each.block, each.ours, each.theirs) for each in found.differences] == [
        ("b1", "甲方应在三十日内付款。", "甲方应在三十年内付款。"),
        ("b6", "一百元", "一万元"),
    ]
    assert not found.fresh


def test_changes_that_stood_in_the_text_and_were_accepted_are_listed():
    found = brought(accepted(OUT, "李"))
    assert "李的修订有2处已被接受或拒绝" in found.differences[-1].why
    assert not found.fresh


def test_a_comment_whose_words_are_not_ours_finds_no_place():
    source = edited(OUT, ("末段。", "与本合同无关的一整段话。"))
    placed = thread(("b7", 0), ("b7", 6), "为何增加", key="word", source=source)
    found = brought(annotate(source, [placed]))
    (lost,) = found.lost
    assert (lost.text, lost.quote, lost.anchor) == ("为何增加", "与本合同无关", None)
    assert found.differences


@pytest.mark.parametrize("stripped", ["ids", "ids and authors"])
def test_a_file_saved_by_another_program_is_known_by_who_said_what(stripped: str):
    made = without_ids(OUT)
    if stripped == "ids and authors":
        made = renamed(made)
    found = brought(made)
    assert not found.fresh
    assert not found.replies
    assert found.known == ("note 1", "note 2")


def test_comments_without_ids_are_no_replies_to_each_other():
    assert {each.parent for each in read(without_ids(OUT)).comments} == {None}


def test_a_comment_without_a_thread_on_the_words_of_ours_is_new_and_says_beside_which_it_stands():
    words = SENT[1].anchor.quote
    (fresh,) = brought(without_ids(counsels(OUT, note(words, "已补，见附件")))).fresh
    assert (fresh.quote, fresh.beside) == (words, "note 2")
    (fresh,) = brought(counsels(OUT, note(words[:-1], "另一处"))).fresh
    assert fresh.beside == ""


def test_our_remark_reworded_in_word_becomes_a_reply():
    found = brought(edited(OUT, ("附件未见", "附件一未见"), part="word/comments.xml"))
    (reply,) = found.replies
    assert (reply.key, reply.said.text, reply.reworded) == ("note 2", "附件一未见", True)


def test_our_proposal_changed_in_word_becomes_a_word_in_its_thread():
    found = brought(edited(OUT, (">六十<", ">九十<")))
    (reply,) = found.replies
    assert (reply.key, reply.said.text, reply.reworded) == ("note 1", "建议改为：九十", True)
    assert not found.fresh


def test_a_thread_deleted_in_word_is_told():
    assert brought(annotate(PAPER, SENT[1:])).missing == ("note 1",)


RETURNS: dict[str, Callable[[], bytes]] = {
    "comment": lambda: counsels(OUT, note("末段", "此段多余", "", "王律师", "同意")),
    "comment with change": lambda: counsels(OUT, note("地点北京", "应在本市", "地点天津")),
    "change of ours": lambda: edited(OUT, (">六十<", ">九十<")),
    "reply": lambda: replied(OUT, "附件未见", "已补"),
    "two alike": lambda: counsels(OUT, note("单价", "同上"), note("一百", "同上")),
}


@pytest.mark.parametrize("case", RETURNS)
def test_the_same_file_a_second_time_brings_nothing(case: str):
    returned = RETURNS[case]()
    first = brought(returned)
    assert first.fresh or first.replies
    seen = {mark: "taken" for each in first.fresh for mark in each.marks}
    seen |= {reply.mark: "taken" for each in first.fresh for reply in each.replies}
    seen |= {each.said.mark: each.key for each in first.replies}
    assert nothing(brought(returned, seen))


def test_hostile_text_is_only_text():
    said = "<script>alert(1)</script>\u202e{{7*7}}"
    (fresh,) = brought(counsels(OUT, note("末段", said, "", "<b>王</b>"))).fresh
    assert (fresh.text, fresh.author) == (said, "<b>王</b>")


@given(asked())
def test_any_proposal_comes_back_as_it_went_out(place):
    start, end, proposal = place
    assume((start, end) != (("b4", 4), ("b4", 5)))
    sent = thread(start, end, "改", key="any", proposal=proposal)
    out = annotate(PAPER, [sent])
    back = read(out)
    assert nothing(incoming(OURS, back, [sent])), "what is ours is known"
    found = incoming(OURS, back)
    assert not found.differences
    assert len(found.fresh) == 1
    (fresh,) = found.fresh
    if fresh.anchor is not None:
        again = annotate(PAPER, [Thread(fresh.anchor, sent.remarks, False, fresh.proposal)])
        assert finals(accepted(again, "王律师")) == finals(accepted(out, "王律师"))


@given(asked())
def test_any_tracked_change_without_a_comment_comes_back_with_the_same_effect(place):
    start, end, proposal = place
    assume((start, end) != (("b4", 4), ("b4", 5)))
    sent = thread(start, end, "改", key="any", proposal=proposal)
    assume(plan(AnchorIndex(OURS), sent.anchor, proposal) and proposal)
    out = annotate(PAPER, [sent])
    back = read(out)._replace(comments=())
    found = incoming(OURS, back)
    assert not found.differences
    notes = [Thread(one.anchor, (Remark("王律师", AT, "改", str(n)),), False, one.proposal)
             for n, one in enumerate(found.placed)]  # fmt: skip
    again = annotate(PAPER, notes)
    if not found.lost:
        assert finals(accepted(again, "王律师")) == finals(accepted(out, "王律师"))
