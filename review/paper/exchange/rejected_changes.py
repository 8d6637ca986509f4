"""A returned file with the changes made in it taken back, and those changes as replacements.

What remains when they are taken back is compared with our own text: where it differs, somebody
changed words without tracking it. A stroke is what one person struck out and put in at one place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from review.paper.comparing.tokens import BREAK
from review.paper.model import PLAIN, Block, Change, Paper, Paragraph, Row, Run, Story, Table

Place: TypeAlias = tuple[str, int]
"""A paragraph's id and an offset in its text."""
CAME, GONE = ("ins", "moveTo"), ("del", "moveFrom")


class Piece(NamedTuple):
    """Text of the returned file between two of its places; `old`, `new`: on which side it stands.

    `at` is where it stands, or would stand, in the text with the changes taken back.
    """

    text: str
    start: Place
    end: Place
    at: Place
    old: bool = True
    new: bool = True
    change: Change | None = None
    shown: bool = True  # to a reader of the final text

    @property
    def after(self) -> Place:
        """Where it ends in the text with the changes taken back."""
        plain = self.old and self.text != BREAK
        return self.at[0], self.at[1] + (len(self.text) if plain else 0)


class Replacement(NamedTuple):
    """Text `gone` from [start, end) of the taken-back text, and what `came` in its place.

    `span` is where both stand in the returned file. BREAK ends a paragraph.
    """

    author: str
    date: str
    start: Place
    end: Place
    gone: str
    came: str
    span: tuple[Place, Place]


class RejectedChanges:
    """A paper with the changes of the ids `fresh` taken back; comments are left out."""

    def __init__(self, returned: Paper, fresh: Collection[str]) -> None:
        self.changes = {each.id: each for each in returned.changes if each.id in fresh}
        self._streams: list[list[Piece]] = []
        self.unmentioned: set[str] = set()
        """Notes and text boxes that came: their stories' names."""
        kept = [each for each in returned.stories if each.kind != "comment"]
        stories, streams = [], {}
        for each in kept:
            stories.append(Story(each.name, each.kind, self._blocks(each.blocks)))
            streams[each.name], self._streams = self._streams, []
        # What stands in a note that came is told with the note.
        unmentioned = [found for name, found in streams.items() if name not in self.unmentioned]
        self._streams = list(chain.from_iterable(unmentioned))
        self.paper = Paper(tuple(each for each in stories if each.name not in self.unmentioned))
        self.order = {paragraph.id: n for n, paragraph in enumerate(returned.paragraphs("all"))}
        self._pieces: dict[str, list[Piece]] = {}
        for stream in self._streams:
            for piece in stream:
                self._pieces.setdefault(piece.start[0], []).append(piece)

    def place(self, at: Place) -> Place | None:
        """Where a place of the returned file stands when the changes are taken back."""
        placed = None
        for piece in self._pieces.get(at[0], ()):
            if piece.start[1] > at[1]:
                break
            inside = min(at[1], piece.end[1]) - piece.start[1] if piece.old else 0
            placed = piece.at[0], piece.at[1] + inside
        return placed

    def final(self, start: Place, end: Place) -> str:
        """The text of a range of the returned file with the changes accepted."""
        low, high = self._key(start), self._key(end)
        text = ""
        for stream in self._streams:
            for piece in stream:
                if piece.new and piece.shown and self._key(piece.start) < high:
                    if piece.text == BREAK:
                        text += BREAK if self._key(piece.start) >= low else ""
                    elif self._key(piece.end) > low:
                        text += self._part(piece, low, high)
        return text

    def within(self, inner: tuple[Place, Place], outer: tuple[Place, Place]) -> bool:
        """Whether one range of the returned file lies in another."""
        (a, b), (c, d) = (tuple(map(self._key, each)) for each in (inner, outer))
        return c <= a and b <= d

    def strokes(self) -> Iterator[Replacement]:
        """The changes: each person's neighbouring deletions and insertions as one."""
        for stream in self._streams:
            group: list[Piece] = []
            behind: Place | None = None  # where what follows the group begins
            for piece in stream:
                changed = piece.old != piece.new
                if not (piece.old or piece.new):
                    continue  # put in by one, struck out by another: it never was
                behind = behind or piece.at
                if not (changed or piece.shown):
                    continue  # struck out before, in our own file
                if group and not (changed and _by(piece) == _by(group[0])):
                    yield _stroke(group, behind)
                    group = []
                if changed:
                    group.append(piece)
                    behind = None
            if group:
                yield _stroke(group, behind or group[-1].after)

    def _key(self, place: Place) -> tuple[int, int]:
        return self.order.get(place[0], -1), place[1]

    def _part(self, piece: Piece, low: tuple[int, int], high: tuple[int, int]) -> str:
        at, begin = self._key(piece.start)
        first = max(0, low[1] - begin) if low[0] == at else 0
        last = high[1] - begin if high[0] == at else len(piece.text)
        return piece.text[first:last]

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        placed: list[Block] = []
        flow = _Flow(self.changes)
        for block in blocks:
            if isinstance(block, Paragraph):
                placed += flow.read(block)
                continue
            placed += self._closed(flow, placed)
            flow = _Flow(self.changes)
            rows = tuple(each for each in map(self._row, block.rows) if each is not None)
            placed += [Table(rows)] if rows else []
        placed += self._closed(flow, placed)
        return tuple(placed)

    def _closed(self, flow: _Flow, before: list[Block]) -> list[Block]:
        rest = flow.close(before[-1] if before else None)
        self._streams.append(flow.pieces)
        self.unmentioned |= flow.unmentioned
        return rest

    def _row(self, row: Row) -> Row | None:
        change = self.changes.get(row.change or "")
        if change is not None and change.kind in CAME:
            return None
        return Row(tuple(cell._replace(blocks=self._blocks(cell.blocks)) for cell in row.cells))


