"""L01: wordings that the office does not accept, as its 条款库 has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import CONTRACTS, Check
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Text
from review.checks.tight import tight
from review.words import Words

REFUSED = Rule(
    "L01", Weight.WARN, "有条款库中不接受的表述", "本办公室条款库",
    "只是引述对方的要求；同一条里已经另行限制", "条款库", "有没有条款库中不接受的表述",
)  # fmt: skip
SHORTEST = 4  # letters of a wording: fewer are found in too many other words
_ANY = re.compile("…+|\\.{3,}")


def meant(words: str) -> str:
    """The letters of a wording that have to stand there, …… left out."""
    return "".join(_parts(words))


def _parts(words: str) -> list[str]:
    return [part for part in _ANY.split(tight(words)[0]) if part]


def _span(parts: list[str], sentence: str) -> tuple[int, int] | None:
    """The shortest place that holds the parts in this order and ends where they first do."""
    end = 0
    for part in parts:
        at = sentence.find(part, end)
        if at < 0:
            return None
        end = at + len(part)
    start = end
    for part in reversed(parts):
        start = sentence.rfind(part, 0, start)
    return start, end


def refused(text: Text) -> Iterator[Finding]:
    for wording in text.asked.record.refused:
        if len(meant(wording.words)) < SHORTEST:
            continue
        parts = _parts(wording.words)
        for sentence in text.sentences:
            span = _span(parts, sentence.text)
            if span is not None:
                yield text.finding(
                    REFUSED, sentence.line, (sentence.start + span[0], sentence.start + span[1]),
                    Words(
                        "条款库“{title}”不接受这样写：{reason}可以改为：{instead}",
                        title=wording.title,
                        reason=wording.reason,
                        instead=wording.instead,
                    ),
                    basis=wording.basis,
                )  # fmt: skip


CHECKS = (Check(REFUSED, CONTRACTS, refused),)
