"""What a glyph looks like: its shape held against known shapes of numerals and of words that decide.

`glyph_shapes.json` holds for each character how several typefaces draw it, as bits row by row.
`tests/bench/glyph_shapes.py` draws it anew.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path

EDGE = 24  # dots of a shape, across and down
DIGITS = "0123456789"
HAN = "〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟年月日甲乙丙丁不未无"
WATCHED = {sign: sign for sign in DIGITS + HAN} | {chr(0xFF10 + n): str(n) for n in range(10)}
"""The characters that are looked at, each with the one it is held against."""

# No face of 206 that were tried, some of them ornamental, draws a sign so that it seems another.
_FAR = 0.15  # dots farther from what it is read as than from another sign
_NEAR = 0.45  # dots at most from the other sign
_SHARE = 0.55  # at most, of the distance from what it is read as
_STEPS = 5  # dots that are told apart; what is farther off is as far

_WHOLE = (1 << EDGE * EDGE) - 1
_NOT_LEFT = sum(((1 << EDGE) - 1 >> 1) << EDGE * row for row in range(EDGE))
_NOT_RIGHT = sum(((1 << EDGE) - 2) << EDGE * row for row in range(EDGE))


def taken_for(shape: int, read: str) -> str:
    """The sign that a glyph looks like; "" where it is what it is read as, or nobody can say."""
    own = _distance(shape, read) if shape else 0.0
    if own <= _FAR:
        return ""
    group = DIGITS if read in DIGITS else HAN
    near, other = min((_distance(shape, sign), sign) for sign in group if sign != read)
    alike = near < min(_NEAR, own * _SHARE) and own - near > _FAR
    return other if alike else ""


def _distance(shape: int, sign: str) -> float:
    """How many dots a shape lies off the nearest known shape of a sign, on the average."""
    grown = _grown(shape)
    return min(_apart(grown, known) for known in _known(sign))


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    off = sum((one[0] & ~step).bit_count() for step in other) / one[0].bit_count()
    back = sum((other[0] & ~step).bit_count() for step in one) / other[0].bit_count()
    return (off + back) / 2


@cache
def _grown(shape: int) -> tuple[int, ...]:
    """The shape, and what lies within one, two … dots of it."""
    steps = [shape]
    while len(steps) < _STEPS:
        last = steps[-1]
        wide = last | (last & _NOT_LEFT) << 1 | (last & _NOT_RIGHT) >> 1
        steps.append((wide | wide << EDGE | wide >> EDGE) & _WHOLE)
    return tuple(steps)


_SHAPES: dict[str, list[str]] = json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
)


@cache
def _known(sign: str) -> tuple[tuple[int, ...], ...]:
    return tuple(_grown(int.from_bytes(base64.b64decode(bits), "big")) for bits in _SHAPES[sign])
