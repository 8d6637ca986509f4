"""What a reader of a comparison is told: topics, places, and one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from review.paper.clause_paths import article
from review.paper.comparing.tokens import BREAK
from review.paper.model import OBJECT, Paragraph
from review.words import Words

Topic = Literal[
    "amount", "date", "percentage", "fraction", "period", "party", "duty", "account", "code",
    "picture", "strike", "script", "look", "added", "deleted", "moved", "number", "wording",
    "renumbered", "label",
]  # fmt: skip
LABELS: dict[Topic, str] = {
    "added": "新增条款",
    "deleted": "删除条款",
    "moved": "条款移动",
    "renumbered": "条款改号",
    "amount": "金额",
    "date": "日期",
    "percentage": "百分比",
    "fraction": "分数",
    "period": "期限",
    "party": "当事人",
    "duty": "权利义务主体",
    "account": "账号",
    "code": "信用代码",
    "picture": "图片",
    "strike": "删除线",
    "script": "上下标",
    "look": "显示方式",
    "number": "数字",
    "wording": "措辞",
    "label": "项目编号",
}
LONGEST = 30
"""Code points quoted of a paragraph."""


class Place(NamedTuple):
    """Code points [start, end) of a paragraph; `clause` is its 条, or the nearest number above."""

    block: str
    start: int
    end: int
    clause: str


class Finding(NamedTuple):
    """One thing a reader must know, in a Chinese sentence, with its place on either side."""

    topic: Topic
    sentence: str
    old: Place | None
    new: Place | None


class Side(NamedTuple):
    """One side of a pair: its paragraphs, and the paths of that side's clauses."""

    paragraphs: tuple[Paragraph, ...]
    paths: dict[str, str]

    @property
    def clause(self) -> str:
        """The 条 its first paragraph stands under, or the nearest number above; "" for none."""
        return article(self.paths.get(self.paragraphs[0].id, "")) if self.paragraphs else ""

    def whole(self) -> Place | None:
        """The first paragraph."""
        if not self.paragraphs:
            return None
        first = self.paragraphs[0]
        return Place(first.id, 0, len(first.text), self.clause)

    def place(self, start: int, end: int) -> Place:
        """A place in the joined text as a place in one paragraph."""
        for paragraph in self.paragraphs:
            if start <= len(paragraph.text):
                clause = article(self.paths.get(paragraph.id, ""))
                return Place(paragraph.id, start, min(end, len(paragraph.text)), clause)
            start, end = (at - len(paragraph.text) - len(BREAK) for at in (start, end))
        raise ValueError("the place lies behind the last paragraph")


def where(old: Place | None, new: Place | None) -> str:
    """The clause a sentence begins with: "第三条：", or "" where no number stands above."""
    clause = (new or old or Place("", 0, 0, "")).clause.rstrip("、.．")
    return Words("{clause}：", clause=clause) if clause else ""


def quoted(text: str, most: int = LONGEST) -> str:
    """The text in quotation marks, cut where it is long."""
    shown = text.replace(BREAK, "").replace("\n", "").replace(OBJECT, "〔图〕").strip()
    return f"“{shown[:most]}{'……' if len(shown) > most else ''}”"


def opening(paragraphs: Sequence[Paragraph]) -> str:
    """The beginning of some paragraphs, quoted."""
    return quoted("".join(paragraph.text for paragraph in paragraphs))
