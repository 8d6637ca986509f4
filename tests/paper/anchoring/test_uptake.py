"""What counsel proposed is found in the new text, or said to be missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.paper.anchoring.anchors import AnchorIndex, anchor
from review.paper.anchoring.carry import carry
from review.paper.anchoring.uptake import adopted, around, folded, place
from review.paper.comparing.compare import compare
from tests.paper.drafts import letters, paper

OLD = (
    "第十条|甲方收到发票后60日内付款。",
    "第十一条|因本合同发生的争议，提交北京仲裁委员会仲裁。",
    "第十二条|未尽事宜由双方另行协商。",
)


def judged(proposal: str, quote: str, *new: str, known: bool = False) -> str:
    old, after = paper(*OLD), paper(*new)
    at = next(one for one in old.paragraphs() if quote in one.text)
    start = at.text.index(quote)
    was = anchor(old, at.id, start, at.id, start + len(quote))
    now = carry(old, after, [was], compare(old, after))[0].anchor
    past = "" if known else around(AnchorIndex(old), was if now else None)
    return adopted(proposal, quote, past, AnchorIndex(after), now)


def test_the_proposed_words_in_their_place_are_taken_over() -> None:
    new = (OLD[0], "第十一条|因本合同发生的争议,依法向有管辖权的人民法院起诉。", OLD[2])
    assert judged("依法向有管辖权的人民法院起诉", "提交北京仲裁委员会仲裁", *new) == "full"


def test_width_space_and_punctuation_do_not_matter() -> None:
    new = ("第十条|甲方收到发票后 ３０ 日内付款；", *OLD[1:])
    assert judged("甲方收到发票后30日内付款。", "60日", *new) == "full"


def test_another_figure_is_not_the_proposal() -> None:
    new = ("第十条|甲方收到发票后45日内付款。", *OLD[1:])
    assert judged("甲方收到发票后30日内付款。", "60日", *new) == "absent"


def test_small_changes_of_wording_are_taken_over_in_part() -> None:
    new = (OLD[0], "第十一条|因本合同发生的争议，应当依法向有管辖权的人民法院提起诉讼。", OLD[2])
    proposal = "因本合同发生的争议，依法向有管辖权的人民法院起诉。"  # the old clause is gone
    assert judged(proposal, "提交北京仲裁委员会仲裁", *new) == "partly"


def test_an_unchanged_text_took_nothing_over() -> None:
    assert judged("30日", "60日", *OLD) == "absent"


def test_words_that_stood_there_before_are_no_adoption() -> None:
    assert judged("甲方收到发票后", "60日", *OLD) == "absent"
    assert judged("甲方收到发票后", "60日", *OLD, known=True) == "full"


def test_a_whole_new_paragraph_beside_the_place_counts() -> None:
    added = "逾期付款的，按日支付万分之五的违约金。"
    assert judged(added, "60日内付款", OLD[0], added, *OLD[1:]) == "full"


@pytest.mark.parametrize("proposal", ["删除", "建议删除本条", "删去该句。", "予以删除"])
def test_a_proposal_to_delete_is_met_when_the_words_are_gone(proposal: str) -> None:
    assert judged(proposal, "未尽事宜由双方另行协商", *OLD[:2]) == "full"
    assert judged(proposal, "未尽事宜由双方另行协商", *OLD) == "absent"


def test_what_moved_elsewhere_is_found_where_the_old_words_are_gone() -> None:
    told = "争议由人民法院管辖并适用中国法律。"
    assert judged(told, "未尽事宜由双方另行协商", told, *OLD[:2]) == "full"


def test_a_short_proposal_is_not_found_all_over_the_text() -> None:
    assert judged("甲方", "未尽事宜由双方另行协商", *OLD[:2]) == "absent"


@given(st.text("甲乙丙条款付应日，。 30", min_size=1, max_size=30))
def test_folding_knows_no_spaces(text: str) -> None:
    assert folded(text) == folded(f" {text.replace('，', ', ')}　") == folded(folded(text))


def test_the_point_of_a_figure_speaks() -> None:
    assert folded("1.5%") != folded("15%")
    assert folded("1,000.00元。") == folded("1000.00 元")


def test_what_nearly_stood_there_before_is_not_taken_over_in_part() -> None:
    old = "因本合同发生的争议，应当依法向有管辖权的人民法院提起诉讼。"
    proposal = "因本合同发生的争议，依法向有管辖权的人民法院起诉。"
    new = AnchorIndex(paper(*OLD[:1], old + "费用由败诉方承担。", *OLD[2:]))
    assert adopted(proposal, "争议", old, new, None) == "absent"
    assert adopted(proposal, "争议", OLD[1], new, None) == "partly"


def test_half_of_the_proposal_is_not_taken_over_in_part_though_there_was_less_before() -> None:
    proposal = "因本合同发生的争议，依法向有管辖权的人民法院起诉。"
    new = (OLD[0], "第十一条|双方之间的分歧，由上级协调，不成的依法向有管辖权的法院起诉。", OLD[2])
    assert judged(proposal, "提交北京仲裁委员会仲裁", *new) == "absent"


def other(count: int) -> str:
    return letters(900, count)


WANTED = letters(0, 20)


def told(wanted: str, text: str, past: str = "") -> str:
    """How far `wanted` stands in a text in which the old words are gone."""
    return adopted(wanted, "旧文", past, AnchorIndex(paper(text)), None)


@pytest.mark.parametrize(("kept", "found"), [(20, "full"), (18, "partly"), (17, "absent")])
def test_nine_tenths_of_the_letters_are_taken_over_in_part(kept: int, found: str) -> None:
    lost = 20 - kept
    assert told(WANTED, WANTED[:9] + other(lost) + WANTED[9 + lost :]) == found


@pytest.mark.parametrize(("before", "found"), [(87, "partly"), (88, "absent")])
def test_five_hundredths_more_than_before_must_stand_there(before: int, found: str) -> None:
    """92 letters of a hundred stand there now."""
    wanted = letters(0, 100)
    past = wanted[:40] + other(100 - before) + wanted[140 - before :]
    assert told(wanted, wanted[:40] + other(8) + wanted[48:], past) == found


@pytest.mark.parametrize(("between", "found"), [(6, "partly"), (7, "absent")])
def test_letters_farther_off_than_a_quarter_of_the_proposal_do_not_count(
    between: int, found: str
) -> None:
    """Of the likest twenty letters and five behind them six are others, and one of the first ten."""
    text = WANTED[:5] + other(1) + WANTED[6:10] + letters(800, between) + WANTED[10:]
    assert told(WANTED, text) == found


@pytest.mark.parametrize(("length", "found"), [(8, "full"), (7, "absent")])
def test_where_the_words_are_gone_fewer_than_eight_letters_prove_nothing(
    length: int, found: str
) -> None:
    assert told(WANTED[:length], f"本合同约定{WANTED[:length]}。") == found


@pytest.mark.parametrize(("length", "found"), [(8, "partly"), (7, "absent")])
def test_fewer_than_eight_letters_are_not_taken_over_in_part(length: int, found: str) -> None:
    new = paper(WANTED[:4] + other(1) + WANTED[4:length])
    now = anchor(new, "b0", 4, "b0", 5)
    assert adopted(WANTED[:length], "旧文", "", AnchorIndex(new), now) == found


@pytest.mark.parametrize(("days", "found"), [("30日", "partly"), ("60日", "absent")])
def test_a_figure_must_be_taken_over_as_it_is(days: str, found: str) -> None:
    proposal = "乙方应当自收到甲方书面通知之日起30日内完成全部设备的安装调试。"
    text = f"乙方应自收到甲方书面通知之日起{days}内完成全部设备的安装调试。"
    assert told(proposal, text) == found


def test_around_a_place_stands_one_paragraph_to_either_side() -> None:
    ground = AnchorIndex(paper("甲", "乙", "丙", "丁", "戊"))
    assert around(ground, anchor(ground, "b2", 0, "b2", 1)) == "乙\n丙\n丁"
    assert around(ground, anchor(ground, "b1", 0, "b2", 1)) == "甲\n乙\n丙\n丁"
    assert around(ground, anchor(ground, "b0", 0, "b0", 1)) == "甲\n乙"
    assert around(ground, None) == "甲\n乙\n丙\n丁\n戊"


@pytest.mark.parametrize(
    ("texts", "length", "found"),
    [
        (("序言", f"乙方{WANTED}。"), 20, ("b1", 2, "b1", 22)),
        (("序言", f"乙方{WANTED}。"), 8, ("b1", 2, "b1", 10)),
        (("序言", f"乙方{WANTED}。"), 7, None),
        ((WANTED, WANTED), 20, None),
        (("序言",), 20, None),
    ],
)
def test_the_one_paragraph_in_which_a_proposal_stands(
    texts: tuple[str, ...], length: int, found: tuple[str, int, str, int] | None
) -> None:
    there = place(WANTED[:length], AnchorIndex(paper(*texts)))
    assert (there and there[:4]) == found
