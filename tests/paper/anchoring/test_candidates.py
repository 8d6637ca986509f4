"""Words that lost their place are offered the likeliest places of the new text."""

from __future__ import annotations

from review.paper.anchoring.anchors import Anchor, AnchorIndex
from review.paper.anchoring.candidates import candidates
from tests.paper.drafts import paper

NEW = AnchorIndex(
    paper(
        "第一条|乙方应当在十日内交付全部货物。",
        "第二条|乙方应在接到通知后十五日内交付全部货物，逾期的支付违约金。",
        "第三条|争议由人民法院管辖。",
    )
)
LOST = Anchor(
    "b9", 0, "b9", 16, "接到通知后十日内交付全部货物", "乙方应在", "，逾期的支付", "第二条"
)


def test_the_likeliest_place_comes_first_and_holds_its_words() -> None:
    found = candidates(NEW, LOST)
    assert [one.anchor.start_block for one in found[:2]] == ["b1", "b0"]
    assert "十五日内交付全部货物" in found[0].anchor.quote
    assert found[0].likeness > found[1].likeness


def test_nothing_alike_is_no_candidate() -> None:
    assert candidates(NEW, LOST._replace(quote="附件三列明的保密义务人名单", path="")) == []


def test_the_clause_of_the_same_number_is_offered_last() -> None:
    found = candidates(NEW, LOST._replace(quote="附件三列明的保密义务人名单", path="第三条"))
    assert [(one.anchor.quote, one.likeness) for one in found] == [("争议由人民法院管辖。", 0.0)]


def test_the_words_that_were_proposed_stand_for_the_old_ones() -> None:
    lost = LOST._replace(quote="提交仲裁委员会仲裁解决纠纷的约定", path="")
    assert candidates(NEW, lost, "争议由人民法院管辖")[0].anchor.start_block == "b2"


def test_no_more_than_asked_for() -> None:
    assert len(candidates(NEW, LOST, most=1)) == 1
