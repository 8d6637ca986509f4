"""A comparison as HTML: one flowing text with <ins> and <del>, or two columns side by side.

No inline styles and no scripts; every change has an id (change-1, change-2 …) to step through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from review.paper.clause_paths import clause
from review.paper.comparing.look_changes import LookChange
from review.paper.comparing.pairs import Comparison, Pair, relabelled, renumbered
from review.paper.comparing.tokens import BREAK
from review.paper.html import look_names
from review.paper.model import OBJECT, Block, Cell, Paper, Paragraph, Row, Table, paragraphs_in
from review.paper.ooxml.xml_text import ABSENT

_DRAWN = ("strike", "sup", "sub")
"""Looks for which the style sheet has a class of that name."""


class Strip(NamedTuple):
    """One row of the side-by-side view, as HTML; "" where a side has nothing.

    `change` is the number of its first change, 0 for none; `kept` says that nothing in the whole
    clause changed; the places are the ids of the first paragraph on either side.
    """

    old: str
    new: str
    change: int
    kept: bool
    old_place: str
    new_place: str


def redline(comparison: Comparison, new: Paper) -> str:
    """The new paper's text with every change marked; text that left stands where it stood."""
    return _Redline(comparison).page(new)


def side_by_side(comparison: Comparison) -> tuple[Strip, ...]:
    """Old and new in rows, in reading order; moved text stands once on either side, each marked."""
    marker, untouched = _Marker(), Untouched(comparison)
    left = {each.id for pair in comparison.pairs if pair.kind == "left" for each in pair.old}
    return tuple(_strip(marker, pair, untouched.holds(pair), left) for pair in comparison.pairs)


def _strip(marker: _Marker, pair: Pair, kept: bool, left: set[str]) -> Strip:
    before = marker.count
    # Where moved text arrived nothing stood: on the old side it stands where it left.
    olds = () if pair.kind == "moved" and pair.old[0].id in left else pair.old
    old = marker.label(pair, "del") + marker.old(pair) if olds else ""
    new = marker.label(pair, "ins") + marker.new(pair) if pair.new else ""
    change = before + 1 if marker.count > before else 0
    places = (side[0].id if side else "" for side in (olds, pair.new))
    return Strip(old, new, change, kept, *places)


