"""What was reviewed in a year: contracts, documents and questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.amounts import SCALES
from review.law.kinds import KINDS
from review.law.vocabulary import Conclusion, Kind, Nature, Subject
from review.models import Consultation, Contract, Matter, Opinion, Person, Supplement
from review.registers import settings
from review.registers.batching import parts
from review.registers.statistics import cases
from review.registers.statistics.cases import PLAIN, Case, Cases, Terms
from review.registers.statistics.figure import Figure, Part, counted, month_of, span
from review.words import Words

FILLED_IN = "按送审时填写的合同性质"


def _columns() -> dict[Kind, str]:
    """The column of a chart in which a kind stands: all that are documents stand in one."""
    return {
        kind: "规范性文件、制度" if row.is_document else kind.label for kind, row in KINDS.items()
    }


COLUMNS = _columns()


class Given(NamedTuple):
    """An opinion of the year: what it concluded, and how a figure tells of it."""

    conclusion: Conclusion
    of_counsel: bool
    part: Part


class Reviewed(NamedTuple):
    """A matter with the opinions it was given in the year, oldest first."""

    matter: Case
    terms: Terms
    opinions: tuple[Given, ...]
    formal: tuple[Given, ...]

    @property
    def letters(self) -> list[Part]:
        """The letters of counsel."""
        return [opinion.part for opinion in self.opinions if opinion.of_counsel]

    @property
    def part(self) -> Part:
        return (self.formal or self.opinions)[-1].part

    @property
    def rounds(self) -> list[Part]:
        return [opinion.part for opinion in self.opinions]


def _formal(own: Terms, opinions: Iterable[Given]) -> tuple[Given, ...]:
    """退回补正 concludes nothing; where the organ reviews, counsel's advice does not either."""
    return tuple(
        opinion
        for opinion in opinions
        if opinion.conclusion is not Conclusion.SEND_BACK and not (own.organ and opinion.of_counsel)
    )


def _given(matter: Case, columns: Sequence[Any]) -> Given:
    number, conclusion, made_at, firm = columns
    day = clock.local(made_at).date()
    told = Words(
        "{number} {conclusion}，{isoformat}出具",
        number=number,
        conclusion=conclusion.label,
        isoformat=day.isoformat(),
    )
    return Given(
        conclusion,
        firm is not None,
        Part(matter, told, marks=(month_of(day), COLUMNS[matter.kind])),
    )


def reviewed(person: Person, year: int) -> list[Reviewed]:
    begin, end = span(year)
    told = (Opinion.number, Opinion.conclusion, Opinion.made_at, Person.firm_id)
    query = (
        cases.readable(person, *cases.TERMS, *told)
        .join(Opinion, Opinion.matter_id == Matter.id)
        .join(Person, Person.id == Opinion.by_id)
        .outerjoin(Contract, Contract.matter_id == Matter.id)
        .outerjoin(Consultation, Consultation.matter_id == Matter.id)
        .where(Opinion.made_at >= begin, Opinion.made_at < end)
    )
    known, by_matter = Cases(), dict[int, tuple[Case, Terms, list[Given]]]()
    for row in db.session.execute(query.order_by(Opinion.id)):
        matter = known.of(row[:PLAIN])
        if matter.id not in by_matter:
            own = cases.terms(matter.kind, row[PLAIN : -len(told)])
            by_matter[matter.id] = (matter, own, [])
        by_matter[matter.id][2].append(_given(matter, row[-len(told) :]))
    return [
        Reviewed(matter, own, tuple(opinions), _formal(own, opinions))
        for matter, own, opinions in by_matter.values()
    ]


