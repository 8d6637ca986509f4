"""The table of rules is whole, and findings point at words of the paper."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.catalogue import CHECKS, check, rules
from review.checks.finding import Weight
from review.checks.text import Asked
from review.law.vocabulary import Kind
from tests.papers.labelled import TODAY, paper

CONTRACT = Asked(Kind.CONTRACT, None, TODAY)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_it_asks_on_what_basis_and_when_it_may_be_wrong(rule) -> None:
    assert all((rule.family, rule.question, rule.defect, rule.basis, rule.innocent))


def test_the_rules_are_those_of_the_domain_notes() -> None:
    contracts = {f"C{n:02}" for n in range(1, 24)} - {"C07"}
    disputes = {f"C07{letter}" for letter in "abcden"}
    assert set(rules()) == contracts | disputes | {f"N{n:02}" for n in range(1, 25)} | {
        "L01",
        "L02",
        "R01",
    }


def test_every_kind_of_matter_is_asked_something() -> None:
    assert {kind for each in CHECKS for kind in each.kinds} == set(Kind)


def test_the_quote_is_words_of_the_paragraph_at_its_start() -> None:
    made = paper("合同¶甲方于 90 日 内支付款项，合同总价壹佰万元整（¥ 1,100,000）。¶服务期待定。")
    lines = list(made.paragraphs("all"))
    found = check(made, CONTRACT)
    assert {"C01", "C03"} <= {each.rule.id for each in found}
    for each in found:
        assert lines[each.place].text[each.start :].startswith(each.quote[:4])


def test_an_empty_paper_is_told_nothing() -> None:
    assert check(paper(""), CONTRACT) == ()


def test_a_repealed_law_stops_only_in_the_sentence_that_gives_the_basis() -> None:
    words = "根据《合同法》签订本合同。¶双方应当遵守《合同法》。¶双方应当遵守《信访条例》。"
    found = check(paper(words), CONTRACT)
    weights = [each.severity for each in found if each.rule.id == "C05"]
    assert weights == [Weight.STOP, Weight.WARN, Weight.HINT]


def test_a_law_is_held_against_the_day_of_the_text() -> None:
    before = Asked(Kind.CONTRACT, date(2020, 12, 31), TODAY)
    made = paper("根据《合同法》签订本合同。")
    assert "C05" not in {each.rule.id for each in check(made, before)}
    assert "C05" in {each.rule.id for each in check(made, CONTRACT)}
