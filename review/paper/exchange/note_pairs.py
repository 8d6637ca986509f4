"""Foot- and endnotes held together by their references: a note stays where its reference stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.paper.comparing.compare import Weigher, units
from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import BREAK, edits
from review.paper.exchange.whole_objects import kept
from review.paper.model import Paper, Paragraph, Story, paragraphs_in

NOTES = ("footnote", "endnote")


def note_pairs(flow: Sequence[Pair], old: Paper, new: Paper) -> Iterator[Pair]:
    """The pairs inside notes, by the references that stayed in the pairs outside of them.

    A note whose reference went has no pair: it goes with its reference.
    """
    before, after = _notes(old), _notes(new)
    stayed = {came: gone for pair in flow for gone, came in _stayed(pair)} if before else {}
    weigh = Weigher()
    for name, note in after.items():
        like = Pair("same", (), (), story=note.kind)
        if name in stayed:
            olds, news = units(before[stayed[name]].blocks), units(note.blocks)
            yield from weigh.pairs(list(olds), list(news), like)
        else:
            yield from (_arrived(each, like) for each in paragraphs_in(note.blocks))


def _notes(paper: Paper) -> dict[str, Story]:
    return {each.name: each for each in paper.stories if each.kind in NOTES}


def _arrived(paragraph: Paragraph, like: Pair) -> Pair:
    come = edits("", paragraph.text)
    return like._replace(kind="inserted", new=(paragraph,), edits=come, likeness=0.0)


def _stayed(pair: Pair) -> Iterator[tuple[str, str]]:
    """The names of the notes, old and new, whose references are the same characters."""
    if len(pair.old) != 1 or pair.kind not in ("same", "edited"):
        return  # struck out whole and put in whole
    after = dict(_references(pair.new))
    for at, name in _references(pair.old):
        shift = kept(pair.edits, at, at + 1, 0)
        if shift is not None and at + shift in after:
            yield name, after[at + shift]


def _references(side: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Where notes are referred to in the joined text, and their names."""
    low = 0
    for paragraph in side:
        for run in paragraph.runs:
            if run.story:
                yield low + run.start, run.story
        low += len(paragraph.text) + len(BREAK)