def contracts(reviews: Sequence[Reviewed]) -> list[Figure]:
    rows = [review for review in reviews if review.matter.kind is Kind.CONTRACT and review.formal]
    added = _supplements(rows)

    def of(nature: Nature) -> list[Part]:
        return [review.part for review in rows if review.terms.nature is nature]

    return [
        counted("contracts", "审查合同", "份", "本年出具过正式结论的合同，一份合同无论几轮计1份；跨年审查的，两个年度都计",
                (review.part for review in rows)),
        counted("civil", "其中民事合同", "份", FILLED_IN, of(Nature.CIVIL)),
        counted("administrative", "其中行政协议", "份", FILLED_IN, of(Nature.ADMINISTRATIVE)),
        *_major(rows),
        counted("supplements", "其中补充协议", "份", "登记为补充协议的",
                (review.part for review in rows if review.matter.id in added)),
        _sum(rows),
        counted("contract-rounds", "合同审查轮次", "件次", "每出具一次意见计1件次，含退回补正",
                _rounds(rows)),
    ]  # fmt: skip


def _major(rows: Sequence[Reviewed]) -> list[Figure]:
    """Only by a threshold that the office has set: nobody else says what is 重大."""
    least = settings.chosen("contract.major")
    if least is None:
        return []
    rule = Words("标的额不低于{least}万元（设置“重大合同金额标准”）", least=least.value)
    major = (review.part for review in rows if review.terms.amount >= least.yuan)
    return [counted("major", "其中重大合同", "份", rule, major)]


def _supplements(rows: Sequence[Reviewed]) -> set[int]:
    return {
        id
        for part in parts([review.matter.id for review in rows])
        for id in db.session.scalars(
            select(Supplement.matter_id).where(Supplement.matter_id.in_(part))
        )
    }


def _sum(rows: Sequence[Reviewed]) -> Figure:
    amounts = [(review.matter, review.terms.amount) for review in rows]
    total = sum((amount for _, amount in amounts), Decimal()) / SCALES["万元"]
    told = tuple(
        Part(matter, Words("{amount}元", amount=f"{amount:,.2f}")) for matter, amount in amounts
    )
    rule = "上列合同的标的额之和"
    return Figure("sum", "标的额合计", total.quantize(Decimal("0.01")), "万元", rule, told)


def _rounds(rows: Iterable[Reviewed]) -> Iterable[Part]:
    return (part for review in rows for part in review.rounds)


def documents(reviews: Sequence[Reviewed]) -> list[Figure]:
    rows = [review for review in reviews if review.matter.kind is Kind.NORMATIVE and review.formal]
    figures = [
        counted("documents", "规范性文件合法性审核", "件",
                "本年出具过审核意见的文件，一件文件计1件；跨年审核的，两个年度都计", (row.part for row in rows)),
    ]  # fmt: skip
    for word in (Conclusion.LAWFUL, Conclusion.AMEND, Conclusion.UNLAWFUL):
        first = sum(review.formal[0].conclusion is word for review in rows)
        last = [review.part for review in rows if review.formal[-1].conclusion is word]
        rule: str = Words(
            "按本年首次意见{first}件，按末次意见{last}件；此处为末次", first=first, last=len(last)
        )
        figures.append(
            counted(
                f"documents-{word.value}", Words("其中{word}", word=word.label), "件", rule, last
            )
        )
    inner = [
        review.part for review in reviews if review.matter.kind is Kind.INTERNAL and review.formal
    ]
    rule = "单独计算，不计入规范性文件"
    return [*figures, counted("internal", "内部制度审核", "件", rule, inner)]


def questions(reviews: Sequence[Reviewed]) -> list[Figure]:
    def of(subject: Subject) -> list[Reviewed]:
        return [review for review in reviews if review.terms.subject is subject]

    once = "一事项计1件"
    return [
        counted("advice", "法律咨询", "件次", "每答复一次计1件次", _rounds(of(Subject.ADVICE))),
        counted("decisions", "重大行政决策出具意见", "件", once,
                (review.part for review in of(Subject.DECISION))),
        counted("collective", "三重一大事项出具意见", "件", once,
                (review.part for review in of(Subject.COLLECTIVE))),
    ]  # fmt: skip