class Untouched:
    """Which pairs belong to clauses of which no word changed; another number is no other word."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        changed = [pair for pair in comparison.pairs if pair.kind != "same" or pair.looks]
        self.changed = set(map(id, changed))
        self.clauses = {self._clause(pair) for pair in changed} - {""}

    def holds(self, pair: Pair) -> bool:
        return id(pair) not in self.changed and self._clause(pair) not in self.clauses

    def _clause(self, pair: Pair) -> str:
        if pair.new:
            return clause(self.comparison.new_paths.get(pair.new[0].id, ""))
        return clause(self.comparison.old_paths.get(pair.old[0].id, ""))


class _Marker:
    """Marks changes and numbers them as they come."""

    def __init__(self) -> None:
        self.count = 0

    def tag(self, name: str, inner: str, kind: str = "") -> str:
        self.count += 1
        mark = f' class="{kind}"' if kind else ""
        return f'<{name} id="change-{self.count}"{mark}>{inner}</{name}>'

    def old(self, pair: Pair) -> str:
        """The old side of a pair, its lost words in <del>."""
        if pair.kind == "left":
            return self.tag("del", _shown(pair.old_text), "moved")
        spans = [(e.old_start, e.old_end) for e in pair.edits]
        return "".join(self._marked(pair.old_text, spans, "del"))

    def new(self, pair: Pair) -> str:
        """The new side of a pair, its new words in <ins>."""
        if pair.kind == "moved" and not pair.edits:
            return self.tag("ins", _shown(pair.new_text), "moved")
        pieces, at = "", 0
        for edit in pair.edits:
            pieces += self.kept(pair, at, edit.new_start)
            if edit.new_start < edit.new_end:
                pieces += self.tag("ins", _shown(pair.new_text[edit.new_start : edit.new_end]))
            at = edit.new_end
        return pieces + self.kept(pair, at, len(pair.new_text))

    def _marked(self, text: str, spans: list[tuple[int, int]], name: str) -> Iterator[str]:
        at = 0
        for start, end in spans:
            yield _shown(text[at:start])
            if start < end:
                yield self.tag(name, _shown(text[start:end]))
            at = end
        yield _shown(text[at:])

    def kept(self, pair: Pair, start: int, end: int) -> str:
        """New text that stayed, marked where it is seen otherwise than it was."""
        text, html = pair.new_text, ""
        for change in pair.looks:
            if start <= change.new_start and change.new_end <= end:
                html += _shown(text[start : change.new_start])
                html += self.look(change, _shown(text[change.new_start : change.new_end]))
                start = change.new_end
        return html + _shown(text[start:end])

    def look(self, change: LookChange, inner: str) -> str:
        self.count += 1
        names = " ".join(["look", *(each for each in change.after if each in _DRAWN)])
        title = f' class="{names}" title="{escape(change.said)}"'
        return f'<ins id="change-{self.count}"{title}>{inner}</ins>'

    def label(self, pair: Pair, name: str) -> str:
        """The computed number of one side, marked where the other side has another."""
        side = pair.old if name == "del" else pair.new
        shown = escape(side[0].label)
        if not shown:
            return ""
        if pair.kind != "left" and (renumbered(pair) or relabelled(pair)):
            return self.tag(name, shown, "label")
        return f'<span class="label">{shown}</span>'

    def inline(self, pair: Pair) -> list[str]:
        """One piece of HTML per new paragraph of the pair: kept, deleted and inserted text."""
        if pair.kind == "moved" and not pair.edits:
            return [self.tag("ins", _shown(p.text), "moved") for p in pair.new]
        pieces, at, old, new = [""], 0, pair.old_text, pair.new_text
        for edit in pair.edits:
            self._spread_kept(pieces, pair, at, edit.new_start)
            if edit.old_start < edit.old_end:
                gone = _shown(old[edit.old_start : edit.old_end])
                pieces[-1] += self.tag("del", gone)
            come = new[edit.new_start : edit.new_end]
            _spread(pieces, come, lambda part: self.tag("ins", _shown(part)) if part else "")
            if not come.replace(BREAK, "") and BREAK in come:
                pieces[-1] = self.tag("ins", "¶", "break") + pieces[-1]
            at = edit.new_end
        self._spread_kept(pieces, pair, at, len(new))
        return pieces

    def _spread_kept(self, pieces: list[str], pair: Pair, start: int, end: int) -> None:
        """Text that stayed; no look reaches over the end of a paragraph."""
        first, *rest = pair.new_text[start:end].split(BREAK)
        pieces[-1] += self.kept(pair, start, start + len(first))
        at = start + len(first)
        for part in rest:
            at += len(BREAK)
            pieces.append(self.kept(pair, at, at + len(part)))
            at += len(part)


def _spread(pieces: list[str], text: str, show: Callable[[str], str]) -> None:
    """Append text to the last piece, and begin a new piece at every paragraph end in it."""
    first, *rest = text.split(BREAK)
    pieces[-1] += show(first)
    pieces.extend(show(part) for part in rest)


def _shown(text: str) -> str:
    return escape(text).replace(BREAK, "¶").replace("\n", "<br>").replace(OBJECT, ABSENT)


class _Redline:
    def __init__(self, comparison: Comparison) -> None:
        self.marker = _Marker()
        self.untouched = Untouched(comparison)
        self.home: dict[str, tuple[Pair, int]] = {}
        self.before: dict[str, list[Pair]] = defaultdict(list)
        waiting: list[Pair] = []
        for pair in comparison.pairs:
            if not pair.new:
                waiting.append(pair)
                continue
            self.before[pair.new[0].id], waiting = waiting, []
            for n, paragraph in enumerate(pair.new):
                self.home[paragraph.id] = pair, n
        self.tail = waiting
        self.drawn: dict[int, list[str]] = {}

    def page(self, paper: Paper) -> str:
        parts: list[str] = []
        for story in paper.stories:
            if story.kind != "comment":
                parts.append(f'<section data-story="{escape(story.name)}">')
                parts += [self.block(block) for block in story.blocks]
                parts.append("</section>")
        if self.tail:
            parts += ['<section class="gone">', *map(self.gone, self.tail), "</section>"]
        return "\n".join(parts)

    def block(self, block: Block) -> str:
        if isinstance(block, Table):
            return "\n".join(["<table>", *map(self.row, block.rows), "</table>"])
        return "".join([*map(self.gone, self.before[block.id]), self.paragraph(block)])

    def row(self, row: Row) -> str:
        """A row, and before it the rows that were struck out there."""
        gone = [pair for pair in self.before[_first(row)] if pair.in_row]
        self.before[_first(row)] = [p for p in self.before[_first(row)] if not p.in_row]
        kept = not gone and all(map(self.kept, _paragraphs(row)))
        cells = "".join(map(self.cell, row.cells))
        lost = "".join(f"<td>{self.gone(pair)}</td>" for pair in gone)
        mark = ' class="kept"' if kept else ""
        return (f'<tr class="gone">{lost}</tr>' if lost else "") + f"<tr{mark}>{cells}</tr>"

    def kept(self, paragraph: Paragraph) -> bool:
        """Whether nothing changed in the clause the paragraph belongs to."""
        if self.before[paragraph.id]:
            return False
        return paragraph.id not in self.home or self.untouched.holds(self.home[paragraph.id][0])

    def cell(self, cell: Cell) -> str:
        across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        return f"<td{across}{down}>{''.join(map(self.block, cell.blocks))}</td>"

    def gone(self, pair: Pair) -> str:
        kind = "gone moved" if pair.kind == "left" else "gone"
        place = f' id="old-{pair.old[0].id}"'
        return f'<p{place} class="{kind}">{self.label(pair.old[0])}{self.marker.old(pair)}</p>'

    def paragraph(self, paragraph: Paragraph) -> str:
        if paragraph.id not in self.home:
            return f"<p{self.place(paragraph)}>{_shown(paragraph.text)}</p>"
        pair, n = self.home[paragraph.id]
        if pair.kind == "same" and len(pair.new) == 1 and not pair.looks:
            inner = _shown(paragraph.text)
            return f'<p data-p="{paragraph.id}">{self.heading(pair, 0)}{inner}</p>'
        if n == 0:
            self.drawn[id(pair)] = self.marker.inline(pair)
        inner = self.drawn[id(pair)][n]
        return f"<p{self.place(paragraph)}>{self.heading(pair, n)}{inner}</p>"

    def place(self, paragraph: Paragraph) -> str:
        names = [*look_names(paragraph.look), *(["kept"] if self.kept(paragraph) else [])]
        mark = f' class="{" ".join(names)}"' if names else ""
        return f' id="new-{paragraph.id}" data-p="{paragraph.id}"{mark}'

    def heading(self, pair: Pair, n: int) -> str:
        """The computed number, marked where it is another than before or seen otherwise."""
        if n == 0 and pair.old and (renumbered(pair) or relabelled(pair)):
            old, new = pair.old[0].label, pair.new[0].label
            if old or new:
                gone = self.marker.tag("del", escape(old.strip()), "label") if old else ""
                come = f'<ins class="label">{escape(new.strip())}</ins>' if gone and new else ""
                return gone + (
                    come or (self.marker.tag("ins", escape(new), "label") if new else "")
                )
        return self.label(pair.new[n])

    def label(self, paragraph: Paragraph) -> str:
        return f'<span class="label">{escape(paragraph.label)}</span>' if paragraph.label else ""


def _paragraphs(row: Row) -> Iterator[Paragraph]:
    return (paragraph for cell in row.cells for paragraph in paragraphs_in(cell.blocks))


def _first(row: Row) -> str:
    """The id of the first paragraph in a row, "" for a row without any."""
    return next((paragraph.id for paragraph in _paragraphs(row)), "")
