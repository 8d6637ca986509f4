"""What a citation comes to on a day: in force, repealed, renumbered, past the last article, unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from review.checks.statutes.citing import Article, Citation
from review.checks.statutes.table import Renumbering, Statute, Table
from review.law.numbering import LARGEST, chinese
from review.words import Listed, Words


class State(Enum):
    """How a cited statute stands on the day that counts."""

    IN_FORCE = "现行有效"
    REPEALED = "已废止"
    PERHAPS = "可能已废止，请核对"
    NOT_YET = "尚未施行"
    IN_SOURCE = "来源收录，现状未核"
    UNKNOWN = "未收录，请自行核对"


@dataclass(frozen=True)
class Shift:
    """An article that stands under other numbers since `begins`; `sure` where texts were compared."""

    article: int
    to: tuple[int, ...]
    begins: date
    successor: str
    sure: bool
    note: str


@dataclass(frozen=True)
class Resolution:
    citation: Citation
    state: State
    statute: Statute | None = None
    exceeds: int | None = None
    """The last article, where a cited one lies beyond every known text."""
    shifts: tuple[Shift, ...] = ()


def resolve(table: Table, citation: Citation, day: date) -> Resolution:
    """The citation as it stands on `day`, the date of the text that cites."""
    statute = table.find(citation.name)
    if statute is None:
        return Resolution(citation, State.UNKNOWN)
    if former := _former(statute, citation.year):
        return Resolution(citation, state(former, day), former)
    most = statute.most()
    beyond = most and any(each.number > most for each in citation.articles)
    shifts = tuple(
        shift
        for each in citation.articles
        if (shift := _shift(statute, each, day)) and not _newer(statute, citation, shift)
    )
    return Resolution(citation, state(statute, day), statute, most if beyond else None, shifts)


def state(statute: Statute, day: date) -> State:
    if statute.status == "repealed":
        if not statute.repealed_on or statute.unverified or not statute.basis:
            dated = statute.repealed_on
            return State.IN_FORCE if dated and dated > day else State.PERHAPS
        return State.REPEALED if statute.repealed_on <= day else State.IN_FORCE
    if statute.status == "not_yet" or (statute.status == "in_force" and _later(statute, day)):
        return State.NOT_YET if statute.effective and statute.effective > day else State.IN_FORCE
    return {"in_force": State.IN_FORCE, "in_source": State.IN_SOURCE}.get(
        statute.status, State.UNKNOWN
    )


def _former(statute: Statute, year: int | None) -> Statute | None:
    """The older text of the same name, where the citation gives a year of its time.

    The text of today ended it by its closing article; its articles are not known here.
    """
    for made, ended in statute.earlier:
        if year and made and ended and made.year <= year < ended.year:
            return replace(
                statute, title=f"{statute.title}（{made.year}年）", status="repealed",
                effective=made, repealed_on=ended, replaced_by=f"{statute.title}（现行）",
                basis=Words("现行《{short}》的施行条款", short=statute.short), number="", last=None, versions=(), moved=(),
            )  # fmt: skip
    return None


def _later(statute: Statute, day: date) -> bool:
    """Whether its only known text begins after the day."""
    return not statute.versions and bool(statute.effective and statute.effective > day)


def _newer(statute: Statute, citation: Citation, shift: Shift) -> bool:
    """Whether the text says that it cites the text the articles were counted anew in, or a later one."""
    made = [
        each.promulgated.year
        for each in statute.versions
        if each.begins == shift.begins and each.promulgated
    ]
    return citation.year is not None and citation.year >= min(made, default=shift.begins.year)


def _shift(statute: Statute, article: Article, day: date) -> Shift | None:
    """The newest renumbering before the day that names the article; the office's own goes first."""
    for each in statute.moved:
        moved = each.articles.get(article.number)
        if moved and each.begins <= day:
            return shift(each, article.number) if moved.to != (article.number,) else None
    return None


def shift(renumbering: Renumbering, article: int) -> Shift:
    """Where the renumbering puts an article that it names."""
    moved = renumbering.articles[article]
    sure, successor = moved.how != "likely", renumbering.successor
    return Shift(article, moved.to, renumbering.begins, successor, sure, moved.note)


def spoken(shift: Shift) -> str:
    """旧第十六条现为第二十七条, with the change of the rule itself where one is noted."""
    articles = [Words("第{article}条", article=chinese(n)) for n in shift.to if n <= LARGEST]
    name = shift.successor.removeprefix("中华人民共和国")
    where = (
        Words("现为《{name}》{articles}", name=name, articles=Listed("、", articles))
        if articles
        else Words("《{name}》没有对应条文", name=name)
    )
    doubt = "" if shift.sure else "（文字相近，请核对）"
    note = Words("；{note}", note=shift.note) if shift.note else ""
    return Words(
        "原第{article}条{where}{doubt}{note}",
        article=chinese(shift.article),
        where=where,
        doubt=doubt,
        note=note,
    )
