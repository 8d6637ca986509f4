"""By rule and without a second program: what is a look tells two files apart, what is blind does not."""

from __future__ import annotations

from collections import Counter

import pytest

from review.paper import caveats
from review.paper.caveats import entries
from review.paper.comparing.compare import compare
from review.paper.comparing.sight_differences import sight_differences
from review.paper.ooxml.visibility.around_names import LEVEL, SETTINGS
from review.paper.ooxml.visibility.property_names import PARAGRAPH, RUN, SECTION, TABLE
from review.paper.ooxml.visibility.story_names import STORY
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from tests.paper.sight import all_pairs
from tests.paper.sight.contract import Pair

PAIRS = list(all_pairs())
KINDS = sorted({pair.kind for pair in PAIRS})
LEAST = 600
KNOWN = set(caveats.KINDS)


def test_there_are_pairs_of_every_kind_and_each_has_a_name_of_its_own() -> None:
    assert len(PAIRS) >= LEAST
    twice = [n for n, times in Counter((p.kind, p.name) for p in PAIRS).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_look_tells_two_files_apart_and_is_named_and_a_blind_name_does_not(kind: str) -> None:
    wrong = [wrong for pair in PAIRS if pair.kind == kind and (wrong := _wrong(pair))]
    assert wrong == []


def _wrong(pair: Pair) -> str:
    try:
        old, new = read(pair.first()), read(pair.second())
    except Refusal as refusal:
        return f"{pair.name}: refused as {refusal.code}"
    if (old.fingerprint == new.fingerprint) != pair.layout:
        return f"{pair.name}: {'not quiet' if pair.layout else 'one fingerprint'}"
    told = compare(old, new).changes or sight_differences(old, new)
    assert {
        each.kind for paper in (old, new) for each in (*paper.caveats, *entries(paper))
    } <= KNOWN
    return "" if pair.layout or told else f"{pair.name}: not named"


@pytest.mark.parametrize("table", [RUN, PARAGRAPH, TABLE, SECTION, STORY, SETTINGS, LEVEL])
def test_every_blind_name_has_its_reason(table: dict[str, object]) -> None:
    rows = {name: row for name, row in table.items() if row.sort == "BLIND"}  # type: ignore[attr-defined]
    assert [name for name, row in rows.items() if not row.reason] == []  # type: ignore[attr-defined]
