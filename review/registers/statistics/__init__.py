"""统计: the figures of a year as reports ask for them, each with how it is counted.

件, 件次, 份 and 条 are different things and are never added up; rates name both their numbers, and
every figure holds what makes it up.
"""

from __future__ import annotations

from sqlalchemy import func, select

from review import clock
from review.extensions import db
from review.models import Matter, Person
from review.registers.statistics import advice, campaigns, drafting, filings, reviews, stock
from review.registers.statistics.figure import Figure, difference

__all__ = ["Figure", "by_key", "difference", "figure", "figures", "yearly", "years"]


def years() -> list[int]:
    """From the first matter's year to this one, the last first."""
    first = db.session.scalar(select(func.min(Matter.created_at)))
    begin = clock.local(first).year if first else clock.today().year
    return list(range(clock.today().year, begin - 1, -1))


def figures(person: Person, year: int) -> list[tuple[str, list[Figure]]]:
    """Every figure by its chapter, of the matters this person may read."""
    year_reviews = reviews.reviewed(person, year)
    return [
        ("合同", reviews.contracts(year_reviews)),
        ("规范性文件和内部制度", reviews.documents(year_reviews)),
        ("公开征求意见和公平竞争审查", drafting.drafting(person, year)),
        ("咨询和决策", reviews.questions(year_reviews)),
        ("法律意见及采纳", advice.advice(person, year)),
        ("文书和时限", advice.punctuality(person, year, year_reviews)),
        ("备案和清理", [*filings.filings(person, year), *campaigns.listed(person, year)]),
        ("年末情况和主要负责人履职", stock.stock(person, year)),
    ]


def yearly(person: Person, year: int) -> list[Figure]:
    """The figures that are told beside those of the year after."""
    year_reviews = reviews.reviewed(person, year)
    return [*advice.advice(person, year), *advice.punctuality(person, year, year_reviews)]


def by_key(chapters: list[tuple[str, list[Figure]]]) -> dict[str, Figure]:
    return {row.key: row for _, rows in chapters for row in rows}


def figure(person: Person, year: int, key: str) -> Figure | None:
    """The one of this name."""
    return by_key(figures(person, year)).get(key)
