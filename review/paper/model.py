"""The immutable model of a document: stories, paragraphs, tables, runs, and what was set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from review.paper.digest import sha256
from review.paper.gc_pause import gc_paused

StoryKind = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]
ChangeKind = Literal["ins", "del", "moveFrom", "moveTo", "format"]
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
    """How a run looks. `font` is a class after 公文 practice: fs, st, ht, kt, xbs or ""."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    script: str = ""  # "sup", "sub" or ""


PLAIN = Look()


class Run(NamedTuple):
    """A span [start, end) of the paragraph's text, in code points; runs tile the whole text.

    `changes` are the ids of the tracked changes around it, outermost first; `fate` is their sum:
    text one person inserted and another struck out has the fate "both". `link` is a safe address
    (http, https, mailto or #), `story` the name of a note or text box standing here, `image` the
    SHA-256 of the picture that an object character stands for.
    """

    start: int
    end: int
    look: Look = PLAIN
    fate: Fate = "kept"
    changes: tuple[str, ...] = ()
    link: str | None = None
    story: str | None = None
    image: str | None = None

    @property
    def change(self) -> str | None:
        """The innermost tracked change around this run."""
        return self.changes[-1] if self.changes else None

    def shown(self, view: View) -> bool:
        """Whether a reader of `view` sees this run."""
        return self.fate not in ABSENT[view]


class ParagraphLook(NamedTuple):
    """`align` is left, center, right, both or ""; `indent` and `first` count half characters."""

    style: str = ""
    align: str = ""
    indent: int = 0
    first: int = 0
    level: int = 0  # heading level 1-9, 0 for text


class Paragraph(NamedTuple):
    """One paragraph. `id` is unique over all stories and safe in HTML and in a URL fragment.

    `text` is canonical: inserted and deleted text in document order, results of fields, tab as
    \\t, line break as \\n, image or object as U+FFFC. `label` (the computed number) is outside it.
    `mark` is the id of a tracked change of the paragraph mark itself.
    """

    id: str
    label: str
    text: str
    runs: tuple[Run, ...]
    look: ParagraphLook = ParagraphLook()
    para_id: str | None = None
    breaks_page: bool = False
    mark: str | None = None

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
    """One flow of text: the body, a header, a note, a text box or a comment."""

    name: str
    kind: StoryKind
    blocks: tuple[Block, ...]


class Change(NamedTuple):
    """A pending tracked change; `date` is ISO 8601 as written in the file, "" where absent."""

    id: str
    kind: ChangeKind
    author: str
    date: str


class Comment(NamedTuple):
    """A comment in the file; `start` and `end` are (paragraph id, offset), None if unanchored.

    `para_id` is that of its last paragraph, `durable` Word's other id for it; "" where absent.
    """

    id: str
    author: str
    date: str
    text: str
    parent: str | None = None
    resolved: bool = False
    start: tuple[str, int] | None = None
    end: tuple[str, int] | None = None
    para_id: str = ""
    durable: str = ""


class Image(NamedTuple):
    """A picture: SHA-256 of its bytes, media type by magic number, and its part in the package."""

    hash: str
    type: str
    part: str


class Hidden(NamedTuple):
    """What the page does not show: `characters` many of `kind` at `place`."""

    place: str
    kind: str
    characters: int


class Warning(NamedTuple):
    """Something the reader of this paper must be told, as a Chinese sentence."""

    code: str
    place: str
    sentence: str


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
    """A whole document as it was read; the first story is the body."""

    stories: tuple[Story, ...]
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    images: tuple[Image, ...] = ()
    warnings: tuple[Warning, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    def paragraphs(self, story: str = "body") -> Iterator[Paragraph]:
        """Paragraphs in reading order of the story of that name, or of "all" stories."""
        for each in self.stories:
            if story in ("all", each.name):
                yield from paragraphs_in(each.blocks)

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of what a reader of the final view sees, and of the pending changes.

        Hashed: labels, final text, image hashes, table shape with spans, story kinds, and the
        text, kind and author of each pending change. Normalised away: ids, styles, fonts,
        how the text is cut into runs, dates of changes, order of the stories beside the body.
        """
        kinds = {change.id: (change.kind, change.author) for change in self.changes}
        stories = [(s.kind, [_seen(block, kinds) for block in s.blocks]) for s in self.stories]
        rest = sorted(json.dumps(s, ensure_ascii=False) for s in stories[1:])
        seen = json.dumps([stories[:1], rest], ensure_ascii=False, separators=(",", ":"))
        return sha256(seen.encode("utf-8", "surrogatepass"))


Kinds: TypeAlias = dict[str, tuple[ChangeKind, str]]


def _seen(block: Block, kinds: Kinds) -> list[object]:
    if isinstance(block, Table):
        return [
            [
                kinds.get(row.change or ""),
                [[c.rowspan, c.colspan, [_seen(b, kinds) for b in c.blocks]] for c in row.cells],
            ]
            for row in block.rows
        ]
    pictures = [run.image for run in block.runs if run.image and run.shown("final")]
    pending: list[list[Any]] = []
    for run in block.runs:
        if run.changes:
            marks = [kinds.get(change) for change in run.changes]
            if pending and pending[-1][0] == marks and pending[-1][2] == run.start:
                pending[-1][2] = run.end
            else:
                pending.append([marks, run.start, run.end])
    pending = [[marks, start, block.text[start:end]] for marks, start, end in pending]
    return [block.label, block.view("final"), pictures, pending, kinds.get(block.mark or "")]


def dump(paper: Paper) -> bytes:
    """The paper as JSON in UTF-8, to cross from one process to another."""
    return json.dumps(paper, ensure_ascii=True, separators=(",", ":")).encode()


@gc_paused()
def load(packed: bytes) -> Paper:
    """The paper that `dump` wrote; raises ValueError or TypeError for anything else."""
    stories, changes, comments, images, warnings, hidden = json.loads(packed)
    return Paper(
        tuple(Story(name, kind, _blocks(blocks)) for name, kind, blocks in stories),
        tuple(Change(*each) for each in changes),
        tuple(_comment(each) for each in comments),
        tuple(Image(*each) for each in images),
        tuple(Warning(*each) for each in warnings),
        tuple(Hidden(*each) for each in hidden),
    )


def _comment(packed: list) -> Comment:
    comment = Comment(*packed)  # those kept before comments bore ids are shorter
    return comment._replace(start=_anchor(packed[6]), end=_anchor(packed[7]))


def _anchor(pair: list[object] | None) -> tuple[str, int] | None:
    return (str(pair[0]), int(str(pair[1]))) if pair else None


def _blocks(packed: list[list]) -> tuple[Block, ...]:
    # A table is a list of one (its rows); a paragraph has eight fields.
    return tuple(_table(each[0]) if len(each) == 1 else _paragraph(each) for each in packed)


def _table(rows: list[list]) -> Table:
    return Table(
        tuple(
            Row(tuple(Cell(_blocks(b), down, across) for b, down, across in cells), change)
            for cells, change in rows
        )
    )


def _paragraph(packed: list) -> Paragraph:
    id_, label, text, runs, look, para_id, breaks, mark = packed
    made = tuple(Run(s, e, Look(*k), f, tuple(c), a, n, i) for s, e, k, f, c, a, n, i in runs)
    return Paragraph(id_, label, text, made, ParagraphLook(*look), para_id, breaks, mark)
