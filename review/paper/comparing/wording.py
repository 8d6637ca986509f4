"""What changed inside a paragraph: first the figures, then every other word that is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from review.paper.comparing.figures import KINDS, Figure, figures, snapped
from review.paper.comparing.findings import LABELS, Finding, Side, Topic, quoted, where
from review.paper.comparing.matching_key import folded_width
from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import BREAK, Edit
from review.paper.model import OBJECT
from review.words import Listed, Words

REWRITTEN = 4
"""Edits of mere words in one paragraph from which it is told as rewritten, once."""
_QUOTED = 40
_ONLY_EXCHANGED = ("duty", "number")
"""Figures that are told where another stands in their place; alone, the words around them are told."""
Spans: TypeAlias = Sequence[tuple[int, int]]
Both: TypeAlias = tuple[Figure | None, Figure | None]


class Inside(NamedTuple):
    """A pair of which the words are asked about, with its two sides."""

    pair: Pair
    old: Side
    new: Side


def inside_findings(inside: Inside, named: tuple[Spans, Spans]) -> Iterator[Finding]:
    """Findings for every edit of the pair; `named` are spans that another finding tells."""
    pair = inside.pair
    old, new = figures(pair.old_text), figures(pair.new_text)
    words: list[Edit] = []
    for edit in snapped(pair.edits, old, new):
        pairs = [*_exchanged(edit, old, new)]
        yield from (
            _changed(inside, figure, two)
            for figure, two in pairs
            if figure is None or two is None or figure.value != two.value
        )
        covered = _in(edit.old_start, edit.old_end, named[0])
        covered = covered or _in(edit.new_start, edit.new_end, named[1])
        if not covered and pair.old and pair.new and _speaks(pair, edit, pairs):
            words.append(edit)
    if len(words) < REWRITTEN:
        yield from (_worded(inside, edit) for edit in words)
    else:
        place = inside.old.whole(), inside.new.whole()
        said = Words(
            "{where}改写为{words}。", where=where(*place), words=quoted(pair.new_text, _QUOTED)
        )
        yield Finding("wording", said, *place)


def _exchanged(edit: Edit, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Both]:
    """The figures of an edit, each with the one in its place; a role or number alone is a word."""
    before = [each for each in old if _lies(each, edit[:2])]
    after = [each for each in new if _lies(each, edit[2:])]
    for figure, two in _matched(before, after):
        if (figure and two) or not any(
            each and each.kind in _ONLY_EXCHANGED for each in (figure, two)
        ):
            yield figure, two


def _matched(before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[Both]:
    """The figures of both sides in order, those of one kind beside each other."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    for kind in KINDS:
        one, two = ([f for f in side if f.kind == kind] for side in (before, after))
        for n in range(max(len(one), len(two))):
            yield (one[n] if n < len(one) else None, two[n] if n < len(two) else None)


def _changed(inside: Inside, figure: Figure | None, two: Figure | None) -> Finding:
    old = inside.old.place(figure.start, figure.end) if figure else None
    new = inside.new.place(two.start, two.end) if two else None
    topic: Topic = min((f.kind for f in (figure, two) if f), key=KINDS.index)
    label = LABELS[topic]
    if figure and two:
        said = Words(
            "{label}由“{before}”改为“{after}”。", label=label, before=figure.text, after=two.text
        )
    elif figure:
        said = Words("删除{label}“{text}”。", label=label, text=figure.text)
    else:
        said = Words("新增{label}“{text}”。", label=label, text=two.text if two else "")
    return Finding(topic, Listed("", (where(old, new), said)), old, new)


def _worded(inside: Inside, edit: Edit) -> Finding:
    gone = inside.pair.old_text[edit.old_start : edit.old_end]
    came = inside.pair.new_text[edit.new_start : edit.new_end]
    old = inside.old.place(edit.old_start, edit.old_end)
    new = inside.new.place(edit.new_start, edit.new_end)
    if gone.strip() and came.strip():
        said = Words("{gone}改为{came}。", gone=quoted(gone, _QUOTED), came=quoted(came, _QUOTED))
    elif came.strip():
        said = Words("新增{words}。", words=quoted(came, _QUOTED))
    else:
        said = Words("删除{words}。", words=quoted(gone, _QUOTED))
    return Finding("wording", Listed("", (where(old, new), said)), old, new)


def _speaks(pair: Pair, edit: Edit, known: Sequence[Both]) -> bool:
    """Whether more is another than what figures, pictures, blanks and ends of paragraphs tell."""
    gone = _rest(pair.old_text, edit[:2], [figure for figure, _ in known if figure])
    came = _rest(pair.new_text, edit[2:], [two for _, two in known if two])
    return gone != came


def _rest(text: str, span: tuple[int, int], figures: Sequence[Figure]) -> str:
    """The words of a stretch without those figures, folded of width and blanks."""
    rest, at = "", span[0]
    for each in sorted(figures):
        rest, at = rest + text[at : each.start] + BREAK, each.end
    rest = folded_width(rest + text[at : span[1]])
    return "".join(rest.replace(BREAK, "").replace(OBJECT, "").split())


def _lies(figure: Figure, span: tuple[int, int]) -> bool:
    return span[0] <= figure.start and figure.end <= span[1]


def _in(start: int, end: int, spans: Spans) -> bool:
    return start < end and any(low < end and start < high for low, high in spans)
