"""What changed between two versions, as a lawyer would say it: clauses, sums, dates, parties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from review.paper.clause_paths import ARTICLE, article, number
from review.paper.comparing.compare import Comparison, Pair, pictures, renumbered
from review.paper.comparing.tokens import BREAK, Figure, figures
from review.paper.model import Paragraph

Topic = Literal[
    "added", "deleted", "moved", "renumbered", "amount", "date", "percentage", "party", "picture"
]
LABELS: dict[Topic, str] = {
    "added": "新增条款",
    "deleted": "删除条款",
    "moved": "条款移动",
    "renumbered": "条款改号",
    "amount": "金额",
    "date": "日期",
    "percentage": "百分比",
    "party": "当事人",
    "picture": "图片",
}
_FIGURES: tuple[Topic, ...] = ("amount", "date", "percentage")
_PARTY = re.compile(
    r"(?P<role>[甲乙丙丁]方|委托人|受托人|发包人|承包人|采购人|供应商|出租人|承租人)"
    r"(?:[（(][^）)]{0,12}[）)])?\s*[：:]\s*(?P<name>[^\s：:，,；;。]{2,60})"
)
_ALIAS = re.compile(
    r"(?P<name>[^\s，,；;。：:（(]{2,60})[（(](?:以下)?(?:简称|称)(?:为)?[：:]?[“\"]?"
    r"(?P<role>[甲乙丙丁]方)"
)


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


def summary(comparison: Comparison) -> tuple[Finding, ...]:
    """Findings in reading order; () for two equal texts."""
    found: list[Finding] = []
    for pair in comparison.pairs:
        if pair.kind != "left" and (pair.kind != "same" or renumbered(pair)):
            found += _clause(pair, comparison)
            found += _figures(pair, comparison)
            found += _parties(pair, comparison)
            found += _pictures(pair, comparison)
    return tuple(found)


def _clause(pair: Pair, comparison: Comparison) -> Iterator[Finding]:
    """Articles that came, went, moved or bear another number."""
    before = number(pair.old[0]) if pair.old else ""
    after = number(pair.new[0]) if pair.new else ""
    if not (ARTICLE.match(before) or ARTICLE.match(after)):
        return
    old = _whole(pair.old, comparison.old_paths)
    new = _whole(pair.new, comparison.new_paths)
    if pair.kind == "inserted":
        yield Finding("added", f"新增{after}：{_opening(pair.new)}", None, new)
    elif pair.kind == "deleted":
        yield Finding("deleted", f"删除{before}：{_opening(pair.old)}", old, None)
    elif pair.kind == "moved":
        yield Finding("moved", f"{before}移动，现为{after}：{_opening(pair.new)}", old, new)
    elif renumbered(pair):
        sentence = f"{before or '无编号的段落'}改为{after or '无编号的段落'}。"
        yield Finding("renumbered", sentence, old, new)


def _figures(pair: Pair, comparison: Comparison) -> Iterator[Finding]:
    """Sums, dates and percentages inside the edits, in the order they stand."""
    old, new = figures(pair.old_text), figures(pair.new_text)
    for edit in pair.edits:
        for topic in _FIGURES:
            before = _of(topic, old, edit.old_start, edit.old_end)
            after = _of(topic, new, edit.new_start, edit.new_end)
            for n in range(max(len(before), len(after))):
                one, two = _nth(before, n), _nth(after, n)
                if one is None or two is None or _value(one) != _value(two):
                    yield _changed(topic, pair, comparison, one, two)


def _of(topic: Topic, found: list[Figure], start: int, end: int) -> list[Figure]:
    return [f for f in found if f.kind == topic and start <= f.start and f.end <= end]


def _nth(found: list[Figure], n: int) -> Figure | None:
    return found[n] if n < len(found) else None


def _value(figure: Figure) -> str:
    return re.sub("[,， ]", "", figure.text)


def _changed(
    topic: Topic, pair: Pair, comparison: Comparison, one: Figure | None, two: Figure | None
) -> Finding:
    old = _place(pair.old, comparison.old_paths, one.start, one.end) if one else None
    new = _place(pair.new, comparison.new_paths, two.start, two.end) if two else None
    where = (new or old or Place("", 0, 0, "")).clause
    label = LABELS[topic]
    if one and two:
        said = f"{label}由“{one.text}”改为“{two.text}”。"
    else:
        said = f"删除{label}“{one.text}”。" if one else f"新增{label}“{two.text if two else ''}”。"
    return Finding(topic, f"{where.rstrip('、.．')}：{said}" if where else said, old, new)


def _parties(pair: Pair, comparison: Comparison) -> Iterator[Finding]:
    """Parties whose name in their definition changed."""
    old, new = _named(pair.old_text), _named(pair.new_text)
    for role in sorted(old.keys() | new.keys()):
        one, two = old.get(role), new.get(role)
        if one and two and one[0] == two[0]:
            continue
        left = _place(pair.old, comparison.old_paths, *one[1]) if one else None
        right = _place(pair.new, comparison.new_paths, *two[1]) if two else None
        if one and two:
            said = f"{role}由“{one[0]}”改为“{two[0]}”。"
        else:
            said = f"删除{role}“{one[0]}”。" if one else f"新增{role}“{two[0] if two else ''}”。"
        yield Finding("party", said, left, right)


def _pictures(pair: Pair, comparison: Comparison) -> Iterator[Finding]:
    """Pictures that came, went, or were exchanged: a scanned price list is text to its reader."""
    before, after = Counter(pictures(pair.old)), Counter(pictures(pair.new))
    gone, came = before - after, after - before
    if not (gone or came):
        return
    old = _spot(pair.old, gone, comparison.old_paths)
    new = _spot(pair.new, came, comparison.new_paths)
    where = (new or old or Place("", 0, 0, "")).clause.rstrip("、.．")
    what = "更换图片" if gone and came else "新增图片" if came else "删除图片"
    count = max(gone.total(), came.total())
    yield Finding("picture", f"{where + '：' if where else ''}{what}{count}幅。", old, new)


def _spot(side: tuple[Paragraph, ...], wanted: Counter[str], paths: dict[str, str]) -> Place | None:
    for one in side:
        for run in one.runs:
            if run.image in wanted:
                return Place(one.id, run.start, run.end, article(paths.get(one.id, "")))
    return None


def _named(text: str) -> dict[str, tuple[str, tuple[int, int]]]:
    return {
        match["role"]: (match["name"], match.span("name"))
        for pattern in (_ALIAS, _PARTY)
        for match in pattern.finditer(text)
    }


def _opening(paragraphs: tuple[Paragraph, ...]) -> str:
    text = "".join(paragraph.text for paragraph in paragraphs)
    return f"“{text[:30]}{'……' if len(text) > 30 else ''}”"


def _whole(paragraphs: tuple[Paragraph, ...], paths: dict[str, str]) -> Place | None:
    if not paragraphs:
        return None
    first = paragraphs[0]
    return Place(first.id, 0, len(first.text), article(paths.get(first.id, "")))


def _place(paragraphs: tuple[Paragraph, ...], paths: dict[str, str], start: int, end: int) -> Place:
    """A place in the joined text as a place in one paragraph."""
    for paragraph in paragraphs:
        if start <= len(paragraph.text):
            clause = article(paths.get(paragraph.id, ""))
            return Place(paragraph.id, start, min(end, len(paragraph.text)), clause)
        start, end = (at - len(paragraph.text) - len(BREAK) for at in (start, end))
    raise ValueError("the place lies behind the last paragraph")
