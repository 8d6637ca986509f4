"""Words that lost their place are offered the likeliest places of the new text."""

from __future__ import annotations

import pytest

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


WORDS = "一丁七万丈三上下不与"


def weighed(text: str, prefix: str, suffix: str, path: str = "") -> list[tuple[str, float]]:
    lost = Anchor("b9", 0, "b9", 10, WORDS, prefix, suffix, path)
    return [(one.anchor.quote, one.likeness) for one in candidates(AnchorIndex(paper(text)), lost)]


@pytest.mark.parametrize(
    ("label", "prefix", "suffix", "path", "likeness"),
    [
        ("", "春夏秋冬", "东南西北", "", 0.93),
        ("", "春夏秋冬", "金木水火", "", 0.78),
        ("", "春夏秋", "", "", 0.794),  # three of eleven letters twice: 54.5
        ("", "金木水火", "红黄蓝白", "", 0.63),
        ("第三条|", "金木水火", "红黄蓝白", "", 0.63),
        ("第三条|", "金木水火", "红黄蓝白", "第四条", 0.63),
        ("第三条|", "金木水火", "红黄蓝白", "第三条", 0.87),
        ("第三条|", "春夏秋冬", "东南西北", "第三条", 0.93),
    ],
)
def test_likeness_is_seven_tenths_of_the_words_and_three_of_what_surrounds_them(
    label: str, prefix: str, suffix: str, path: str, likeness: float
) -> None:
    """Nine letters of ten are 90; the same clause counts as surroundings of 80."""
    there = WORDS[:5] + "○" + WORDS[6:]
    found = weighed(f"{label}春夏秋冬{there}东南西北", prefix, suffix, path)
    assert found == [(there, likeness)]


@pytest.mark.parametrize(("others", "likeness"), [(4, 0.42), (5, None)])
def test_six_letters_of_ten_must_be_there(others: int, likeness: float | None) -> None:
    there = WORDS[:3] + "○" * others + WORDS[3 + others :]
    found = weighed(there, "金木", "水火")
    assert found == ([] if likeness is None else [(there, likeness)])


@pytest.mark.parametrize("length", [4, 5])
def test_a_paragraph_of_less_than_half_the_words_is_none(length: int) -> None:
    found = weighed(WORDS[:length], "金木", "水火")
    assert found == ([] if length == 4 else [(WORDS[:5], 0.7)])


def test_three_are_offered_and_a_paragraph_once() -> None:
    many = AnchorIndex(paper(*[f"{WORDS}{n}" for n in range(5)]))
    assert len(candidates(many, LOST._replace(quote=WORDS))) == 3
    one = candidates(AnchorIndex(paper(WORDS)), LOST._replace(quote=WORDS), WORDS[1:])
    assert [each.anchor.quote for each in one] == [WORDS]


@pytest.mark.parametrize("copies", [23, 24])
def test_the_surroundings_of_the_first_twenty_four_are_looked_at(copies: int) -> None:
    """The last copy stands where the words stood: it is b23 or, unseen, b24."""
    new = AnchorIndex(paper(*[WORDS] * copies, WORDS, "春夏秋冬东南西北"))
    lost = Anchor("b99", 0, "b99", 10, WORDS, f"{WORDS}\n{WORDS}\n", "\n春夏秋冬东南西北")
    assert candidates(new, lost)[0].anchor.start_block == "b23"


def test_a_number_without_words_means_the_words_below_it() -> None:
    found = candidates(AnchorIndex(paper("第三条|", "乙方")), LOST._replace(path="第三条"))
    assert [one.anchor.quote for one in found] == ["乙方"]