class _Flow:
    """Reads neighbouring paragraphs; one whose end was put in runs into the next again."""

    def __init__(self, changes: dict[str, Change]) -> None:
        self._changes = changes
        self._id, self._text = "", ""
        self._seen: list[Run] = []
        self.pieces: list[Piece] = []
        self.unmentioned: set[str] = set()

    def read(self, paragraph: Paragraph) -> list[Block]:
        """Its pieces; the paragraph that ends with it in the text taken back, if one does."""
        self._id = self._id or paragraph.id
        for run in paragraph.runs:
            self._run(paragraph, run)
        mark = self._changes.get(paragraph.mark or "")
        end = paragraph.id, len(paragraph.text)
        came = mark is not None and mark.kind in CAME
        gone = mark is not None and mark.kind in GONE
        here = self._id, len(self._text)
        self.pieces.append(Piece(BREAK, end, end, here, not came, not gone, mark))
        return [] if came else [self._finished(paragraph)]

    def close(self, before: Block | None) -> list[Block]:
        """What is left when no paragraph follows; without old text it belongs to the one before."""
        if not self._id:
            return []
        if self._text or not isinstance(before, Paragraph):
            return [self._finished(None)]  # an empty one too: a cell that came has no other
        there = before.id, len(before.text)
        self.pieces = [p._replace(at=there) if p.at[0] == self._id else p for p in self.pieces]
        return []

    def _run(self, paragraph: Paragraph, run: Run) -> None:
        changes = [self._changes[each] for each in run.changes if each in self._changes]
        came = any(each.kind in CAME for each in changes)
        gone = any(each.kind in GONE for each in changes)
        text = paragraph.text[run.start : run.end]
        place = self._id, len(self._text)
        start, end = (paragraph.id, run.start), (paragraph.id, run.end)
        change = next((each for each in changes if each.kind != "format"), None)
        shown = run.shown("final")
        self.pieces.append(Piece(text, start, end, place, not came, not gone, change, shown))
        if not came:
            # A tracked change of format is told as such; the look before it is not known.
            look = PLAIN if any(each.kind == "format" for each in changes) else run.look
            if run.image or look != PLAIN:
                begin = len(self._text)
                self._seen.append(Run(begin, begin + len(text), look, image=run.image))
            self._text += text
        elif run.story:
            self.unmentioned.add(run.story)

    def _finished(self, paragraph: Paragraph | None) -> Paragraph:
        runs = tuple(_tiled(self._seen, len(self._text)))
        label = paragraph.label if paragraph else ""
        finished = Paragraph(self._id, label, self._text, runs)
        self._id, self._text, self._seen = "", "", []
        return finished._replace(look=paragraph.look) if paragraph else finished


def _tiled(seen: list[Run], length: int) -> Iterator[Run]:
    """Pictures and runs with a look, and plain runs over all that lies between them."""
    at = 0
    for each in [*seen, Run(length, length)]:
        if at < each.start:
            yield Run(at, each.start)
        if each.start < each.end:
            yield each
        at = each.end


def _by(piece: Piece) -> str:
    return piece.change.author if piece.change else ""


def _stroke(group: list[Piece], following: Place) -> Replacement:
    first = group[0]
    assert first.change is not None
    gone = "".join(each.text for each in group if each.old)
    came = "".join(each.text for each in group if each.new)
    end = following if gone else first.at
    span = first.start, group[-1].end
    return Replacement(first.change.author, first.change.date, first.at, end, gone, came, span)
