"""The mark of a signing copy (签署用文本): what the footer of each page says, in words and as a code."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import NamedTuple

from review.paper.digest import sha256
from review.paper.model import OBJECT, Block, Paper, Paragraph, Story

TITLE = "签署用文本"
DIGITS = 20
"""Hexadecimal digits of the fingerprint: eighty bits, which nobody finds a second text for."""
DOTS = 4  # of the picture for each module of the code
_LINE = re.compile(
    rf"{TITLE}送审编号(?P<matter>\S{{1,60}}?)准予签署(?P<clearance>\S{{1,60}}?)校验码(?P<code>[0-9a-f]{{{DIGITS}}})"
)


class Mark(NamedTuple):
    """Which matter and clearance a signing copy is of, and the begin of the cleared fingerprint."""

    matter: str
    clearance: str
    digits: str

    @property
    def line(self) -> str:
        """The words of the footer."""
        return f"{TITLE}　送审编号 {self.matter}　准予签署 {self.clearance}　校验码 {self.digits}"

    @property
    def code(self) -> str:
        """What the QR code holds: no address, so that no scanner leads anywhere."""
        return "|".join((TITLE, *self))


def of(matter: str, clearance: str, fingerprint: str) -> Mark:
    """The mark of the text with that fingerprint, which names its rule or is bare digits."""
    return Mark(matter, clearance, fingerprint.rpartition(":")[2][:DIGITS])


def parse(code: str) -> Mark | None:
    """The mark in the words of a QR code, None for any other code."""
    title, *rest = code.split("|")
    return Mark(*rest) if title == TITLE and len(rest) == len(Mark._fields) else None


def said(text: str) -> tuple[Mark, ...]:
    """The marks in a text, whatever white space stands in it."""
    return tuple(Mark(*match.groups()) for match in _LINE.finditer("".join(text.split())))


@cache
def picture(mark: Mark) -> bytes:
    """The code as a PNG, the same bytes at any time (ISO/IEC 18004, level M)."""
    import segno

    target = io.BytesIO()
    segno.make_qr(mark.code, error="m").save(target, kind="png", scale=DOTS, border=2)
    return target.getvalue()


def same(cleared: Paper, copy: Paper, mark: Mark) -> bool:
    """Whether a paper is the cleared one apart from the footer of its signing copy, if it has one."""
    return _ordered(cleared).fingerprint == _ordered(without(copy, mark)).fingerprint


def _ordered(paper: Paper) -> Paper:
    """Footers behind headers: a footer added to the first section lets others be met earlier."""
    return paper._replace(
        stories=tuple(sorted(paper.stories, key=lambda story: story.kind == "footer"))
    )


def without(paper: Paper, mark: Mark) -> Paper:
    """The paper as it is without the footer of its signing copy.

    A paragraph is that footer only with exactly these words and this picture; what else stands in
    a header or footer stays.
    """
    image = sha256(picture(mark))
    marked = {
        each.id
        for story in paper.stories
        if story.kind == "footer"
        for each in story.blocks
        if isinstance(each, Paragraph) and _is_footer(each, mark, image)
    }
    if not marked:
        return paper
    stories: list[Story] = []
    names: dict[str, str] = {}
    for story in paper.stories:
        kept = _rest(story, marked, len(names) + 1)
        if story.kind == "footer" and kept:
            names[story.name] = kept.name
        stories += [kept] if kept else []
    caveats = tuple(
        caveat._replace(place=_renamed(caveat.place, names))
        for caveat in paper.caveats
        if caveat.place not in marked
    )
    return paper._replace(stories=tuple(stories), caveats=caveats)


def _is_footer(paragraph: Paragraph, mark: Mark, image: str) -> bool:
    pictures = [run.image for run in paragraph.runs if run.image]
    text = paragraph.text.replace(OBJECT, "").strip()
    return text == mark.line and pictures == [image] and paragraph.text.count(OBJECT) == 1


def _rest(story: Story, marked: set[str], number: int) -> Story | None:
    """The story without the marked paragraphs; a footer that held nothing else is none.

    Footers are numbered as they are met: `number` is the one it has where the others are none.
    """
    if story.kind != "footer":
        return story
    name = f"f{number}"
    blocks = tuple(
        _placed(block, name) for block in story.blocks if getattr(block, "id", "") not in marked
    )
    return story._replace(blocks=blocks, name=name) if blocks else None


def _placed(block: Block, story: str) -> Block:
    """The block with the ids it has in a footer of that name."""
    if isinstance(block, Paragraph):
        return block._replace(id=f"{story}.{block.id.partition('.')[2]}")
    rows = [
        row._replace(
            cells=tuple(
                cell._replace(blocks=tuple(_placed(inner, story) for inner in cell.blocks))
                for cell in row.cells
            )
        )
        for row in block.rows
    ]
    return block._replace(rows=tuple(rows))


def _renamed(place: str, names: dict[str, str]) -> str:
    """The place of a caveat where footers before it are gone."""
    story, dot, rest = place.partition(".")
    return f"{names.get(story, story)}{dot}{rest}"
