"""The outline of a paper: its chapters and 条 in order, and which of them each paragraph is under."""

from __future__ import annotations

from typing import NamedTuple

from review.paper.clause_paths import number, rank
from review.paper.model import Paper, Paragraph

DEEPEST = 3
"""The rank of 条; what stands below it is read in the text."""
LONGEST = 24


class Entry(NamedTuple):
    """A heading or 条: the id of its paragraph, how deep it stands (0 outermost), what it says."""

    id: str
    depth: int
    number: str
    words: str


def outline(paper: Paper) -> tuple[Entry, ...]:
    """Headings by style and clauses by number, of the body; serial numbers in tables are none."""
    entries = []
    for block in _top(paper):
        shown = number(block)
        depth = rank(shown) if shown else None
        if block.look.level or (depth is not None and depth <= DEEPEST):
            level = depth if depth is not None else block.look.level - 1
            words = block.text if block.label else block.text.lstrip()[len(shown) :]
            entries.append(Entry(block.id, min(level, DEEPEST), shown, words.strip()[:LONGEST]))
    return tuple(entries)


def homes(paper: Paper, entries: tuple[Entry, ...]) -> dict[str, str]:
    """For each paragraph of the body after the first entry, the id of the entry it is under."""
    heads = {entry.id for entry in entries}
    by_block: dict[str, str] = {}
    home = ""
    for paragraph in paper.paragraphs():
        home = paragraph.id if paragraph.id in heads else home
        if home:
            by_block[paragraph.id] = home
    return by_block


def _top(paper: Paper) -> list[Paragraph]:
    bodies = (story for story in paper.stories if story.kind == "body")
    return [block for body in bodies for block in body.blocks if isinstance(block, Paragraph)]
