"""意见之外的改动: which paragraphs changed otherwise than in the very words counsel proposed there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from review.paper.anchoring.uptake import deletes, folded
from review.paper.comparing.findings import Side
from review.paper.comparing.pairs import Comparison, Pair
from review.paper.comparing.tokens import BREAK
from review.paper.model import OBJECT

AROUND = 24
"""Code points of unchanged text shown on either side of a change."""

Mark = Literal["kept", "gone", "come"]


class Wish(NamedTuple):
    """What counsel proposed for [start, end) of one paragraph of the reviewed text."""

    block: str
    start: int
    end: int
    proposal: str


class Change(NamedTuple):
    """One changed paragraph: its id (the old one's where it is gone), its clause, its words in marked
    pieces, whether a wish stands on it."""

    block: str
    clause: str
    pieces: tuple[tuple[Mark, str], ...]
    annotated: bool


class Beyond(NamedTuple):
    """`changes` in reading order; `renumbered` counts paragraphs of which only the number changed."""

    changes: tuple[Change, ...]
    renumbered: int


def beyond(comparison: Comparison, wishes: Iterable[Wish]) -> Beyond:
    """The changed paragraphs, without those that say exactly what was proposed for them."""
    on: dict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        on[wish.block].append(wish)
    changes, renumbered = [], 0
    for pair in comparison.changes:
        if pair.kind == "same" and not pair.looks:
            renumbered += 1
        elif pair.kind != "left" and not _asked(pair, on):
            changes.append(_change(pair, comparison, on))
    return Beyond(tuple(changes), renumbered)


def _asked(pair: Pair, on: Mapping[str, Sequence[Wish]]) -> bool:
    """Whether the new words are the proposals', letter for letter but for width and punctuation."""
    if pair.looks or len(pair.old) > 1 or len(pair.new) > 1:
        return False
    if not pair.old:
        proposed = (folded(wish.proposal) for wishes in on.values() for wish in wishes)
        return folded(pair.new_text) in {text for text in proposed if text}
    wishes = on.get(pair.old[0].id, ())
    if not wishes or pair.kind == "moved":
        return False
    wanted = {folded(_with(pair.old_text, wishes))}
    wanted |= {
        folded(other_wish.proposal) for other_wish in wishes if not deletes(other_wish.proposal)
    }
    return folded(pair.new_text) in wanted


def _with(text: str, wishes: Sequence[Wish]) -> str:
    """The text with every proposal in its place."""
    for wish in sorted(wishes, key=lambda each: each.start, reverse=True):
        words = "" if deletes(wish.proposal) else wish.proposal
        text = text[: wish.start] + words + text[wish.end :]
    return text


def _change(pair: Pair, comparison: Comparison, on: Mapping[str, Sequence[Wish]]) -> Change:
    old = Side(pair.old, comparison.old_paths)
    new = Side(pair.new, comparison.new_paths)
    annotated = any(paragraph.id in on for paragraph in pair.old)
    block = (pair.new or pair.old)[0].id
    return Change(block, new.clause or old.clause, tuple(_pieces(pair)), annotated)


def _pieces(pair: Pair) -> Iterator[tuple[Mark, str]]:
    if not pair.edits:
        mark: Mark = "come" if pair.new else "gone"
        yield mark, _shown(pair.new_text or pair.old_text)
        return
    at = 0
    for n, edit in enumerate(pair.edits):
        yield "kept", _near(pair.new_text[at : edit.new_start], behind=n > 0, before=True)
        yield "gone", _shown(pair.old_text[edit.old_start : edit.old_end])
        yield "come", _shown(pair.new_text[edit.new_start : edit.new_end])
        at = edit.new_end
    yield "kept", _near(pair.new_text[at:], behind=True, before=False)


def _near(text: str, *, behind: bool, before: bool) -> str:
    """Unchanged text that stands behind a change, before one, or both; cut where it is far from any."""
    shown = _shown(text)
    head, tail = AROUND * behind, AROUND * before
    if len(shown) <= head + tail:
        return shown
    return f"{shown[:head]}……{shown[len(shown) - tail :]}"


def _shown(text: str) -> str:
    return text.replace(BREAK, "¶").replace(OBJECT, "〔图〕")


def words(change: Change) -> str:
    """What the paragraph says now, or said where it is gone."""
    now = "".join(text for mark, text in change.pieces if mark != "gone")
    return now or "".join(text for _, text in change.pieces)
