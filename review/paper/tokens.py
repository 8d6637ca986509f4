"""Text cut into the smallest pieces a lawyer would call changed, and the edits between two texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Indel

BREAK = "\u2029"
"""Stands between paragraphs that are compared as one text because they were split or merged."""

_DIGITS = r"[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟萬万亿"
_TOKEN = re.compile(
    r"(?P<date>\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?|\d{1,2}月\d{1,2}日"
    r"|\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d)"
    r"|[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?)"
    rf"|(?P<percentage>{_DIGITS} ?[%％‰]|[百千]分之[零〇一二三四五六七八九十百点\d.]+)"
    rf"|(?P<amount>[¥￥$] ?{_DIGITS}(?: ?[十百千万亿]*元整?)?"
    rf"|{_DIGITS} ?[十百千万亿]*(?:元整?|美元|欧元|港元)"
    rf"|[{_CAPITALS}]+[元圆][{_CAPITALS}角分整正]*)"
    rf"|(?P<number>{_DIGITS})"
    r"|(?P<word>[A-Za-zＡ-Ｚａ-ｚ]+(?:['’-][A-Za-z]+)*)"
    r"|(?P<char>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A piece [start, end); `kind` is date, percentage, amount, number, word or char."""

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


def tokens(text: str) -> list[Token]:
    """The whole text as tokens: each CJK character one, an amount or a date or a word one."""
    return [Token(m.start(), m.end(), m.lastgroup or "char", m[0]) for m in _TOKEN.finditer(text)]


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What changed between two texts, in order, snapped to tokens; () for equal texts.

    Edits that only one equal character parts are joined: three single characters in a row are
    one changed word to the reader.
    """
    if old == new:
        return ()
    if not old or not new:
        return (Edit(0, len(old), 0, len(new)),)
    before, after = tokens(old), tokens(new)
    starts_old = [token.start for token in before] + [len(old)]
    starts_new = [token.start for token in after] + [len(new)]
    found: list[Edit] = []
    for step in Indel.opcodes([t.text for t in before], [t.text for t in after]):
        if step.tag != "equal":
            edit = Edit(
                starts_old[step.src_start],
                starts_old[step.src_end],
                starts_new[step.dest_start],
                starts_new[step.dest_end],
            )
            _append(found, edit)
    return tuple(found)


def _append(found: list[Edit], edit: Edit) -> None:
    if found and edit.old_start - found[-1].old_end <= 1:
        last = found.pop()
        edit = Edit(last.old_start, edit.old_end, last.new_start, edit.new_end)
    found.append(edit)
