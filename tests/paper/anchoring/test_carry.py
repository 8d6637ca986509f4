"""Annotations go where their words went; words that are gone leave orphans."""

import random

import pytest

from review.paper.anchoring.anchors import Anchor, anchor, holds
from review.paper.anchoring.carry import Carried, carry
from tests.bench import carry as corpus
from tests.bench import real_papers
from tests.paper.drafts import clauses, paper

BASE = clauses(random.Random(5), 20)


def on(texts: list[str], n: int, words: str) -> Anchor:
    start = texts[n].index(words)
    return anchor(paper(*texts), f"b{n}", start, f"b{n}", start + len(words))


def carried(old: list[str], new: list[str], n: int, words: str) -> Carried:
    (found,) = carry(paper(*old), paper(*new), [on(old, n, words)])
    assert found.anchor is None or holds(paper(*new), found.anchor)
    return found


def test_untouched_words_are_the_same_though_clauses_came_before_them() -> None:
    found = carried(BASE, ["全新的一条。", *BASE], 4, BASE[4][3:9])
    assert (found.state, found.confidence) == ("same", 1.0)
    assert found.anchor is not None
    assert (found.anchor.start_block, found.anchor.start) == ("b5", 3)


def test_an_exchanged_amount_is_edited_and_its_place_sure() -> None:
    old = [*BASE[:3], "本合同服务费总额为128,000.00元，分四期支付。", *BASE[3:]]
    new = [text.replace("128,000.00", "138,000.00") for text in old]
    found = carried(old, new, 3, "128,000.00元")
    assert found.state == "edited"
    assert found.anchor is not None
    assert found.anchor.quote == "138,000.00元"
    assert "138,000.00元" in found.why


def test_words_that_moved_with_their_clause_are_moved() -> None:
    new = [*BASE[:2], *BASE[3:15], BASE[2], *BASE[15:]]
    found = carried(BASE, new, 2, BASE[2][:10])
    assert found.state == "moved"
    assert found.anchor is not None
    assert found.anchor.start_block == "b14"


def test_a_typed_new_number_is_told_as_evidence() -> None:
    old = [*BASE[:3], f"第四条 {BASE[3]}"]
    new = [*BASE[:3], f"第五条 {BASE[3]}"]
    found = carried(old, new, 3, BASE[3][:8])
    assert found.state == "same"
    assert "由第四条变为第五条" in found.why


def test_a_deleted_clause_is_an_orphan_though_its_sentence_stands_elsewhere() -> None:
    decoy = "未尽事宜由双方另行协商解决。"
    old = [*BASE[:5], decoy, *BASE[5:12], decoy, *BASE[12:]]
    new = [*BASE[:12], decoy, *BASE[12:]]
    assert carried(old, new, 5, "另行协商").state == "orphan"
    kept = carried(old, new, 13, "另行协商")
    assert kept.state == "same"


def test_one_of_three_hundred_equal_words_stays_where_it_was() -> None:
    old = [f"{n}号事项由甲方负责办理，期限{n}日。" for n in range(300)]
    new = [text for n, text in enumerate(old) if n != 150]
    assert carried(old, new, 150, "甲方").state == "orphan"
    found = carried(old, new, 200, "甲方")
    assert found.anchor is not None
    assert found.anchor.start_block == "b199"


def test_a_tie_inside_a_paragraph_is_an_orphan() -> None:
    old = [*BASE[:3], "由甲方、甲方、甲方共同确认本条款的全部内容。"]
    new = [*BASE[:3], "由甲方、甲方共同确认本条款的全部内容。"]
    assert carried(old, new, 3, "甲方").state == "orphan"
    assert carried(old, new, 3, "共同确认").state == "same"


def test_one_of_two_equal_paragraphs_deleted_is_an_orphan() -> None:
    old = [*BASE[:3], "甲方签字盖章：", "甲方签字盖章：", *BASE[3:]]
    found = carried(old, [*old[:3], *old[4:]], 3, "签字盖章")
    assert found.state == "orphan"
    assert "无法判断" in found.why


def test_deleted_words_are_an_orphan_in_a_paragraph_that_stayed() -> None:
    old = [*BASE[:3], "乙方应当保密，但法律另有规定的除外，期限为三年整。"]
    new = [*BASE[:3], "乙方应当保密，期限为三年整。"]
    assert carried(old, new, 3, "法律另有规定").state == "orphan"


def test_words_retyped_beside_their_old_place_are_a_guess() -> None:
    old = [*BASE[:3], "乙方应当在验收合格之日起保密三年。", *BASE[3:]]
    new = [*BASE[:3], "特别约定如下：凡涉及个人信息的，验收合格之日起一律从严。", *BASE[3:]]
    found = carried(old, new, 3, "验收合格之日起")
    assert found.state == "guessed"
    assert found.confidence <= 0.6


def test_a_quote_over_paragraphs_is_carried_by_both_ends() -> None:
    old, new = paper(*BASE), paper("新增的一条。", *BASE)
    (found,) = carry(old, new, [anchor(old, "b3", 4, "b5", 6)])
    assert found.state == "same"
    assert found.anchor is not None
    assert (found.anchor.start_block, found.anchor.end_block) == ("b4", "b6")


