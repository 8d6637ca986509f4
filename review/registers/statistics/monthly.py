"""The year by months and by category, for the charts: opinions issued, and what they objected to."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from review import clock
from review.extensions import db
from review.law.vocabulary import Kind, Severity
from review.models import Annotation, Matter, Opinion, Person
from review.registers.statistics.figure import span
from review.registers.visible import visible

SERIES: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("合同", "f1", (Kind.CONTRACT,)),
    ("规范性文件、制度", "f2", (Kind.NORMATIVE, Kind.INTERNAL)),
    ("咨询", "f4", (Kind.CONSULTATION,)),
)
"""What a column is made of: its word, its colour, and the kinds of matters in it."""


def opinions(person: Person, year: int) -> list[tuple[str, str, list[int]]]:
    """For each series how many opinions were issued in each of the twelve months."""
    begin, end = span(year)
    query = select(Opinion.made_at, Matter.kind).join(Matter, Matter.id == Opinion.matter_id)
    query = query.where(visible(person), Opinion.made_at >= begin, Opinion.made_at < end)
    rows = [(clock.local(at).month, kind) for at, kind in db.session.execute(query)]
    return [
        (word, colour, [sum(1 for m, kind in rows if m == month and kind in kinds)
                        for month in range(1, 13)])
        for word, colour, kinds in SERIES
    ]  # fmt: skip


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
