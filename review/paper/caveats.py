"""What the text of a paper cannot prove by itself, in kinds, with a sentence for each.

A loud kind is told wherever people decide; the others only enter the fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from review.paper.html import TITLES
from review.paper.model import OBJECT, Caveat, Paper, Paragraph
from review.words import Listed, Words


class Kind(NamedTuple):
    """A kind of caveat: its title for people, whether it is told, and what it is for a program."""

    title: str
    loud: bool
    sort: str


KINDS: dict[str, Kind] = {
    "unknown": Kind("无法识别的内容", True, "unknown"),
    "hidden": Kind("隐藏的文字", True, "hidden"),
    "look": Kind("被划去、隐去或看不清的文字", True, "hidden"),
    "placeholder": Kind("占位文字（不是正文）", True, "hidden"),
    "volatile": Kind("会自行变化的内容", True, "self-changing"),
    "alternate": Kind("同一处存有两种文字", True, "unknown"),
    "bound": Kind("内容控件的文字与绑定的数据不同", True, "unknown"),
    "object": Kind("图形、图表或嵌入对象", True, "unknown"),
    "external": Kind("引用文件以外的内容", True, "self-changing"),
    "symbol": Kind("无法对应的符号", True, "unknown"),
    "font": Kind("嵌入字体或符号字体", True, "unknown"),
    "overlay": Kind("页面上的批注、表单域和图章", True, "unknown"),
    "glyph": Kind("字形与文字不符", True, "unknown"),
    "wordless": Kind("没有读出文字的页", True, "unknown"),
    "recognised": Kind("扫描时识别的文字", True, "unknown"),
    "viewer": Kind("不同软件显示可能不同", True, "self-changing"),
    "bound-cache": Kind("内容控件中另存的文字", False, "look"),
    "field-result": Kind("域中另存的结果", False, "look"),
    "original": Kind("转换前的原文件", False, "look"),
    "graphic": Kind("图片的大小、裁剪和位置", False, "look"),
    "field": Kind("域代码", False, "look"),
    "section": Kind("版面", False, "look"),
    "running-head": Kind("页眉、页脚和页码", False, "look"),
}
UNSHOWN = {
    "hidden-text": "hidden", "unseen-text": "hidden", "orphan-note": "hidden",
    "foreign-document": "unknown", "field-code": "field",
}  # fmt: skip
"""Of what is not shown, by its kind in `Hidden`: its row above, where that has another name."""

_PAGE = re.compile(r"p(\d+)")

LOUD_EFFECTS = {
    "faint": "颜色与背景相近", "tiny": "字号过小或被压缩", "clipped": "行高过小，文字被遮去",
    "off-page": "位置在页面以外", "joined": "段落标记被隐藏，与下一段连成一行",
    "overlapping": "行距或段距过小，文字互相重叠", "crossed": "所在单元格有贯穿的斜线", "hidden-row": "所在的表格行被隐藏",
    "rtl": "文字方向被改为从右到左", "override": "字序被强制改变", "special-hidden": "特殊隐藏标记",
}  # fmt: skip


class Entry(NamedTuple):
    """One line for people and programs: where, what kind, in which words."""

    place: str
    where: str
    kind: str
    sentence: str


def entries(paper: Paper) -> list[Entry]:
    """All that is to be told of a paper, in the order of its text, each line once."""
    known = {each.id: each for each in paper.paragraphs("all")}
    order = {name: n for n, name in enumerate(known)}
    caveats = [*paper.caveats, *looks(known.values())]
    caveats.sort(key=lambda each: (order.get(each.place, len(order)), each.offset))
    told_entries = (
        Entry(each.place, where(known.get(each.place), each.place), each.kind, each.words)
        for each in caveats
        if KINDS[each.kind].loud
    )
    return list(dict.fromkeys(told_entries))


def where(block: Paragraph | None, place: str) -> str:
    """A place in words: the label or the beginning of a paragraph, or the name of a part."""
    if block is None:
        page = _PAGE.fullmatch(place)
        if page:
            return Words("第{number}页", number=page[1])
        if place == "body":
            return "全文"
        return Words("部件 {name}", name=place) if "/" in place else place
    words = block.view("final").strip().replace("\ufffc", "").replace("\n", " ")
    short = words if len(words) <= 12 else f"{words[:12]}…"
    return f"{block.label} {short}".strip() or Words("第{name}段", name=place)


def unshown(paper: Paper) -> Iterator[tuple[str, str, int]]:
    """What is set aside and not told already: where, what it is, and how many characters."""
    titles = {story.name: TITLES[story.kind] for story in paper.stories if story.kind in TITLES}
    for place, hidden, characters in paper.hidden:
        kind = KINDS[UNSHOWN.get(hidden, hidden)]
        if not kind.loud:
            yield titles.get(place) or where(None, place), kind.title, characters


def wordless(paper: Paper) -> bool:
    """Whether words of the file stand in pictures alone."""
    return any(each.code == "scanned" for each in paper.warnings) or any(
        each.kind == "wordless" for each in paper.caveats
    )


def looks(paragraphs: Iterable[Paragraph]) -> Iterable[Caveat]:
    """Words that are struck out or can hardly be seen."""
    for block in paragraphs:
        whole = [*block.look.effects.split(), *(_unknown(block) if block.label else ())]
        for run in block.runs:
            if not run.shown("final"):
                continue
            effects = [*run.look.effects.split(), *whole]
            for each in effects:
                if each[0] == "?":
                    yield Caveat(block.id, run.start, "unknown", each.partition(":")[2])
            said = ["被划去"] if run.look.strike else []
            words = block.text[run.start : run.end].strip()
            loud = [e for e in effects if e in LOUD_EFFECTS]
            if not words.strip(OBJECT):
                loud = [e for e in loud if e != "overlapping"]  # a picture takes the room it needs
            said += dict.fromkeys(LOUD_EFFECTS[e] for e in loud)
            if said and words:
                quote = words if len(words) <= 40 else f"{words[:40]}…"
                yield Caveat(
                    block.id,
                    run.start,
                    "look",
                    Words("“{quote}”{looks}", quote=quote, looks=Listed("，", said)),
                )


def _unknown(block: Paragraph) -> list[str]:
    """What is unknown of the look of a label."""
    return [each for each in block.label_look.effects.split() if each[0] == "?"]
