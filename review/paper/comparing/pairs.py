"""What a comparison finds: pairs of paragraphs that are one text in two versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from review.paper.clause_paths import NUMBERED, number
from review.paper.comparing.look_changes import LookChange, label_sight
from review.paper.comparing.tokens import BREAK, Edit
from review.paper.model import OBJECT, Paragraph, StoryKind

Kind = Literal["same", "edited", "inserted", "deleted", "moved", "left"]


class Pair(NamedTuple):
    """Paragraphs that are one text in two versions; several on one side are a split or a merge.

    `edits` lie on `old_text` and `new_text`. "moved" stands where the text arrived; a second pair
    of kind "left" stands where it was. `in_row` holds for paragraphs inside a table.
    """

    kind: Kind
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    edits: tuple[Edit, ...] = ()
    likeness: float = 1.0
    sure: bool = True
    in_row: bool = False
    story: StoryKind = "body"
    looks: tuple[LookChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a reader must look at it: another text, place, look or number."""
        return self.kind != "same" or bool(self.looks) or renumbered(self) or relabelled(self)

    @property
    def old_text(self) -> str:
        """The old paragraphs as one text, BREAK between them."""
        return joined(self.old)

    @property
    def new_text(self) -> str:
        """The new paragraphs as one text, BREAK between them."""
        return joined(self.new)


class Comparison(NamedTuple):
    """All pairs in reading order, story kind after story kind, and each side's clause paths."""

    pairs: tuple[Pair, ...]
    old_paths: dict[str, str]
    new_paths: dict[str, str]

    @property
    def changes(self) -> tuple[Pair, ...]:
        """The pairs a reader must look at: empty for two equal texts."""
        return tuple(pair for pair in self.pairs if pair.changed)


def joined(paragraphs: Sequence[Paragraph]) -> str:
    """Their texts as one, BREAK between two."""
    if len(paragraphs) == 1:
        return paragraphs[0].text
    return BREAK.join(paragraph.text for paragraph in paragraphs)


def renumbered(pair: Pair) -> bool:
    """Whether the first paragraph bears another number than it did, computed or typed."""
    if not pair.old or not pair.new:
        return False
    old, new = pair.old[0], pair.new[0]
    if old.label == new.label and old.text[:24] == new.text[:24]:
        return False
    before, after = number(old), number(new)
    return before != after and bool(NUMBERED.match(before) or NUMBERED.match(after))


def relabelled(pair: Pair) -> bool:
    """Whether the computed number is another, or seen otherwise, though it is no clause's."""
    if not pair.old or not pair.new:
        return False
    old, new = pair.old[0], pair.new[0]
    if (old.label == new.label and old.label_look == new.label_look) or renumbered(pair):
        return False
    if old.label and new.label:
        return old.label.strip() != new.label.strip() or label_sight(old) != label_sight(new)
    return number(old) != number(new)


def pictures(side: Sequence[Paragraph]) -> list[str]:
    """The hashes of the pictures in some paragraphs, in order."""
    return [
        run.image
        for paragraph in side
        if OBJECT in paragraph.text
        for run in paragraph.runs
        if run.image
    ]
