"""A paragraph that ends a section stays where the text around it was rewritten: Word has no words for a
section break that goes and comes, and rejecting would join two sections (17.6.18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import edits
from review.paper.model import Paragraph
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Sources

BREAK = f"{w('pPr')}/{w('sectPr')}"


def with_section_breaks(pairs: Sequence[Pair], old: Sources, new: Sources) -> list[Pair]:
    """The pairs; where paragraphs went and came side by side, a section break is paired with its like."""
    told: list[Pair] = []
    for loose, run in groupby(pairs, _loose):
        part = [*run]
        told += _paired(part, old, new) if loose else part
    return told


def _loose(pair: Pair) -> bool:
    """Whether it went, came, or is an empty line, which is like any other."""
    told = pair.kind in ("deleted", "inserted") or (pair.kind == "same" and not pair.new_text)
    return told and not pair.in_row


def _paired(run: list[Pair], old: Sources, new: Sources) -> Iterator[Pair]:
    gone = [each for pair in run for each in pair.old]
    come = [each for pair in run for each in pair.new]
    ended = [n for n, each in enumerate(gone) if _ends(each, old)]
    ends = [n for n, each in enumerate(come) if _ends(each, new)]
    places = [*zip(ended, ends, strict=False)]
    known = {(pair.old, pair.new) for pair in run}
    stand = all(((gone[n],), (come[m],)) in known for n, m in places)
    if stand or len(ended) != len(ends) or any(gone[n].text != come[m].text for n, m in places):
        yield from run
        return
    before = after = 0
    for n, m in (*places, (len(gone), len(come))):
        story = run[0].story
        for each in gone[before:n]:
            yield Pair("deleted", (each,), (), edits(each.text, ""), 0.0, story=story)
        for each in come[after:m]:
            yield Pair("inserted", (), (each,), edits("", each.text), 0.0, story=story)
        if n < len(gone):
            yield Pair("same", (gone[n],), (come[m],), story=story)
        before, after = n + 1, m + 1


def _ends(paragraph: Paragraph, sources: Sources) -> bool:
    return sources.elements[paragraph.id].find(BREAK) is not None
