"""条号变动 as the office writes them: 16→27 on a line, 第二十条→第二十九条、第三十条, or 21→无."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from review.checks.statutes.table import Moved, Renumbering
from review.law.numbering import arabic
from review.words import Words

MOST = 500  # moves of one statute
_PARTED = re.compile(r"[\n\r；;]+")
_MOVE = re.compile(r"([^→>]{1,12}?)(?:→|-+>|=+>)(.{1,60})")
_LISTED = re.compile("[、,，和]")
_NONE = ("无", "—", "-", "没有")


def read(words: str) -> dict[int, tuple[int, ...]]:
    """The old articles, each with its new ones; ValueError says what is no such line, in words."""
    found: dict[int, tuple[int, ...]] = {}
    for line in filter(None, map(_bare, _PARTED.split(words))):
        match = _MOVE.fullmatch(line)
        if match is None:
            raise ValueError(
                Words("“{line}”应写作“16→27”，一行一条，没有对应条文的写“21→无”", line=line[:30])
            )
        old, to = _article(match[1]), match[2]
        if old in found:
            raise ValueError(Words("第{old}条写了两次", old=old))
        found[old] = () if to in _NONE else tuple(map(_article, _LISTED.split(to)))
    if len(found) > MOST:
        raise ValueError(Words("条号变动不超过{most}条", most=MOST))
    return found


def _bare(line: str) -> str:
    return re.sub(r"\s", "", line)


def _article(word: str) -> int:
    try:
        number = arabic(re.sub("^第|条$", "", word))
    except ValueError:
        raise ValueError(Words("“{word}”不是条号", word=word[:12])) from None
    if not 0 < number < 10_000:
        raise ValueError(Words("“{word}”不是条号", word=word[:12]))
    return number


def written(moved: Mapping[int, Moved]) -> str:
    """As `read` takes them, a line an article."""
    return "\n".join(f"{old}→{'、'.join(map(str, each.to)) or '无'}" for old, each in moved.items())


def renumbering(title: str, successor: str, begins: date, words: str) -> Renumbering:
    """What the office says of a statute: articles read in the original, under other numbers."""
    articles = {old: Moved(to, "read", "") for old, to in read(words).items()}
    return Renumbering(title, begins, successor or title, articles, own=True)
