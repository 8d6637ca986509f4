"""What a proposal asks of the text: which words go, which paragraph ends go, and what comes.

A proposal is worded as a whole ("within sixty days"); in Word it is shown as the few words that
differ. The same plan is made when a file goes out and when it comes back, so that a change we
wrote ourselves is known again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from review.paper.anchoring.anchors import Anchor, AnchorIndex
from review.paper.comparing.proposal_diff import changes
from review.paper.comparing.tokens import BREAK, Edit
from review.paper.model import OBJECT

DELETION = "（删去）"
"""How a proposal says that the words are to go and nothing is to come."""
_DELETION = re.compile(
    r"[（(【\[“\"]?(?:建议)?(?:删去|删除|删掉|删)(?:本[条款项段句]|此[条款项段句])?[）)】\]”\"]?[。.]?"
)


class Stretch(NamedTuple):
    """Code points [start, end) of one paragraph."""

    block: str
    start: int
    end: int


class Substitution(NamedTuple):
    """Words and paragraph ends that go, and text that comes `at` a place (block, offset).

    In `text` BREAK ends a paragraph. It stands directly behind the words before the place, or,
    where `ahead`, directly before those behind it.
    """

    struck: tuple[Stretch, ...]
    ended: tuple[str, ...]
    at: tuple[str, int]
    text: str
    ahead: bool = False


class Letter(NamedTuple):
    """One character of the words a proposal replaces, or BREAK for the end of their paragraph."""

    text: str
    block: str
    offset: int


def plan(ground: AnchorIndex, anchor: Anchor, proposal: str) -> tuple[Substitution, ...]:
    """The exchanges that turn the words at the anchor into the proposal, in order.

    Words already struck out in the file, pictures and note references are no part of it.
    """
    letters = list(letters_of(ground, anchor))
    old, new = "".join(each.text for each in letters), worded(proposal)
    if BREAK in old or "\n" not in old:
        new = new.replace("\n", BREAK)
    return tuple(_exchange(letters, anchor, edit, new) for edit in changes(old, new))


def worded(proposal: str) -> str:
    """The text that is to stand there; "" for a proposal that says the words are to go.

    An object cannot be proposed: where one stands it stays, without being named.
    """
    text = proposal.replace("\r\n", "\n").replace("\r", "\n").replace(OBJECT, "")
    return "" if _DELETION.fullmatch(text.strip()) else text


def letters_of(ground: AnchorIndex, anchor: Anchor) -> Iterator[Letter]:
    """What a reader of the final text sees there, character by character, objects left out."""
    first, last = ground.index[anchor.start_block], ground.index[anchor.end_block]
    for at in range(first, last + 1):
        paragraph = ground.paragraphs[at]
        low = anchor.start if at == first else 0
        high = anchor.end if at == last else len(paragraph.text)
        for run in paragraph.runs:
            if run.shown("final"):
                for offset in range(max(low, run.start), min(high, run.end)):
                    if paragraph.text[offset] != OBJECT:
                        yield Letter(paragraph.text[offset], paragraph.id, offset)
        if at < last:
            yield Letter(BREAK, paragraph.id, len(paragraph.text))


def _exchange(letters: list[Letter], anchor: Anchor, edit: Edit, new: str) -> Substitution:
    gone, at, ahead = letters[edit.old_start : edit.old_end], (anchor.end_block, anchor.end), False
    before = letters[edit.old_start - 1] if edit.old_start else None
    if gone:
        at = gone[-1].block, gone[-1].offset + (gone[-1].text != BREAK)
    elif before and before.text != BREAK:
        at = before.block, before.offset + 1
    elif edit.old_start < len(letters):
        at, ahead = (letters[edit.old_start].block, letters[edit.old_start].offset), True
    ended = tuple(each.block for each in gone if each.text == BREAK)
    text = new[edit.new_start : edit.new_end]
    return Substitution(tuple(_stretches(gone)), ended, at, text, ahead)


def _stretches(gone: list[Letter]) -> Iterator[Stretch]:
    """Neighbouring characters of one paragraph as one stretch."""
    words = [each for each in gone if each.text != BREAK]
    keyed = groupby(enumerate(words), lambda pair: (pair[1].block, pair[1].offset - pair[0]))
    for _, group in keyed:
        letters = [each for _, each in group]
        yield Stretch(letters[0].block, letters[0].offset, letters[-1].offset + 1)
