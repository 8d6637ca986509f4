"""A line as the rules match it: one form of every sign, no spaces inside Chinese, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right

_SPACES = " \u3000\xa0\u2002\u2003\u2009\u200a\u200b\ufeff"
_GAP = re.compile(f"[{_SPACES}]+")
_COMMA = re.compile(r",(?!\d{3})")
_SAME: dict[int, str] = {ord("０") + n: chr(ord("0") + n) for n in range(10)}
_SAME |= {ord("Ａ") + n: chr(ord("A") + n) for n in range(26)}
_SAME |= {ord("ａ") + n: chr(ord("a") + n) for n in range(26)}
_SAME |= dict(zip(map(ord, "．％():;?!￥〈〉[]"), ".%（）：；？！¥《》［］", strict=True))


def tight(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without gaps, and for every kept piece (its start in the text, its start in raw)."""
    same = _COMMA.sub("，", raw.translate(_SAME))
    kept: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, done = 0, 0
    for gap in _GAP.finditer(same):
        # A space between two Latin words or figures stays.
        keeps = _latin(same, gap.start() - 1) and _latin(same, gap.end())
        end = gap.start() + keeps
        if end > done:
            pieces.append((length, done))
            kept.append(same[done:end])
            length += end - done
        done = gap.end()
    if done < len(same) or not pieces:
        pieces.append((length, done))
        kept.append(same[done:])
    return "".join(kept), pieces


def _latin(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isascii() and text[place].isalnum()


def raw_offset(pieces: list[tuple[int, int]], place: int) -> int:
    """Where in the raw text the character stands that is at `place` of the tight one."""
    begins, raw = pieces[bisect_right(pieces, (place, 1 << 60)) - 1]
    return raw + place - begins
