"""Every labelled wording of the corpus is hit, or left alone, by its rule."""

from __future__ import annotations

from collections import Counter

import pytest

from review.checks.catalogue import check, rules
from tests.papers.labelled import Wording, paper, wordings

FEWEST = 8


@pytest.mark.parametrize("wording", wordings(), ids=lambda each: f"{each.rule}-{each.words[:24]}")
def test_the_rule_hits_what_it_must_and_leaves_the_rest(wording: Wording) -> None:
    found = {each.rule.id for each in check(paper(wording.words), wording.asked)}
    assert (wording.rule in found) is wording.hits


def test_every_rule_has_enough_wordings_of_both_sorts() -> None:
    held = Counter((each.rule, each.hits) for each in wordings())
    assert not {
        (rule, hits) for rule in rules() for hits in (True, False) if held[rule, hits] < FEWEST
    }
