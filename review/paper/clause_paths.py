"""Where a paragraph stands in the law of its paper: its number, and the path of numbers above."""

from __future__ import annotations

import re
from functools import lru_cache

from review.paper.model import Paper, Paragraph, paragraphs_in

# Rank by the shape of the number, after 立法技术规范 and the habit of contracts.
_RANKS = tuple(
    (rank, re.compile(shape))
    for rank, shape in enumerate(
        (
            r"第.+编",
            r"第.+章",
            r"第.+节",
            r"第.+条|[一二三四五六七八九十百]+[、.．]?$",
            r"[（(][一二三四五六七八九十百]+[）)]",
            r"\d+[.、．]?$",
            r"\d+\.\d+",
            r"[（(]\d+[）)]|\d+[)）]",
            r"[①-⑩]",
        )
    )
)
NUMBERED = re.compile(r"第|[（(]?[一二三四五六七八九十百\d]")
ARTICLE = re.compile(r"第.+?条(?:之[一二三四五六七八九十]+)?")
_NUMERALS = "〇零一二三四五六七八九十百千\\d"
_GAP = "[ \u00a0\u2002\u3000\t]*"
_TYPED_NUMBER = re.compile(
    rf"{_GAP}(?:第 *[{_NUMERALS}]+ *[编章节条款项](?:之[{_NUMERALS}]+)?"
    rf"|[(（][{_NUMERALS}]{{1,4}}[)）]"
    rf"|[一二三四五六七八九十百]{{1,4}}、"
    r"|\d{1,3}(?:[.．]\d{1,3})*(?:[.．、)）](?!\d)|(?<=[.．]\d)(?= )|(?<=[.．]\d\d)(?= ))"
    rf"|[①-⑩]){_GAP}"
)

NUMBER_STARTS = frozenset(" \u00a0\u2002\u3000\t第(（一二三四五六七八九十百0123456789①②③④⑤⑥⑦⑧⑨⑩")
"""What a typed-in number can begin with: most paragraphs are passed over at a glance."""


def typed_number(text: str) -> int:
    """How many code points at the start are a number typed by hand (第五条, （一）, 3.), or 0."""
    if text[:1] not in NUMBER_STARTS:
        return 0
    match = _TYPED_NUMBER.match(text)
    return match.end() if match else 0


def number(paragraph: Paragraph) -> str:
    """The paragraph's number as a reader sees it, computed (第五条) or typed in, or ""."""
    if paragraph.label:
        return paragraph.label.strip()
    return paragraph.text[: typed_number(paragraph.text)].strip(" \u3000\t")


@lru_cache(maxsize=4096)
def rank(shown: str) -> int | None:
    """How deep a number of this shape stands: 编 0, 章 1, 节 2, 条 3, （一） 4 and so on."""
    return next((rank for rank, shape in _RANKS if shape.match(shown)), None)


def paths(paper: Paper) -> dict[str, str]:
    """For each paragraph id the numbers it stands under: "第三章/第十二条/（二）"."""
    by_block: dict[str, str] = {}
    for story in paper.stories:
        above: list[tuple[int, str]] = []
        path = ""
        for paragraph in paragraphs_in(story.blocks):
            if paragraph.label or paragraph.text[:1] in NUMBER_STARTS:
                shown = number(paragraph)
                depth = rank(shown) if shown else None
                if depth is not None:
                    while above and above[-1][0] >= depth:
                        above.pop()
                    path = f"{above[-1][1]}/{shown}" if above else shown
                    above.append((depth, path))
            by_block[paragraph.id] = path
    return by_block


def clause(path: str) -> str:
    """The path down to its 条, so that clauses of the same number in two chapters stay two."""
    steps = path.split("/")
    for depth, step in enumerate(steps, 1):
        if ARTICLE.match(step):
            return "/".join(steps[:depth])
    return path


@lru_cache(maxsize=4096)
def article(path: str) -> str:
    """The 条 of a path, or its last number, or ""."""
    steps = path.split("/")
    return next((step for step in steps if ARTICLE.match(step)), steps[-1])


@lru_cache(maxsize=4096)
def spoken(path: str) -> str:
    """A path as a lawyer writes it: "第三章/第十二条/（二）" is 第十二条第（二）项, a number below it 目."""
    steps = path.split("/")
    start = next((depth for depth, step in enumerate(steps) if ARTICLE.match(step)), 0)
    first, *below = steps[start:]
    units = ("项", "目", "目")
    return first + "".join(
        f"第{_bare(step)}{unit}" for step, unit in zip(below, units, strict=False)
    )


def _bare(step: str) -> str:
    """（八） keeps its brackets, which belong to it; 8) and 8. are the number alone."""
    return step if step[:1] in "（(" else step.rstrip(".．、)） ")
