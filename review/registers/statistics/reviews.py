"""What was reviewed in a year: contracts, documents and questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from review import clock
from review.extensions import db
from review.law.amounts import SCALES
from review.law.kinds import KINDS, chapter_of
from review.law.vocabulary import Conclusion, Kind, Nature, Subject
from review.models import Contract, Matter, Opinion, Person, Supplement
from review.registers import settings
from review.registers.batching import PARTICULARS
from review.registers.statistics.figure import Figure, Part, counted, month_of, span
from review.registers.visible import matters

TOLD = (Opinion.number, Opinion.conclusion, Opinion.made_at, Opinion.matter_id)
"""What a figure tells of an opinion; its text and its points stay where they are."""
FILLED_IN = "按送审时填写的合同性质"


def _columns() -> dict[Kind, str]:
    """The column of a chart in which a kind stands: all that are documents stand in one."""
    return {
        kind: "规范性文件、制度" if row.is_document else kind.label for kind, row in KINDS.items()
    }


COLUMNS = _columns()


@dataclass(frozen=True)
class Reviewed:
    """A matter with the opinions it was given in the year, oldest first."""

    matter: Matter
    opinions: tuple[Opinion, ...]

    @property
    def formal(self) -> list[Opinion]:
        """退回补正 concludes nothing; where the organ reviews, counsel's advice does not either."""
        given = self.opinions
        if chapter_of(self.matter.kind, self.matter.edition).organ:
            given = tuple(opinion for opinion in given if opinion.by.firm_id is None)
        return [opinion for opinion in given if opinion.conclusion is not Conclusion.SEND_BACK]

    @property
    def letters(self) -> list[Part]:
        """The letters of counsel."""
        return [self._part(opinion) for opinion in self.opinions if opinion.by.firm_id]

    @property
    def part(self) -> Part:
        return self._part((self.formal or list(self.opinions))[-1])

    @property
    def rounds(self) -> list[Part]:
        return [self._part(opinion) for opinion in self.opinions]

    def _part(self, opinion: Opinion) -> Part:
        marks = (month_of(opinion.made_at), COLUMNS[self.matter.kind])
        return Part(self.matter, told(opinion), marks=marks)


def told(opinion: Opinion) -> str:
    day = clock.local(opinion.made_at).date()
    return f"{opinion.number} {opinion.conclusion.label}，{day.isoformat()}出具"


def reviewed(person: Person, year: int) -> list[Reviewed]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    beside = joinedload(Opinion.matter)
    query = (
        select(Opinion)
        .where(Opinion.made_at >= begin, Opinion.made_at < end, Opinion.matter_id.in_(ids))
        .options(
            load_only(*TOLD),
            joinedload(Opinion.by),
            *(beside.joinedload(attribute) for attribute in PARTICULARS),
            beside.selectinload(Matter.editions),
        )
    )
    by_matter: dict[int, list[Opinion]] = {}
    for opinion in db.session.scalars(query.order_by(Opinion.id)):
        by_matter.setdefault(opinion.matter_id, []).append(opinion)
    return [Reviewed(rows[0].matter, tuple(rows)) for rows in by_matter.values()]


def contracts(reviews: Sequence[Reviewed]) -> list[Figure]:
    rows = [review for review in reviews if review.matter.kind is Kind.CONTRACT and review.formal]
    added = _supplements(rows)

    def of(nature: Nature) -> list[Part]:
        return [review.part for review in rows if _terms(review).nature is nature]

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
    rule = f"标的额不低于{least.value}万元（设置“重大合同金额标准”）"
    parts = (review.part for review in rows if (_terms(review).amount or 0) >= least.yuan)
    return [counted("major", "其中重大合同", "份", rule, parts)]


def _terms(review: Reviewed) -> Contract:
    assert review.matter.contract is not None
    return review.matter.contract


def _supplements(rows: Sequence[Reviewed]) -> set[int]:
    ids = [review.matter.id for review in rows]
    query = select(Supplement.matter_id).where(Supplement.matter_id.in_(ids))
    return set(db.session.scalars(query))


def _sum(rows: Sequence[Reviewed]) -> Figure:
    amounts = [(review.matter, _terms(review).amount or Decimal()) for review in rows]
    total = sum((amount for _, amount in amounts), Decimal()) / SCALES["万元"]
    parts = tuple(Part(matter, f"{amount:,.2f}元") for matter, amount in amounts)
    rule = "上列合同的标的额之和"
    return Figure("sum", "标的额合计", total.quantize(Decimal("0.01")), "万元", rule, parts)


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
        rule = f"按本年首次意见{first}件，按末次意见{len(last)}件；此处为末次"
        figures.append(counted(f"documents-{word.value}", f"其中{word.label}", "件", rule, last))
    inner = [
        review.part for review in reviews if review.matter.kind is Kind.INTERNAL and review.formal
    ]
    rule = "单独计算，不计入规范性文件"
    return [*figures, counted("internal", "内部制度审核", "件", rule, inner)]


def questions(reviews: Sequence[Reviewed]) -> list[Figure]:
    def of(subject: Subject) -> list[Reviewed]:
        asked = ((review, review.matter.consultation) for review in reviews)
        return [review for review, record in asked if record and record.subject is subject]

    once = "一事项计1件"
    return [
        counted("advice", "法律咨询", "件次", "每答复一次计1件次", _rounds(of(Subject.ADVICE))),
        counted("decisions", "重大行政决策出具意见", "件", once,
                (review.part for review in of(Subject.DECISION))),
        counted("collective", "三重一大事项出具意见", "件", once,
                (review.part for review in of(Subject.COLLECTIVE))),
    ]  # fmt: skip
