"""Comments and changes of a returned file put on words of our own text, or said to have no place.

A change is told from those we wrote ourselves by its effect: which of our words go, what comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from review.paper.anchoring.anchors import Anchor, AnchorIndex, Unanchored, anchor
from review.paper.anchoring.carry import Carried, State
from review.paper.comparing.pairs import Comparison
from review.paper.comparing.tokens import BREAK, tokens
from review.paper.exchange.comment_matching import MINUTE, digest
from review.paper.exchange.proposals import DELETION, Substitution, letters_of, plan, worded
from review.paper.exchange.rejected_changes import Place, RejectedChanges, Replacement
from review.paper.exchange.threads import Thread
from review.paper.model import OBJECT, Comment, Paper
from review.words import Words

Effect: TypeAlias = tuple[Place, Place, str]
"""Which of our words go, from one place to another, and what comes."""
TELLING = 6
"""Code points quoted beside an insertion: enough to see where it stands."""


class Draft(NamedTuple):
    """A new annotation on words of the taken-back text; `anchor` is None where it has none.

    `came` is to stand there, with the first `lead` and last `trail` code points kept; None where
    nothing is proposed.
    """

    author: str
    date: str
    comment: Comment | None
    anchor: Anchor | None
    why: str
    quote: str
    came: str | None
    lead: int
    trail: int
    marks: tuple[str, ...]


class Revised(NamedTuple):
    """What the proposal of thread `key` reads in the returned file, changed by hand."""

    key: str
    text: str
    mark: str


class Placed(NamedTuple):
    """Where a draft stands in our paper, and its proposal in our words."""

    anchor: Anchor | None
    state: State
    why: str
    proposal: str


class CommentPlacer:
    """The ground on both sides, and the effects of the proposals we sent out."""

    def __init__(
        self,
        base: Paper,
        undone: RejectedChanges,
        comparison: Comparison,
        threads: Sequence[Thread],
    ) -> None:
        self.ours = AnchorIndex(base, comparison.new_paths)
        self.theirs = AnchorIndex(undone.paper, comparison.old_paths)
        self._undone = undone
        straight = (p for p in comparison.pairs if len(p.old) == len(p.new) == 1)
        self._bridge = {pair.old[0].id: pair for pair in straight}
        self._proposing = [each for each in threads if each.proposal]
        self._effects: set[Effect] = set()
        for each in self._proposing:
            self._effects |= self._effects_of(each.anchor, each.proposal)

    def quote(self, start: Place, end: Place) -> str:
        """The words of the taken-back text between two places of the returned file."""
        position = self._anchor(self._undone.place(start), self._undone.place(end))
        return position.quote if isinstance(position, Anchor) else ""

    def drafts(
        self,
        heads: Sequence[Comment],
        ranges: Mapping[str, tuple[Place, Place]],
        seen: Mapping[str, str],
    ) -> tuple[list[Draft], list[Revised]]:
        """A draft for each new comment and for each change no comment speaks of.

        `ranges` say where our own threads stand in the returned file: a change of our proposal
        there is no new annotation but a word in its thread.
        """
        left = dict(self._new_strokes(seen))
        revised = []
        for thread in self._proposing:
            key = thread.remarks[0].key
            span = ranges.get(key)
            inner = [
                m
                for m, replacement in left.items()
                if span and self._undone.within(replacement.span, span)
            ]
            if span and inner:
                text = self._undone.final(*span).replace(OBJECT, "").replace(BREAK, "\n")
                if _bare(text) != _bare(worded(thread.proposal)):
                    revised.append(Revised(key, text, digest("revised", key, text)))
                for mark in inner:
                    del left[mark]
        drafts = [self._on_comment(head, left) for head in heads]
        return [
            *drafts,
            *(self._on_stroke(replacement, mark) for mark, replacement in left.items()),
        ], revised

    def placed(self, draft: Draft, carried: Carried | None) -> Placed | None:
        """The draft in our paper; None for a change that is ours after all."""
        came = None if draft.came is None else draft.came.replace(BREAK, "\n")
        if draft.anchor is None or carried is None or carried.anchor is None:
            why = draft.why or (carried.why if carried else "")
            return Placed(None, "orphan", why, came or "")
        place, why = carried.anchor, carried.why
        if came is None:
            return Placed(place, carried.state, why, "")
        if place.quote != draft.anchor.quote:
            return Placed(None, "orphan", Words("所改的文字与本版不同。{told}", told=why), came)
        if "\n" in came and self._breaks_lines(place):
            why = "所改的文字含有换行符，与分段无法区分，请手工处理。"
            return Placed(None, "orphan", why, came)
        proposal = self._worded(place, draft, came)
        effects = self._effects_of(place, proposal)
        if draft.comment is None and effects and effects <= self._effects:
            return None
        if not effects and draft.comment is None:
            return Placed(None, "orphan", "改动的是图片、注释等对象，请手工处理。", "")
        return Placed(place, carried.state, why, proposal if effects else "")

    def _breaks_lines(self, place: Anchor) -> bool:
        """Whether a line ends in the quoted words where no paragraph does."""
        ends = self.ours.index[place.end_block] - self.ours.index[place.start_block]
        return place.quote.count("\n") > ends

    def _worded(self, place: Anchor, draft: Draft, came: str) -> str:
        head = place._replace(end_block=place.start_block, end=place.start + draft.lead)
        tail = place._replace(start_block=place.end_block, start=place.end - draft.trail)
        before = "".join(each.text for each in letters_of(self.ours, head)) if draft.lead else ""
        after = "".join(each.text for each in letters_of(self.ours, tail)) if draft.trail else ""
        return before + came.replace(OBJECT, "") + after or DELETION

    def _new_strokes(self, seen: Mapping[str, str]) -> Iterator[tuple[str, Replacement]]:
        counted: Counter[str] = Counter()
        for each in self._undone.strokes():
            said = digest("change", each.author, each.date[:MINUTE], each.gone, each.came)
            mark = digest(said, str(counted[said]))
            counted[said] += 1
            effect = self._point(each.start), self._point(each.end), each.came
            if mark not in seen and effect not in self._effects:
                yield mark, each

    def _on_comment(self, head: Comment, left: dict[str, Replacement]) -> Draft:
        """A comment, with the changes it speaks of taken out of `left`."""
        if head.start is None or head.end is None:
            why = "批注没有指向任何文字。"
            return Draft(head.author, head.date, head, None, why, "", None, 0, 0, ())
        span = head.start, head.end
        spoken = [
            mark
            for mark, replacement in left.items()
            if self._undone.within(replacement.span, span)
            or self._undone.within(span, replacement.span)
        ]
        strokes = [left.pop(mark) for mark in spoken]
        low = min((span[0], *(replacement.span[0] for replacement in strokes)), key=self._order)
        high = max((span[1], *(replacement.span[1] for replacement in strokes)), key=self._order)
        start, end = self._undone.place(low), self._undone.place(high)
        came = self._undone.final(low, high) if strokes else None
        return self._draft(head.author, head.date, head, start, end, came, tuple(spoken))

    def _on_stroke(self, replacement: Replacement, mark: str) -> Draft:
        gone, came, end = replacement.gone, replacement.came, replacement.end
        while gone.endswith(BREAK) and came.endswith(BREAK):  # each has its paragraph's end
            last = self.theirs.index[end[0]]
            if gone.count(BREAK) <= last - self.theirs.index[replacement.start[0]]:
                before = self.theirs.paragraphs[last - 1]
                end = before.id, len(before.text)  # else a table follows, and this is the end
            gone, came = gone[:-1], came[:-1]
        return self._draft(
            replacement.author, replacement.date, None, replacement.start, end, came, (mark,)
        )

    def _draft(
        self, author: str, date: str, comment: Comment | None, start: Place | None,
        end: Place | None, came: str | None, marks: tuple[str, ...],
    ) -> Draft:  # fmt: skip
        lead = trail = 0
        position = self._anchor(start, end)
        if start and end and not isinstance(position, Anchor) and came is not None:
            lead, trail = self._beside(start, end)
            position = self._anchor((start[0], start[1] - lead), (end[0], end[1] + trail))
        elif start and start == end and came is None:  # a comment at a point is on its paragraph
            text = self.theirs.paragraphs[self.theirs.index[start[0]]].text
            position = self._anchor((start[0], 0), (start[0], len(text)))
        if isinstance(position, str):
            return Draft(author, date, comment, None, position, "", came, 0, 0, marks)
        return Draft(author, date, comment, position, "", position.quote, came, lead, trail, marks)

    def _beside(self, start: Place, end: Place) -> tuple[int, int]:
        """How much is quoted before and behind an insertion, or a paragraph's end that went."""
        before = self.theirs.paragraphs[self.theirs.index[start[0]]].text[: start[1]]
        behind = self.theirs.paragraphs[self.theirs.index[end[0]]].text[end[1] :]
        lead = _some(reversed(tokens(before)))
        return lead, 0 if lead and start == end else _some(tokens(behind))

    def _anchor(self, start: Place | None, end: Place | None) -> Anchor | str:
        if start is None or end is None:
            return "批注所在的文字不在原文中。"
        try:
            return anchor(self.theirs, *start, *end)
        except Unanchored as error:
            return error.sentence

    def _order(self, place: Place) -> tuple[int, int]:
        return self._undone.order[place[0]], place[1]

    def _point(self, place: Place) -> Place:
        """A place of the taken-back text in ours; one that is not ours where there is none."""
        pair = self._bridge.get(place[0])
        if pair is None:
            return "", -1
        moved = 0
        for edit in pair.edits:
            if edit.old_end <= place[1]:
                moved = edit.new_end - edit.old_end
            elif edit.old_start < place[1]:
                return "", -1
        return pair.new[0].id, place[1] + moved

    def _effects_of(self, place: Anchor, proposal: str) -> set[Effect]:
        return {
            each
            for substitution in plan(self.ours, place, proposal)
            for each in self._effects_in(substitution)
        }

    def _effects_in(self, exchange: Substitution) -> Iterator[Effect]:
        """Words that a picture parts are struck out apart; what comes stands with the last."""
        spans = [
            ((stretch.block, stretch.start), (stretch.block, stretch.end))
            for stretch in exchange.struck
        ]
        for block in exchange.ended:
            at = self.ours.index[block]
            end = block, len(self.ours.paragraphs[at].text)
            spans.append((end, (self.ours.paragraphs[at + 1].id, 0)))
        spans.sort(key=lambda span: (self.ours.index[span[0][0]], span[0][1]))
        if not spans:
            yield exchange.at, exchange.at, exchange.text
            return
        start, end = spans[0]
        for low, high in spans[1:]:
            if self._parted(end, low):
                yield start, end, ""
                start = low
            end = high
        yield start, end, exchange.text

    def _parted(self, place: Place, two: Place) -> bool:
        text = self.ours.paragraphs[self.ours.index[two[0]]].text
        return OBJECT in text[place[1] if place[0] == two[0] else 0 : two[1]]


def _some(count: Iterator[str] | list[str]) -> int:
    """Code points of the nearest words, up to a picture or a line end, until they tell the place."""
    length = 0
    for token in count:
        if OBJECT in token or "\n" in token or length >= TELLING:
            break
        length += len(token)
    return length


def _bare(text: str) -> str:
    """The text without blanks, which programs lay out anew."""
    return "".join(text.split())
