"""A comparison as a Word file: the new version, its differences from the old as tracked changes.

The new package is the base, because its styles, numbering, headers and relations are those that
will be signed; deleted words need only runs, and deleted notes a copy in their part. Accepting all
gives the new text, rejecting all the old. A paragraph that moved whole is a move (see `moves`), any
other a deletion and an insertion. Of formats only the list and level of a number are marked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import cast

from lxml import etree

from review.paper.comparing.compare import paired
from review.paper.comparing.pairs import Pair
from review.paper.comparing.tokens import BREAK
from review.paper.exchange.deleted_blocks import DeletedBlocks, mark_row, reached_over, text_of
from review.paper.exchange.final_paragraph_marks import settle_final_marks
from review.paper.exchange.move_marks import mark_moves, movable
from review.paper.exchange.note_pairs import NOTES, note_pairs
from review.paper.exchange.paragraph_changes import number_by, present, tell_former
from review.paper.exchange.revision_marks import (
    INLINE,
    PPR,
    Author,
    RevisionMarks,
    pieces,
    set_mark,
    struck,
    wrap,
)
from review.paper.exchange.section_breaks import with_section_breaks
from review.paper.exchange.whole_objects import with_whole_objects
from review.paper.exchange.whole_tables import whole_tables
from review.paper.gc_pause import gc_paused
from review.paper.model import Paper
from review.paper.ooxml.namespaces import WORD, w
from review.paper.ooxml.source_map import Sources
from review.paper.reading.docx_reader import trace
from review.paper.refusal import Refusal
from review.words import Words

_IDS = etree.XPath("//@w:id", namespaces={"w": WORD}, smart_strings=False)
_DEFLATED = zipfile.ZIP_DEFLATED
_PENDING = ("ins", "del", "moveFrom", "moveTo")


@gc_paused()
def tracked(old_docx: bytes, new_docx: bytes, author: str, date: datetime) -> bytes:
    """The .docx with w:ins and w:del; parts without a change are copied byte for byte.

    `date` is stamped on every change, in UTC. Raises Refusal for a file that cannot be read, or
    in which changes are still pending: to accept them silently would hide them.
    """
    old, old_sources = trace(old_docx, folding=True)
    new, new_sources = trace(new_docx, folding=True)
    for which, paper in (("原", old), ("新", new)):
        _refuse_pending(which, paper)
    stamp = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    proposer = Author(author, stamp, count(_highest(new_sources) + 1))
    writer = _Writer(old, new, old_sources, new_sources, proposer)
    pairs = _pairs(old, new, old_sources, new_sources)
    writer.graft.numbers.learn(pairs)
    for pair in pairs:
        writer.write(pair)
    writer.finish()
    roots = {mark.getroottree().getroot() for mark in proposer.made}
    roots |= writer.graft.notes.roots | writer.graft.numbers.changed
    changed = [name for name, root in new_sources.parts.items() if root in roots]
    package = _packed(new_docx, {name.lower(): new_sources.serialised(name) for name in changed})
    enclosed = writer.graft.enclosed
    return enclosed.packed(package) if enclosed.written else package


def _pairs(old: Paper, new: Paper, before: Sources, after: Sources) -> list[Pair]:
    """The pairs as Word can tell them: tables and formulas whole, notes by their references."""

    def told(pairs: Sequence[Pair]) -> list[Pair]:
        kept = with_section_breaks(whole_tables(pairs, before, after), before, after)
        return with_whole_objects(kept, before, after)

    flow = told([pair for pair in paired(old, new) if pair.story not in NOTES])
    return flow + told([*note_pairs(flow, old, new)])


def _refuse_pending(which: str, paper: Paper) -> None:
    if any(change.kind in _PENDING for change in paper.changes):
        sentence = Words(
            "{which}文件中有尚未接受或拒绝的修订，请先逐条处理后再生成对照稿。", which=which
        )
        raise Refusal("pending", sentence)


def _highest(sources: Sources) -> int:
    """The highest number among all w:id of the parts read."""
    numbers = [n for root in sources.parts.values() for n in cast("list[str]", _IDS(root))]
    return max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)


def _packed(source: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with the changed parts, by lower-case name, in place of the old ones."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = changed.get(info.filename.lstrip("/").lower())
            new.writestr(info, old.read(info) if content is None else content, _DEFLATED)
    return target.getvalue()


class _Writer:
    """Writes pair after pair into the new document's XML."""

    def __init__(
        self, before: Paper, after: Paper, old: Sources, new: Sources, author: Author
    ) -> None:
        self.paper, self.old, self.new, self.author = after, old, new, author
        self.graft = DeletedBlocks(before, old, new, author)
        self.arrived: dict[etree._Element, None] = {}  # a set in the order of arrival
        self.moved: list[Pair] = []

    def write(self, pair: Pair) -> None:
        if pair.kind in ("same", "edited") and len(pair.old) == 1:
            self._number(pair)
        if pair.kind == "same":
            self.graft.place(pair)
            return
        self._open(pair)
        if pair.kind in ("deleted", "left"):
            self.graft.wait(pair)
            return
        if pair.new:
            self.graft.place(pair)
        if movable(pair):
            self.moved.append(pair)
        if pair.kind in ("inserted", "moved"):
            for paragraph in pair.new:
                self._arrive(paragraph.id)
        elif pair.edits:
            self._edit(pair)

    def _open(self, pair: Pair) -> None:
        for sources, side in ((self.old, pair.old), (self.new, pair.new)):
            for paragraph in side:
                sources.open(sources.elements[paragraph.id])

    def _number(self, pair: Pair) -> None:
        """Tell of a paragraph that stayed by which list it was numbered, where that is another."""
        element, numbers = self.new.elements[pair.new[-1].id], self.graft.numbers
        wanted = numbers.wanted(self.old.elements[pair.old[0].id])
        if element.tag == w("p") and wanted != numbers.new.place(element):
            self.new.open(element)
            before = etree.Element(PPR)
            before.extend(present(element))
            number_by(before, wanted)
            tell_former(element, list(before), self.author)

    def finish(self) -> None:
        """Place what is left over, mark whole rows, and settle the ends of containers."""
        self.graft.finish()
        self._rows()
        settle_final_marks(self.new, self.author)
        halves = (
            (self.graft.made.get(p.old[0].id), self.new.elements[p.new[0].id]) for p in self.moved
        )
        mark_moves(((gone, came) for gone, came in halves if gone is not None), self.author)

    def _arrive(self, id_: str) -> None:
        """Mark a whole paragraph as inserted, with its fields and pictures."""
        element = self.new.elements[id_]
        for run in list(element.iter(*INLINE)):
            outer = next(run.iterancestors(w("p"), *INLINE), None)
            if outer is element:
                wrap(run, self.author)
        if element.tag == w("p"):
            set_mark(element, "ins", self.author)
            self.arrived[element] = None

    def _rows(self) -> None:
        """A row whose every paragraph arrived is an inserted row (17.13.5.16)."""
        read = {self.new.elements[each.id] for each in self.paper.paragraphs("all")}
        rows = (row for each in self.arrived for row in each.iterancestors(w("tr")))
        for row in dict.fromkeys(rows):
            if all(each in self.arrived for each in text_of(row, read)):
                for each in (row, *reached_over(row, read)):
                    mark_row(each, self.author.element("ins"))

    def _edit(self, pair: Pair) -> None:
        """Mark the edits inside a pair; a merge is written whole, old text and new."""
        if len(pair.old) == 1:
            self._within(pair)
            return
        for paragraph in pair.old:
            self.graft.before(pair, paragraph)
        for paragraph in pair.new:
            self._arrive(paragraph.id)

    def _within(self, pair: Pair) -> None:
        """Mark edits where they stand; an inserted BREAK marks the end of the paragraph before."""
        strands = self._strands(pair)
        for strand, low, _ in strands:
            for edit in pair.edits:
                strand.cut(edit.new_start - low)
                strand.cut(edit.new_end - low)
        atoms, text = self.old.atoms[pair.old[0].id], pair.old_text
        for edit in pair.edits:
            parts = pieces(atoms, text, edit.old_start, edit.old_end)
            gone = edit.old_start < edit.old_end
            lost = struck(parts, self.author, self.graft.notes.reference) if gone else None
            for strand, low, high in strands:
                strand.insert(max(0, edit.new_start - low), min(high, edit.new_end) - low)
                if lost is not None and low <= edit.new_start <= high:
                    strand.put(edit.new_start - low, lost)
                    lost = None
        for strand, _, _ in strands[:-1]:
            set_mark(strand.element, "ins", self.author)

    def _strands(self, pair: Pair) -> list[tuple[RevisionMarks, int, int]]:
        """The new paragraphs, each with its span in their joined text."""
        strands, low = [], 0
        for paragraph in pair.new:
            element, atoms = self.new.elements[paragraph.id], self.new.atoms[paragraph.id]
            high = low + len(paragraph.text)
            strands.append((RevisionMarks(element, atoms, self.author), low, high))
            low = high + len(BREAK)
        return strands
