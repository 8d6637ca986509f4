"""Letters of a line made into the line that paragraphs are joined from, with its measures."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from statistics import median

from review.paper.reading.page_lines import PageLine
from review.paper.reading.pdf_letters import Letter, Line, face

CLOSERS = "，。、；：？！）》」』】〉〕”’…—,.;:?!)]}%％℃"
OPENERS = "（《「『【〈〔“‘([{￥¥"
_LONGEST = 30  # characters of a word that is not parted
_SPACED = 1.25  # widths of a letter: what is set so wide is still one word


def page_line(line: Line, height: float) -> PageLine:
    """The line without spaces at its ends; `height` is that of the page, in points."""
    bare = _close(line)
    while bare and bare[0].text.isspace():
        del bare[0]
    while bare and bare[-1].text.isspace():
        del bare[-1]
    if not bare:
        return PageLine("", 0.0, 0.0)
    middle = (bare[0].box[1] + bare[0].box[3]) / 2
    em = _em(bare)
    return PageLine(
        "".join(letter.text for letter in bare),
        bare[0].box[0],
        max(letter.box[2] for letter in bare),
        middle / height,
        median(letter.box[3] - letter.box[1] for letter in bare) / height,
        em,
        _face(bare),
        max(_unit(bare) - bare[0].box[0], em if _wide(bare[0]) else 0.0),
    )


def _close(line: Line) -> Line:
    """The letters without the spaces that PDFium sees where Chinese is set wide."""
    kept: Line = []
    for at, letter in enumerate(line):
        if not letter.source and letter.text == " " and 0 < at < len(line) - 1:
            before, after = line[at - 1], line[at + 1]
            gap = after.box[0] - before.box[2]
            if _wide(before) and _wide(after) and gap <= _SPACED * (before.box[2] - before.box[0]):
                continue
        kept.append(letter)
    return kept


def _em(line: Line) -> float:
    """How far apart its Chinese letters stand; half as far as its letters are high without any."""
    steps = [
        two.box[0] - letter.box[0] for letter, two in pairwise(line) if _wide(letter) and _wide(two)
    ]
    return median(steps) if steps else median(letter.box[3] - letter.box[1] for letter in line)


def _wide(letter: Letter) -> bool:
    return len(letter.text) == 1 and unicodedata.east_asian_width(letter.text) in "WF"


def _face(line: Line) -> str:
    """The font of most of its letters."""
    sources = Counter(letter.source for letter in line if letter.source)
    return face(sources.most_common(1)[0][0]).name if sources else ""


def _unit(line: Line) -> float:
    """The right edge of what may not be parted at the beginning of a line (GB/T 15834 附录 A)."""
    at = 0
    while at < len(line) - 1 and line[at].text in OPENERS:
        at += 1
    while at + 1 < min(len(line), _LONGEST) and _ascii(line[at]) and _ascii(line[at + 1]):
        at += 1
    while at + 1 < len(line) and line[at + 1].text in CLOSERS:
        at += 1
    return line[at].box[2]


def _ascii(letter: Letter) -> bool:
    return "!" <= letter.text <= "~"
