"""The immutable model of a document: stories, paragraphs, tables, runs, and what was set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import starmap
from typing import Any, Literal, NamedTuple, TypeAlias

from review.paper import fingerprint
from review.paper.gc_pause import gc_paused
from review.paper.side_records import (
    Caveat,
    Change,
    ChangeKind,
    Comment,
    Hidden,
    Image,
    Warning,
    parted,
)
from review.words import Stored

__all__ = ["Caveat", "Change", "ChangeKind", "Comment", "Hidden", "Image", "Warning"]

StoryKind = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]
View = Literal["original", "marked", "final"]
Fate = Literal["kept", "inserted", "deleted", "both"]

OBJECT = "\ufffc"
"""Stands in the canonical text for one image or embedded object."""

DRAWN = "application/pdf"  # the type of a picture that is part of a page: never served by itself
ABSENT: dict[View, tuple[Fate, ...]] = {
    "original": ("inserted", "both"),
    "marked": (),
    "final": ("deleted", "both"),
}


class Look(NamedTuple):
    """How a run looks, whatever style says so.

    `font` is a class after 公文 practice: fs, st, ht, kt, xbs or "". `effects` are the other looks
    that change whether or how words are seen, words of `visibility.effects` joined by a space.
    """

    font: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    script: str = ""  # "sup", "sub" or ""
    effects: str = ""


PLAIN = Look()


class Run(NamedTuple):
    """A span [start, end) of the paragraph's text, in code points; runs tile the whole text.

    `changes` are the ids of the tracked changes around it, outermost first; `fate` is their sum:
    text one person inserted and another struck out has the fate "both". `link` is a safe address
    (http, https, mailto or #), `story` the name of a note or text box standing here, `image` the
    SHA-256 of the picture that an object character stands for. `field` is the instruction of a
    field that every program computes anew, such as PAGE: its digits are no text of the document.
    """

    start: int
    end: int
    look: Look = PLAIN
    fate: Fate = "kept"
    changes: tuple[str, ...] = ()
    link: str | None = None
    story: str | None = None
    image: str | None = None
    field: str | None = None

    @property
    def change(self) -> str | None:
        """The innermost tracked change around this run."""
        return self.changes[-1] if self.changes else None

    def shown(self, view: View) -> bool:
        """Whether a reader of `view` sees this run."""
        return self.fate not in ABSENT[view]


class ParagraphLook(NamedTuple):
    """`align` is left, center, right, both or ""; `indent` and `first` count half characters.

    `effects` are looks of the whole paragraph that change whether its words are seen.
    """

    style: str = ""
    align: str = ""
    indent: int = 0
    first: int = 0
    level: int = 0  # heading level 1-9, 0 for text
    effects: str = ""


class Paragraph(NamedTuple):
    """One paragraph. `id` is unique over all stories and safe in HTML and in a URL fragment.

    `text` is canonical: inserted and deleted text in document order, results of fields, tab as
    \\t, line break as \\n, image or object as U+FFFC. `label` (the computed number) is outside it
    and has a look of its own. `mark` is the id of a tracked change of the paragraph mark itself,
    `mark_fate` the sum of all its changes: where the mark is absent, the text runs into the next
    paragraph. `label` counts what the marked view shows; `other_labels` are those of the original
    and of the final view, None where all three agree.
    """

    id: str
    label: str
    text: str
    runs: tuple[Run, ...]
    look: ParagraphLook = ParagraphLook()
    para_id: str | None = None
    breaks_page: bool = False
    mark: str | None = None
    label_look: Look = PLAIN
    mark_fate: Fate = "kept"
    other_labels: tuple[str, str] | None = None

    def label_in(self, view: View) -> str:
        """The number a reader of `view` sees."""
        if self.other_labels is None or view == "marked":
            return self.label
        return self.other_labels[view == "final"]

    def view(self, view: View) -> str:
        """The text a reader of `view` sees, without the label."""
        if view == "marked":
            return self.text
        return "".join(self.text[run.start : run.end] for run in self.runs if run.shown(view))


class Cell(NamedTuple):
    """A cell with the rows and columns it spans; cells merged away are not repeated."""

    blocks: tuple[Block, ...]
    rowspan: int = 1
    colspan: int = 1


class Row(NamedTuple):
    """A table row; `change` is the tracked insertion or deletion of the whole row."""

    cells: tuple[Cell, ...]
    change: str | None = None


class Table(NamedTuple):
    """A table of rows of cells of blocks, as deep as the document nests them."""

    rows: tuple[Row, ...]


Block: TypeAlias = Paragraph | Table


class Story(NamedTuple):
    """One flow of text: the body, a header, a note, a text box or a comment.

    `place` tells of a header or footer on which pages of which sections it stands.
    """

    name: str
    kind: StoryKind
    blocks: tuple[Block, ...]
    place: str = ""


def paragraphs_in(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Paragraphs in reading order, through tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_in(cell.blocks)


class Paper(NamedTuple):
    """A whole document as it was read; the first story is the body.

    `source` is the SHA-256 of the file where the file itself is the text (PDF, OFD), else "".
    """

    stories: tuple[Story, ...]
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    images: tuple[Image, ...] = ()
    warnings: tuple[Warning, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    source: str = ""

    def paragraphs(self, story: str = "body") -> Iterator[Paragraph]:
        """Paragraphs in reading order of the story of that name, or of "all" stories."""
        for each in self.stories:
            if story in ("all", each.name):
                yield from paragraphs_in(each.blocks)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of what a reader sees, by the rule it names (s2:…)."""
        return fingerprint.of(self)


def dump(paper: Paper) -> bytes:
    """The paper as JSON in UTF-8, to cross from one process to another."""
    return json.dumps(paper, ensure_ascii=True, separators=(",", ":")).encode()


COMMON = 300_000
"""Bytes of some thirty pages, which are laid out once while they are often asked for; 300 take 50 MB."""


def load(packed: bytes) -> Paper:
    """The paper that `dump` wrote; raises ValueError or TypeError for anything else."""
    return _common(packed) if len(packed) <= COMMON else _load(packed)


@gc_paused()
def _load(packed: bytes) -> Paper:
    # What was kept before a record had all its fields is shorter; the rest has its default.
    stories, changes, comments, images, warnings, hidden, *rest = json.loads(packed)
    caveats = rest[0] if rest else ()
    source = rest[1] if len(rest) > 1 else ""
    told, more = parted([Warning(*each) for each in warnings])
    return Paper(
        tuple(Story(name, kind, _blocks(blocks), *rest) for name, kind, blocks, *rest in stories),
        tuple(Change(*each) for each in changes),
        tuple(_comment(each) for each in comments),
        tuple(Image(*each) for each in images),
        tuple(each._replace(sentence=Stored(each.sentence)) for each in told),
        tuple(Hidden(Stored(place), *each) for place, *each in hidden),
        tuple(
            each._replace(words=Stored(each.words)) for each in (*starmap(Caveat, caveats), *more)
        ),
        source,
    )


_common = lru_cache(maxsize=24)(_load)


def _comment(packed: list[Any]) -> Comment:
    comment = Comment(*packed)
    return comment._replace(start=_anchor(packed[6]), end=_anchor(packed[7]))


def _anchor(pair: list[object] | None) -> tuple[str, int] | None:
    return (str(pair[0]), int(str(pair[1]))) if pair else None


def _blocks(packed: list[list[Any]]) -> tuple[Block, ...]:
    # A table is a list of one (its rows); a paragraph has eight or more fields.
    return tuple(_table(each[0]) if len(each) == 1 else _paragraph(each) for each in packed)


def _table(rows: list[list[Any]]) -> Table:
    return Table(
        tuple(
            Row(tuple(Cell(_blocks(b), down, across) for b, down, across in cells), change)
            for cells, change in rows
        )
    )


def _paragraph(packed: list[Any]) -> Paragraph:
    id_, label, text, runs, look, para_id, breaks, mark, *rest = packed
    new_runs = tuple(Run(s, e, Look(*k), f, tuple(c), *more) for s, e, k, f, c, *more in runs)
    said = ParagraphLook(*look)
    made_label = Look(*rest[0]) if rest else PLAIN
    fate: Fate = rest[1] if len(rest) > 1 else "kept"
    others = rest[2] if len(rest) > 1 else None
    labels = (others[0], others[1]) if others else None
    return Paragraph(
        id_, label, text, new_runs, said, para_id, breaks, mark, made_label, fate, labels
    )
