"""What was reviewed in a year: contracts, documents, questions, advice, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from review import clock
from review.extensions import db
from review.law.vocabulary import Conclusion, Kind, Nature, Reply, Subject
from review.models import Annotation, Answer, Deadline, Matter, Opinion, Person, Supplement
from review.registers import settings
from review.registers.calendar import calendar
from review.registers.statistics.figure import Figure, rate, span
from review.registers.visible import matters

REVIEWS = ("contract.review", "normative.review.max", "internal.review", "consultation.review")
TEN_THOUSAND = 10_000


@dataclass(frozen=True)
class Reviewed:
    """A matter with the opinions it was given in the year, oldest first."""

    matter: Matter
    opinions: tuple[Opinion, ...]

    @property
    def formal(self) -> list[Opinion]:
        """退回补正 concludes nothing."""
        return [one for one in self.opinions if one.conclusion is not Conclusion.SEND_BACK]


def reviewed(person: Person, year: int) -> list[Reviewed]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    query = select(Opinion).where(
        Opinion.made_at >= begin, Opinion.made_at < end, Opinion.matter_id.in_(ids)
    )
    found: dict[int, list[Opinion]] = {}
    for one in db.session.scalars(query.order_by(Opinion.id)):
        found.setdefault(one.matter_id, []).append(one)
    return [Reviewed(rows[0].matter, tuple(rows)) for rows in found.values()]


def contracts(found: Sequence[Reviewed]) -> list[Figure]:
    rows = [one for one in found if one.matter.kind is Kind.CONTRACT and one.formal]
    terms = [one.matter.contract for one in rows if one.matter.contract]
    big = Decimal(str(settings.limit("contract.major").value)) * TEN_THOUSAND
    ids = [one.matter.id for one in rows]
    query = select(Supplement.matter_id).where(Supplement.matter_id.in_(ids))
    added = db.session.scalars(query).all()
    total = sum((one.amount or Decimal() for one in terms), Decimal())
    once = "本年出具过正式结论的合同，一份合同无论几轮计1份"
    return [
        Figure("审查合同", len(rows), "份", once),
        Figure("其中民事合同", sum(t.nature is Nature.CIVIL for t in terms), "份", "按送审时填写的合同性质"),
        Figure("其中行政协议", sum(t.nature is Nature.ADMINISTRATIVE for t in terms), "份", "按送审时填写的合同性质"),
        Figure("其中重大合同", sum((t.amount or 0) >= big for t in terms), "份",
               f"标的额不低于{settings.limit('contract.major').value}万元（设置“重大合同金额标准”）"),
        Figure("其中补充协议", len(added), "份", "登记为补充协议的"),
        Figure("标的额合计", (total / TEN_THOUSAND).quantize(Decimal("0.01")), "万元", "上列合同的标的额之和"),
        Figure("合同审查轮次", sum(len(one.opinions) for one in rows), "件次", "每出具一次意见计1件次，含退回补正"),
    ]  # fmt: skip


def documents(found: Sequence[Reviewed]) -> list[Figure]:
    rows = [one for one in found if one.matter.kind is Kind.NORMATIVE and one.formal]
    figures = [
        Figure("规范性文件合法性审核", len(rows), "件", "本年出具过审核意见的文件，一件文件计1件")
    ]
    for word in (Conclusion.LAWFUL, Conclusion.AMEND, Conclusion.UNLAWFUL):
        first = sum(one.formal[0].conclusion is word for one in rows)
        last = sum(one.formal[-1].conclusion is word for one in rows)
        rule = f"按本年首次意见{first}件，按末次意见{last}件；此处为末次"
        figures.append(Figure(f"其中{word.label}", last, "件", rule))
    inner = sum(one.matter.kind is Kind.INTERNAL and bool(one.formal) for one in found)
    figures.append(Figure("内部制度审核", inner, "件", "单独计算，不计入规范性文件"))
    return figures


def questions(found: Sequence[Reviewed]) -> list[Figure]:
    def of(subject: Subject) -> list[Reviewed]:
        asked = ((one, one.matter.consultation) for one in found)
        return [one for one, record in asked if record and record.subject is subject]

    advice = sum(len(one.opinions) for one in of(Subject.ADVICE))
    return [
        Figure("法律咨询", advice, "件次", "每答复一次计1件次"),
        Figure("重大行政决策出具意见", len(of(Subject.DECISION)), "件", "一事项计1件"),
        Figure("三重一大事项出具意见", len(of(Subject.COLLECTIVE)), "件", "一事项计1件"),
    ]


def advice(person: Person, year: int) -> list[Figure]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    newest = select(Answer).join(Annotation).where(
        Annotation.withdrawn_at.is_(None), Annotation.matter_id.in_(ids),
        Annotation.made_at >= begin, Annotation.made_at < end,
    )  # fmt: skip
    last = {one.annotation_id: one for one in db.session.scalars(newest.order_by(Answer.id))}
    replies = [one.reply for one in last.values()]
    rule = "本年提出且已答复的批注，撤回的不计；以最后一次答复为准"
    rows = [Figure("提出法律意见", len(replies), "条", rule)]
    rows += [
        Figure(f"其中{one.label}", replies.count(one), "条", "以最后一次答复为准") for one in Reply
    ]
    taken = replies.count(Reply.ADOPTED)
    return [
        *rows,
        rate("采纳率", taken, len(replies), "采纳的条数÷已答复的条数，部分采纳不计入采纳"),
    ]


def punctuality(person: Person, year: int, found: Sequence[Reviewed]) -> list[Figure]:
    begin, end = span(year)
    ids = matters(person).with_only_columns(Matter.id)
    met = select(Deadline).where(
        Deadline.key.in_(REVIEWS), Deadline.matter_id.in_(ids),
        Deadline.met_at >= begin, Deadline.met_at < end,
    )  # fmt: skip
    days = calendar()
    rows = [(one, clock.local(one.met_at).date()) for one in db.session.scalars(met) if one.met_at]
    spent = [days.between(one.starts_on, last) for one, last in rows]
    mean = Decimal(sum(spent)) / len(spent) if spent else None
    late = sum(last > one.due_on for one, last in rows)
    return [
        Figure("法律意见书", sum(len(one.opinions) for one in found), "份", "本年出具的意见书，各类事项合计"),
        Figure("平均办理时长", mean.quantize(Decimal("0.1")) if mean is not None else None, "工作日",
               f"本年办结的{len(rows)}个审查期限，自起算日次日至办结日，未扣除补正等停止计算的日子"),
        Figure("超期办结", late, "件", "办结日晚于期限末日的审查；停止计算和延长已计入末日"),
    ]  # fmt: skip
