"""Paragraphs that moved: told as moves where Word can pair them, else struck out and put in."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from review.paper.exchange.tracked_docx import tracked
from review.paper.ooxml.namespaces import w
from review.paper.reading.docx_reader import read
from tests.paper.drafts import clauses
from tests.paper.exchange.test_tracked_docx import AT, ROWS, docx, main_part, words
from tests.paper.revisions import accepted, rejected

BASE = clauses(random.Random(21), 9)
HALVES = ("moveFrom", "moveTo")


def moved(old: list[str], new: list[str], rows=(), after=()) -> bytes:
    return tracked(docx(old, rows), docx(new, after or rows), "王芳", AT)


def count(source: bytes, name: str) -> int:
    return len(list(main_part(source).iter(w(name))))


UNMOVED = words(docx(BASE))
FORWARD = moved(BASE, [*BASE[1:6], BASE[0], *BASE[6:]])


def test_a_clause_that_moved_is_one_move_in_two_named_ranges():
    root = main_part(FORWARD)
    for half in HALVES:
        (start,) = root.iter(w(f"{half}RangeStart"))
        (end,) = root.iter(w(f"{half}RangeEnd"))
        assert start.get(w("name")) == "move1"
        assert start.get(w("id")) == end.get(w("id"))
    assert {each.kind for each in read(FORWARD).changes} == set(HALVES)
    assert "".join(text.text for mark in root.iter(w("moveFrom")) for text in mark.iter(w("t")))


def test_every_mark_has_an_id_of_its_own_but_for_the_end_of_a_range():
    source = moved(BASE, [BASE[8], BASE[3], *BASE[:3], *BASE[4:8]])
    ids = Counter(
        each.get(w("id")) for each in main_part(source).iter("*")
        if each.get(w("id")) and not str(each.tag).endswith("RangeEnd")
    )  # fmt: skip
    assert set(ids.values()) == {1}
    names = [each.get(w("name")) for each in main_part(source).iter(w("moveFromRangeStart"))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", ["edited on the way", "into a table"])
def test_what_word_could_not_pair_is_struck_out_and_put_in(case: str):
    if case == "edited on the way":
        source = moved(BASE, [*BASE[1:6], BASE[0].replace("。", "！", 1), *BASE[6:]])
    else:
        source = moved(BASE, BASE[1:], ROWS, [*ROWS, (BASE[0], "1")])
    assert count(source, "moveFrom") == 0
    assert count(source, "ins") > 0


@given(st.permutations(range(len(BASE))), st.sets(st.integers(0, 8), max_size=3))
def test_any_rearrangement_accepts_to_the_new_and_rejects_to_the_old(order, dropped):
    new = [BASE[n] for n in order if n not in dropped]
    source = moved(BASE, new)
    assert words(accepted(source)) == words(docx(new))
    assert words(rejected(source)) == UNMOVED
    etree.fromstring(etree.tostring(main_part(source)))