def test_a_split_paragraph_keeps_the_words_in_their_half() -> None:
    cut = BASE[6].index("。") + 1
    new = [*BASE[:6], BASE[6][:cut], BASE[6][cut:], *BASE[7:]]
    found = carried(BASE, new, 6, BASE[6][cut : cut + 6])
    assert found.state == "same"
    assert found.anchor is not None
    assert (found.anchor.start_block, found.anchor.start) == ("b7", 0)


def test_a_clause_of_the_same_family_in_its_place_is_only_a_guess() -> None:
    old = [*BASE[:3], "监理单位在西城项目中逾期的，每日按未付款项的0.62%支付违约金。", *BASE[3:]]
    old.append("乙方在西城项目中逾期的，每日按未付款项的0.41%支付违约金。")
    new = [*old[:3], "监理单位在通州项目中逾期的，每日按未付款项的0.53%支付违约金。", *old[4:]]
    found = carried(old, new, 3, "每日按未付款项")
    assert found.state == "guessed"
    assert found.confidence == round(found.confidence, 3)
    assert "别处也有" in found.why


def test_words_no_other_clause_has_prove_an_edited_one() -> None:
    old = [*BASE[:3], "监理单位就地下车库消防联动改造逾期的，每日按未付款项的0.62%支付违约金。"]
    new = [*BASE[:3], "总包单位就地下车库消防联动改造逾期的，每日按合同总价的0.53%支付违约金。"]
    assert carried(old, new, 3, "地下车库").state == "same"


def test_a_short_heading_that_moved_is_found_by_its_only_place() -> None:
    old = [*BASE[:3], "第六条 付款条件", *BASE[3:]]
    new = [*BASE[:9], "第六条 付款条件", *BASE[9:]]
    found = carried(old, new, 3, "付款")
    assert found.state == "moved"
    assert found.anchor is not None
    assert found.anchor.start_block == "b9"


def test_a_heading_run_into_its_clause_is_found_in_it() -> None:
    old = [*BASE[:3], "第六条 付款条件", *BASE[3:]]
    new = [*BASE[:3], "第六条 付款条件" + BASE[3], *BASE[4:]]
    found = carried(old, new, 3, "付款")
    assert (found.state, found.anchor and found.anchor.start_block) == ("same", "b3")


def test_two_lines_of_a_form_are_told_apart_by_their_blanks() -> None:
    first, second = "乙方：________________", "乙方：__________"
    old = [*BASE[:3], first, *BASE[3:8], second, *BASE[8:]]
    new = [*BASE[:8], first, *BASE[8:]]
    assert carried(old, new, 9, "乙方").state == "orphan"
    assert carried(old, new, 3, "乙方").state == "moved"


def test_an_anchor_that_never_held_is_an_orphan() -> None:
    (found,) = carry(paper(*BASE), paper(*BASE), [Anchor("b0", 0, "b0", 2, "丙丁")])
    assert (found.state, found.anchor) == ("orphan", None)


@pytest.fixture(
    scope="module",
    params=[range(500, 501), pytest.param(range(501, 506), marks=pytest.mark.sure)],
    ids=str,
)
def score(request: pytest.FixtureRequest) -> corpus.Score:
    """On seeds that no threshold was tuned on."""
    return corpus.run(request.param, size=120, count=300)


def test_over_the_corpus_what_still_stands_is_placed(score: corpus.Score) -> None:
    assert score.placed / score.there >= 0.95


def test_over_the_corpus_hardly_anything_is_placed_wrongly(score: corpus.Score) -> None:
    assert score.wrong / score.total <= 0.005


def test_nothing_deleted_is_placed_silently(score: corpus.Score) -> None:
    assert score.silent == 0


@pytest.mark.sure
@pytest.mark.skipif(not real_papers.PAPERS.exists(), reason="没有 ../shared/papers")
def test_the_same_holds_of_papers_offices_really_write() -> None:
    found = corpus.summed(
        corpus.scored(random.Random(name), olds, 200) for name, olds in real_papers.papers()
    )
    assert found.placed / found.there >= 0.95
    assert found.wrong / found.total <= 0.005


@pytest.mark.parametrize("kept", [0.3, 0.4, 0.45])
def test_words_of_which_less_than_half_outlived_their_passage_are_an_orphan(kept: float) -> None:
    """The quote begins in a passage that was struck out whole, and ends behind it."""
    passage, quote = BASE[6], 20
    cut = round(quote * (1 - kept))
    clause = BASE[5] + passage + BASE[7] + BASE[8]
    start = len(BASE[5]) + len(passage) - cut
    old, new = (
        [*BASE[:5], clause, *BASE[9:]],
        [*BASE[:5], BASE[5] + clause[start + cut :], *BASE[9:]],
    )
    assert carried(old, new, 5, clause[start : start + quote]).state == "orphan"


