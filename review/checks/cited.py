"""引用的法律: every statute a text cites with its places, resolved anew whenever the table changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from review.checks.citations import (
    Cited,
    every,
    gives_basis,
    innocent,
    sentence_of,
    tells_of,
)
from review.checks.statutes import verdicts
from review.checks.statutes.citing import Article, Citation, Reader
from review.checks.statutes.resolving import Resolution, State, resolve
from review.checks.statutes.table import Statute, Table
from review.checks.statutes.verdicts import Mark
from review.checks.text import Text
from review.checks.tight import tight


class Mention(NamedTuple):
    """A citation at code points [start, end) of the paragraph `block`.

    `told` says that the statute is only spoken of (a repeal clause, 原《合同法》); `basis` that the
    sentence rests on it.
    """

    block: str
    start: int
    end: int
    quote: str
    clause: str
    name: str
    articles: tuple[Article, ...] = ()
    year: int | None = None
    told: bool = False
    basis: bool = False

    @property
    def citation(self) -> Citation:
        return Citation(self.name, self.start, self.end, self.articles, self.year, True)


@dataclass(frozen=True)
class Place:
    """A mention, and what its articles come to."""

    mention: Mention
    mark: Mark
    note: str


@dataclass(frozen=True)
class Law:
    """A statute a text cites: how it stands, on what that rests, and every place."""

    name: str
    statute: Statute | None
    state: State
    standing: str
    proof: str
    places: tuple[Place, ...]

    @property
    def mark(self) -> Mark:
        """The gravest of its places that are more than told of."""
        marks = [each.mark for each in self.places]
        return next((mark for mark in ORDER if mark in marks), Mark.GOOD)


_INSTEAD = re.compile("改为|修改为|更换为|替换为|更新为|应为|改引|不再")
ORDER = (Mark.BAD, Mark.DOUBT, Mark.UNKNOWN, Mark.GOOD)
"""What somebody has to look at first."""


def mentions(text: Text) -> tuple[Mention, ...]:
    """Every citation of the text, in its order."""
    return tuple(_mention(text, each) for each in every(text))


def _mention(text: Text, each: Cited) -> Mention:
    citation, line = each.citation, each.line
    start, end = text.canonical(line, (citation.start, citation.end))
    return Mention(
        line.paragraph.id, start, end, line.quote(citation.start, citation.end), line.path,
        citation.name, citation.articles, citation.year, innocent(each), gives_basis(each),
    )  # fmt: skip


def of_words(table: Table, words: Iterable[str]) -> tuple[Mention, ...]:
    """The citations of what somebody wrote line by line; a block is the number of the line.

    Advice to put another statute in its place only tells of the old one.
    """
    reader, found = Reader(table), []
    for number, raw in enumerate(words):
        line = tight(raw)[0]
        for each in reader.read(line):
            sentence = sentence_of(line, each)
            told = tells_of(sentence, each.name) or bool(_INSTEAD.search(sentence))
            words_of = line[each.start : each.end]
            span = str(number), each.start, each.end, words_of, ""
            found.append(Mention(*span, each.name, each.articles, each.year, told))
    return tuple(found)


def laws(table: Table, mentioned: Iterable[Mention], day: date) -> tuple[Law, ...]:
    """The statutes of these mentions on `day`, those to look at first, then as they come."""
    by_name: dict[str, list[tuple[Mention, Resolution]]] = {}
    for each in mentioned:
        resolution = resolve(table, each.citation, day)
        name = resolution.statute.title if resolution.statute else each.name
        by_name.setdefault(name, []).append((each, resolution))
    found = [_law(held) for held in by_name.values()]
    return tuple(sorted(found, key=lambda law: ORDER.index(law.mark)))


def _law(held: Sequence[tuple[Mention, Resolution]]) -> Law:
    first = held[0][1]
    return Law(
        first.statute.short if first.statute else held[0][0].name,
        first.statute,
        first.state,
        verdicts.standing(first),
        verdicts.proof(first.statute),
        tuple(_place(mention, resolution) for mention, resolution in held),
    )


def _place(mention: Mention, resolution: Resolution) -> Place:
    if mention.told:
        return Place(mention, Mark.GOOD, "这里只是提到，不作为引用")
    return Place(mention, verdicts.mark(resolution), verdicts.of_articles(resolution))


def dump(mentioned: Iterable[Mention]) -> list[list[Any]]:
    """As rows of plain values, to be kept."""
    return [list(each._replace(articles=tuple(each.articles))) for each in mentioned]


def load(rows: Iterable[Sequence[Any]]) -> tuple[Mention, ...]:
    """What `dump` gave, read back from JSON."""
    return tuple(
        Mention._make([*row[:6], tuple(Article(*each) for each in row[6]), *row[7:]])
        for row in rows
    )
