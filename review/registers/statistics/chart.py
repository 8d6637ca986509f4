"""The year by months and by category, for the charts: opinions issued, and what they objected to."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from review import clock
from review.extensions import db
from review.law.kinds import KINDS
from review.law.vocabulary import Kind, Severity
from review.models import Annotation, Matter, Opinion, Person
from review.registers.statistics.figure import span
from review.registers.visible import visible

COLOURS = ("f1", "f2", "f4", "f3")


def series() -> dict[str, tuple[Kind, ...]]:
    """What a column is made of: each kind by its name, all that are documents as one."""
    found: dict[str, tuple[Kind, ...]] = {}
    for kind, row in KINDS.items():
        word = "规范性文件、制度" if row.is_document else kind.label
        found[word] = (*found.get(word, ()), kind)
    return found


def opinions(person: Person, year: int) -> list[tuple[str, str, list[int]]]:
    """For each series how many opinions were issued in each of the twelve months."""
    begin, end = span(year)
    query = select(Opinion.made_at, Matter.kind).join(Matter, Matter.id == Opinion.matter_id)
    query = query.where(visible(person), Opinion.made_at >= begin, Opinion.made_at < end)
    rows = [(clock.local(at).month, kind) for at, kind in db.session.execute(query)]
    found = []
    for (word, kinds), colour in zip(series().items(), COLOURS, strict=False):
        own = Counter(month for month, kind in rows if kind in kinds)
        found.append((word, colour, [own[month] for month in range(1, 13)]))
    return found


def grave(person: Person, year: int, most: int = 6) -> list[tuple[str, int]]:
    """The categories with the most annotations that must be dealt with, and how many."""
    begin, end = span(year)
    query = select(Annotation.category, func.count()).join(
        Matter, Matter.id == Annotation.matter_id
    )
    query = query.where(
        visible(person),
        Annotation.severity == Severity.BLOCKING,
        Annotation.made_at >= begin,
        Annotation.made_at < end,
    )
    found = Counter(
        {row[0]: row[1] for row in db.session.execute(query.group_by(Annotation.category))}
    )
    return [(category.label, count) for category, count in found.most_common(most)]
