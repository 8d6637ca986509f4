"""Text cut into the smallest pieces a lawyer would call changed, and the edits between two."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from review.paper.radicals import unified

BREAK = "\u2029"
"""Stands between paragraphs that are compared as one text because they were split or merged."""

_DIGIT = "[\\d０-９]"
_DIGITS = rf"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}})+(?!{_DIGIT})|{_DIGIT}+)(?:[.．]{_DIGIT}+)?"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟萬万亿"
_FIGURE = (
    r"(?P<date>\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?|\d{1,2}月\d{1,2}日"
    r"|\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d)"
    r"|[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?)"
    rf"|(?P<percentage>{_DIGITS} ?[%％‰]|[百千]分之[零〇一二三四五六七八九十百点\d.]+)"
    rf"|(?P<amount>[¥￥$] ?{_DIGITS}(?: ?[十百千万亿]*元整?)?"
    rf"|{_DIGITS} ?[十百千万亿]*(?:元整?|美元|欧元|港元)"
    rf"|[{_CAPITALS}]+[元圆][{_CAPITALS}角分整正]*)"
    rf"|(?P<number>{_DIGITS})"
    r"|(?P<word>[A-Za-zＡ-Ｚａ-ｚ]+(?:['’-][A-Za-z]+)*)"
)
_COUNTED = r"(?P<counted>[〇零一二三四五六七八九十百千万亿]{2,})"
_PLAIN = rf"(?P<plain>[^\d０-９A-Za-zＡ-Ｚａ-ｚ¥￥$〇一二三四五六七八九十百千{_CAPITALS}]+)"
_TOKEN = re.compile(rf"{_FIGURE}|{_COUNTED}|{_PLAIN}|(?P<char>.)", re.DOTALL)
_SHORT = 3
"""Equal characters that may stand between two edits of twice their length without parting them."""


class Figure(NamedTuple):
    """A token that means one thing: `kind` is date, percentage, amount, number or word."""

    start: int
    end: int
    kind: str
    text: str


class Edit(NamedTuple):
    """Old code points [old_start, old_end) became new code points [new_start, new_end)."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens(text: str) -> list[str]:
    """The whole text in order: each CJK character one token, a number, amount, date or word one."""
    parts: list[str] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "plain":
            parts += match[0]
        else:
            parts.append(match[0])
    return parts


def figures(text: str) -> list[Figure]:
    """The tokens of more than one character that mean something by themselves."""
    return [
        Figure(match.start(), match.end(), match.lastgroup or "", match[0])
        for match in _TOKEN.finditer(text)
        if match.lastgroup not in ("counted", "plain", "char")
    ]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What changed between two texts, in order, snapped to tokens; () for equal texts.

    Edits that hardly anything parts are joined: to the reader three single characters in a row
    are one changed word, and two rewritten clauses with a chance word between them one clause.
    """
    old, new = unified(old), unified(new)
    if old == new:
        return ()
    if not old or not new:
        return (Edit(0, len(old), 0, len(new)),)
    before, after = tokens(old), tokens(new)
    starts_old = list(accumulate(map(len, before), initial=0))
    starts_new = list(accumulate(map(len, after), initial=0))
    merged: list[Edit] = []
    for step in Indel.opcodes(before, after):
        if step.tag != "equal":
            edit = Edit(
                starts_old[step.src_start],
                starts_old[step.src_end],
                starts_new[step.dest_start],
                starts_new[step.dest_end],
            )
            _append(merged, edit)
    return tuple(merged)


def _append(merged: list[Edit], edit: Edit) -> None:
    while merged and _joins(merged[-1], edit):
        last = merged.pop()
        edit = Edit(last.old_start, edit.old_end, last.new_start, edit.new_end)
    merged.append(edit)


def _joins(edit: Edit, two: Edit) -> bool:
    kept = two.old_start - edit.old_end
    return kept <= 1 or (kept <= _SHORT and 2 * kept <= min(_size(edit), _size(two)))


def _size(edit: Edit) -> int:
    return max(edit.old_end - edit.old_start, edit.new_end - edit.new_start)
