"""What two papers with the same words show otherwise: looks of paragraphs, caveats, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from review.paper.caveats import KINDS, where
from review.paper.fingerprint import sight
from review.paper.model import Caveat, Paper, Paragraph

EFFECTS = {
    "strike": "删除线", "sup": "上标", "sub": "下标", "faint": "颜色与背景相近", "tiny": "字号过小",
    "caps": "全部大写", "small-caps": "小型大写", "raised": "位置提升", "lowered": "位置降低",
    "clipped": "行高过小", "off-page": "位置在页面以外", "hidden-row": "隐藏的表格行",
    "merged-away": "并入相邻单元格", "fit": "压缩到固定宽度", "rtl": "从右到左",
    "right-to-left": "段落从右到左", "override-rtl": "强制从右到左", "override-ltr": "强制从左到右",
    "web-hidden": "网页视图隐藏", "special-hidden": "特殊隐藏标记", "outline": "空心",
    "on-dark": "深色底纹", "columns-reversed": "表格列序从右到左",
    "no-line-number": "不编行号", "narrow": "过窄的列",
    "emboss": "阳文", "imprint": "阴文", "combine": "合并字符", "vert": "纵横混排",
}  # fmt: skip
"""The words of `Look.effects` and of strike and script, as people say them."""


PLACES = {
    "line": "固定行高", "shifted": "缩进或表格位置", "frame": "图文框位置", "frame-height": "图文框高度",
    "tab": "页面以外的制表位", "row-height": "表格行的固定高度", "floating": "浮动表格的位置",
    "margin": "单元格边距", "narrow": "过窄的列", "picture": "图片项目符号", "turned": "单元格文字方向",
    "symbol": "编号的符号字体",
}  # fmt: skip
"""The words of effects that carry a measure."""


class SightDifference(NamedTuple):
    """One line a lawyer can judge: its title, where it is, and what is otherwise."""

    title: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.title}：{self.where}{'，' if self.where else ''}{self.sentence}"


def sight_differences(old: Paper, new: Paper) -> list[SightDifference]:
    """All differences that are not in the words of the final texts, in reading order.

    Empty for two papers of one fingerprint; never empty for two whose words are alike and whose
    fingerprints are not.
    """
    if old.fingerprint == new.fingerprint:
        return []
    differences = [*dict.fromkeys([*_looks(old, new), *_caveats(old, new), *_pages(old, new)])]
    if not differences and _words(old) == _words(new):
        final = old.source and new.source
        said = "修订标记、批注、表格结构或注释的位置不同"
        said = "文字相同而文件不同，以逐页画面的比对为准" if final else said
        differences.append(SightDifference("版式" if final else "结构", "", said))
    return differences


def _words(paper: Paper) -> list[tuple[str, str]]:
    return [(each.label, each.view("final")) for each in paper.paragraphs("all")]


def _looks(old: Paper, new: Paper) -> Iterator[SightDifference]:
    """Looks of runs, labels and paragraphs, where the words of a paragraph are the same."""
    before: dict[tuple[str, str], list[Paragraph]] = {}
    for each in old.paragraphs("all"):
        before.setdefault((each.label, each.view("final")), []).append(each)
    for each in new.paragraphs("all"):
        same = before.get((each.label, each.view("final")))
        other = same.pop(0) if same else None
        if other is not None and (other.runs, other.look, other.label_look) != (
            each.runs, each.look, each.label_look,
        ):  # fmt: skip
            yield from _paragraph(other, each)


def _paragraph(old: Paragraph, new: Paragraph) -> Iterator[SightDifference]:
    place = where(new, new.id)
    text, before, after = new.view("final"), _sights(old), _sights(new)
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and before[end] == before[at] and after[end] == after[at]:
            end += 1
        said = _changed(before[at], after[at])
        if said:
            yield SightDifference("格式", place, f"“{text[at:end][:40]}”{said}")
        at = end
    for old_value, other in ((old.look.effects, new.look.effects),
                       (sight(old.label_look), sight(new.label_look))):  # fmt: skip
        said = _changed(old_value, other)
        if said:
            yield SightDifference("格式", place, said)


def _sights(block: Paragraph) -> list[str]:
    """How each character of the final text is seen."""
    return [
        sight(run.look) for run in block.runs if run.shown("final")
        for _ in range(run.end - run.start)
    ]  # fmt: skip


def _changed(old: str, new: str) -> str:
    before, after = old.split(), new.split()
    came = [_named(each) for each in after if each not in before]
    went = [_named(each) for each in before if each not in after]
    said = [f"加了{'、'.join(came)}"] if came else []
    return "，".join([*said, *([f"去了{'、'.join(went)}"] if went else [])])


def _named(effect: str) -> str:
    name, colon, _ = effect.partition(":")
    if effect.startswith("?"):
        return f"无法识别的格式 {effect.partition(':')[2]}"
    return EFFECTS.get(effect, PLACES.get(name, name) if colon else effect)


def _caveats(old: Paper, new: Paper) -> Iterator[SightDifference]:
    """Caveats of one paper that the other does not have, by kind and digest."""
    known = {each.id: each for paper in (old, new) for each in paper.paragraphs("all")}
    rest = Counter(_key(each) for each in old.caveats if each.digest)
    came = []
    for each in new.caveats:
        if each.digest and rest[_key(each)]:
            rest[_key(each)] -= 1
        elif each.digest:
            came.append(each)
    went = []
    for each in old.caveats:
        if each.digest and rest[_key(each)]:
            rest[_key(each)] -= 1
            went.append(each)
    same = _words(old) == _words(new)
    for kind in KINDS:
        if not (same or KINDS[kind].loud):
            continue  # the words say it better
        pairs = zip_longest(
            (each for each in went if each.kind == kind),
            (each for each in came if each.kind == kind),
        )
        for old_caveats, other in pairs:
            yield _pair(old_caveats, other, known)


def _key(caveat: Caveat) -> tuple[str, str]:
    return caveat.kind, caveat.digest


def _pair(old: Caveat | None, new: Caveat | None, known: dict[str, Paragraph]) -> SightDifference:
    here = new or old
    assert here is not None
    place = where(known.get(here.place), here.place)
    title = KINDS[here.kind].title
    if old is None or new is None:
        verb = "新增" if old is None else "删除"
        return SightDifference(title, place, f"{verb} {here.words}".strip())
    if old.words == new.words:
        return SightDifference(title, place, f"{new.words}不同")
    return SightDifference(title, place, f"由 {old.words} 变为 {new.words}")


def _pages(old: Paper, new: Paper) -> Iterator[SightDifference]:
    """Headers and footers that stand on other pages."""
    before = [(each.kind, each.place) for each in old.stories]
    after = [(each.kind, each.place) for each in new.stories]
    if before != after and _words(old) == _words(new):
        yield SightDifference("版面", "", "页眉、页脚或注释所在的页面不同")
