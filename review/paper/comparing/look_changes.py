"""Words that stay and are seen otherwise: struck out, raised, hidden, or marked as a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from review.paper.comparing.tokens import BREAK, Edit
from review.paper.model import PLAIN, Fate, Look, Paper, Paragraph
from review.words import Listed, Words

Sight: TypeAlias = tuple[str, ...]
"""The words for how a stretch is seen, () where it is plain."""
Sights: TypeAlias = Mapping[str, Paragraph]
"""The paragraphs of a paper that are not all plain, by id."""

WORDS = {
    "strike": "删除线", "sup": "上标", "sub": "下标", "inserted": "插入修订", "deleted": "删除修订",
    "both": "插入后又删除的修订", "faint": "与底色相近的颜色", "tiny": "极小的字", "caps": "全部大写",
    "small-caps": "小型大写", "special-hidden": "隐藏", "web-hidden": "网页中隐藏",
    "rtl": "从右向左排列", "right-to-left": "从右向左排列", "raised": "升高的位置",
    "lowered": "降低的位置", "outline": "空心字", "emboss": "阳文", "imprint": "阴文",
    "clipped": "被行高截去", "off-page": "移出页面",
}  # fmt: skip
OTHER = "其他影响显示的格式"


class LookChange(NamedTuple):
    """Equal words at [old_start, old_end) and [new_start, new_end), seen otherwise than before."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    before: Sight
    after: Sight

    @property
    def said(self) -> str:
        """What changed, in Chinese."""
        came = [each for each in self.after if each not in self.before]
        gone = [each for each in self.before if each not in self.after]
        parts = [Words("加了{came}", came=_named(came))] if came else []
        parts += [Words("去掉了{gone}", gone=_named(gone))] if gone else []
        return Listed("，", parts)


def _named(words: Sequence[str]) -> str:
    return Listed("、", dict.fromkeys(WORDS.get(each, OTHER) for each in words))


def sights(paper: Paper) -> dict[str, Paragraph]:
    """The paragraphs of which anything is seen otherwise than as plain words."""
    return {each.id: each for each in paper.paragraphs("all") if _marked(each)}


def _marked(paragraph: Paragraph) -> bool:
    if paragraph.look.effects or paragraph.mark_fate != "kept":
        return True
    if paragraph.label_look != PLAIN and _sight(paragraph.label_look, "kept"):
        return True
    return any(
        run.fate != "kept" or run.look.strike or run.look.script or run.look.effects
        for run in paragraph.runs
    )


def look_changes(
    old: Sequence[Paragraph], new: Sequence[Paragraph], edits: Sequence[Edit],
    marked: tuple[Sights, Sights],
) -> tuple[LookChange, ...]:  # fmt: skip
    """Where words that stayed between the edits are seen otherwise; () in nearly every pair."""
    sides = (old, new)
    if not any(
        each.id in known for side, known in zip(sides, marked, strict=True) for each in side
    ):
        return ()
    before, after = _laid(old), _laid(new)
    changes: list[LookChange] = []
    at, here = 0, 0
    for edit in [*edits, Edit(len(before), len(before), len(after), len(after))]:
        equal = zip(before[at : edit.old_start], after[here : edit.new_start], strict=True)
        start = 0
        for key, group in groupby(equal):
            size = len(list(group))
            if key[0] != key[1]:
                places = at + start, at + start + size, here + start, here + start + size
                changes.append(LookChange(*places, *key))
            start += size
        at, here = edit.old_end, edit.new_end
    return tuple(changes)


def label_sight(paragraph: Paragraph) -> Sight:
    """How its computed number is seen."""
    return _sight(paragraph.label_look, "kept")


def _laid(side: Sequence[Paragraph]) -> list[Sight]:
    """How each character of the joined text is seen."""
    laid: list[Sight] = []
    for n, paragraph in enumerate(side):
        if n:
            laid += [()] * len(BREAK)
        effects = tuple(paragraph.look.effects.split())
        for run in paragraph.runs:
            laid += [(*_sight(run.look, run.fate), *effects)] * (run.end - run.start)
    return laid


def _sight(look: Look, fate: Fate) -> Sight:
    words = ["strike"] if look.strike else []
    words += [look.script] if look.script else []
    words += look.effects.split()
    return (*words, fate) if fate != "kept" else tuple(words)