@pytest.mark.parametrize("kept", [10, 14, 20])
def test_a_quote_over_paragraphs_of_which_less_than_half_stayed_is_an_orphan(kept: int) -> None:
    half = len(BASE[6]) // 2
    assert kept / (kept + half) < 0.5
    new = [*BASE[:6], "经双方另行书面确认的事项以确认书为准，" + BASE[6][half:], *BASE[7:]]
    old = paper(*BASE)
    (found,) = carry(old, paper(*new), [anchor(old, "b5", len(BASE[5]) - kept, "b6", half)])
    assert found.state == "orphan"


def test_a_quote_over_paragraphs_is_as_sure_as_the_worse_of_its_ends() -> None:
    """Its head stands untouched; of the paragraph where it ends half was rewritten."""
    half = len(BASE[6]) // 2
    new = [*BASE[:6], BASE[6][:half] + "由双方另行书面约定，其他事项以确认书所载为准。", *BASE[7:]]
    old = paper(*BASE)
    (found,) = carry(old, paper(*new), [anchor(old, "b5", 31, "b6", 4)])
    assert found.state == "guessed"
    assert found.confidence < 0.5


@pytest.mark.parametrize(("away", "state"), [(1, "guessed"), (3, "guessed"), (4, "orphan")])
def test_retyped_words_are_looked_for_three_paragraphs_around(away: int, state: str) -> None:
    old = [*BASE[:4], "乙方应当在验收合格之日起保密三年。", *BASE[4:]]
    retyped = "特别约定如下：凡涉及个人信息的，验收合格之日起一律从严。"
    new = [*BASE[: 3 + away], retyped, *BASE[3 + away :]]
    assert carried(old, new, 4, "验收合格之日起").state == state


def test_a_short_quote_that_was_reworded_is_looked_for_no_further() -> None:
    """Six of its seven letters stand in new text near by; so few recur by chance."""
    old = [*BASE[:3], "乙方应当在验收合格之日起保密三年。", *BASE[3:]]
    new = [*BASE[:3], "特别约定如下：凡涉及个人信息的，验收合格当日起一律从严。", *BASE[3:]]
    assert carried(old, new, 3, "验收合格之日起").state == "orphan"


def test_a_few_letters_of_a_long_quote_are_not_the_quote() -> None:
    quote = "在全部设备验收合格之日起三十日内"
    old = [*BASE[:3], f"乙方应当{quote}付清余款。", *BASE[3:]]
    assert carried(old, [*BASE[:3], "设备验收合格", *BASE[3:]], 3, quote).state == "orphan"
    reworded = "特别约定：在全部设备验收完毕之日起三十日内书面告知。"
    assert carried(old, [*BASE[:3], reworded, *BASE[3:]], 3, quote).state == "guessed"


def test_a_line_that_went_and_came_elsewhere_letter_for_letter_is_a_guess() -> None:
    line = "日期：   年   月   日"
    old = [line, *BASE[:5], line, *BASE[5:12], line, *BASE[12:]]
    new = [line, line, *BASE[:12], line, *BASE[12:]]
    assert carried(old, new, 6, "年   月").state == "orphan"  # beside its double: which one came?
    new = [line, *BASE[:2], line, *BASE[2:12], line, *BASE[12:]]
    found = carried(old, new, 6, "年   月")
    assert found.state == "guessed"
    assert found.anchor is not None
    assert (found.anchor.start_block, found.anchor.quote) == ("b3", "年   月")


def test_a_line_that_came_twice_is_no_guess() -> None:
    line = "乙方：________"
    old = [*BASE[:3], line, *BASE[3:]]
    new = [*BASE[:8], line, *BASE[8:12], line, *BASE[12:]]
    assert carried(old, new, 3, "乙方：__").state == "orphan"


def test_words_known_again_by_what_stands_beside_them_are_a_guess() -> None:
    """The paragraph was split, and another one stands between its halves."""
    clause = "乙方每月提交当月进度申请、工程量清单、合规发票；甲方次月完成款项支付并书面告知乙方。"
    cut = clause.index("甲方")
    old = [*BASE[:3], clause, *BASE[3:]]
    new = [*BASE[:3], clause[:cut], BASE[9], clause[cut:], *BASE[3:9], *BASE[10:]]
    for words in ("清单、合规", "款项支付"):
        found = carried(old, new, 3, words)
        assert found.anchor is not None
        assert found.anchor.quote == words
    assert found.why.startswith("所引文字已删除或改写；这几个字")


def test_a_long_quote_is_told_by_its_first_forty_letters() -> None:
    clause = "乙方应当按照本合同约定的标准和期限完成全部工作并在验收合格之日起三十日内提交完整的技术资料和使用说明。"
    old, new = [*BASE[:3], clause], [*BASE[:3], clause.replace("三十日", "二十日")]
    found = carried(old, new, 3, clause[:-1])
    assert found.anchor is not None
    assert f"现为“{found.anchor.quote[:40]}”" in found.why


def test_one_stretch_exchanged_in_a_short_line_between_lines_that_stayed_is_a_guess() -> None:
    old = [*BASE[:3], "第六条  维护和培训\t4", *BASE[3:]]
    new = [*BASE[:3], "第六条  及其关联方和培训\t4", *BASE[3:]]
    assert carried(old, new, 3, "和培训").state == "guessed"
