"""履行: what may be recorded of a contract, when, by whom, which periods it starts and meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from review.law import who
from review.law.facts import Matter, Person
from review.law.procedure import YES, Ruling
from review.law.vocabulary import Alarm, Method, Performed, Status
from review.law.who import Who
from review.words import Words

S, P = Status, Performed
PRACTICE = "办公室惯例"
OTHERS = "各地政府合同管理的通行做法"
BEFORE = (
    S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED, S.ASSIGNED, S.DISCLOSED, S.REVIEWING, S.OPINED,
    S.APPROVING, S.APPROVED, S.CLEARED,
)  # fmt: skip
AFTER = (S.SIGNED, S.ARCHIVED)
# 采购 in the sense of 政府采购法: every way of choosing but signing directly.
PROCUREMENT = frozenset(Method) - {Method.DIRECT}


@dataclass(frozen=True)
class PerformanceRow:
    """One kind of record. `once`: a second would contradict the first. `sums`: has an amount."""

    kind: Performed
    at: tuple[Status, ...]
    basis: str
    by: Who = who.drafter | who.office
    procured: bool = False
    once: bool = False
    sums: bool = False
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    ends: bool = False


ROWS: dict[Performed, PerformanceRow] = {
    row.kind: row
    for row in (
        PerformanceRow(P.AWARDED, BEFORE, "政府采购法第四十六条", procured=True, once=True,
            starts=("contract.sign",)),
        PerformanceRow(P.ANNOUNCED, AFTER, "政府采购法实施条例第五十条", procured=True, once=True,
            meets=("contract.announce",)),
        PerformanceRow(P.FILED, AFTER, "政府采购法第四十七条", procured=True, once=True,
            meets=("contract.file",)),
        PerformanceRow(P.DELIVERED, AFTER, "保障中小企业款项支付条例第九条", sums=True,
            starts=("contract.pay",)),
        PerformanceRow(P.ACCEPTED, AFTER, "保障中小企业款项支付条例第十条", sums=True,
            starts=("contract.pay",)),
        PerformanceRow(P.PAID, AFTER, "保障中小企业款项支付条例第九条", sums=True, meets=("contract.pay",)),
        PerformanceRow(P.CHANGED, AFTER, "民法典第五百四十三条；变更的再次送审（办公室设置）"),
        PerformanceRow(P.BREACHED, AFTER, "民法典第五百七十七条；书面通知对方并报告（办公室设置）", sums=True),
        PerformanceRow(P.DISPUTED, AFTER, PRACTICE, sums=True),
        PerformanceRow(P.COMPLETED, AFTER, PRACTICE, once=True, meets=("contract.expiry",),
            ends=True),
        PerformanceRow(P.TERMINATED, AFTER, "民法典第五百六十二条、第五百六十三条", once=True, meets=("contract.expiry",),
            ends=True),
    )
}  # fmt: skip

# What signing itself starts, where the counterparty was procured.
SIGNED_STARTS = ("contract.announce", "contract.file")
# The six kinds of 预警报告 are those of rules read in excerpt; the office may hold to its own.
ALARM_BASIS = {
    Alarm.FORCE_MAJEURE: "民法典第五百九十条",
    Alarm.LAW: OTHERS,
    Alarm.CIRCUMSTANCES: "民法典第五百三十三条",
    Alarm.INSOLVENCY: "民法典第五百二十七条",
    Alarm.ANTICIPATORY: "民法典第五百七十八条",
    Alarm.OTHER: OTHERS,
}


def rule(row: PerformanceRow, person: Person, matter: Matter, done: Sequence[Performed]) -> Ruling:
    """Whether this may be recorded now, beside what was recorded already."""
    label = row.kind.label
    if not row.by.holds(person, matter):
        return Ruling(False, Words("“{label}”只能由{by}登记", label=label, by=row.by.label))
    if matter.status not in row.at:
        when = "签订之前" if row.at == BEFORE else "签订之后"
        return Ruling(
            False,
            Words(
                "事项现为“{status}”，“{label}”在{when}登记",
                status=matter.status.label,
                label=label,
                when=when,
            ),
        )
    if row.procured and not matter.procured:
        return Ruling(False, Words("合同为直接签订，没有“{label}”", label=label))
    ended = next((performed for performed in done if ROWS[performed].ends), None)
    if ended and not row.procured:
        return Ruling(False, Words("合同已登记“{ended}”，不再登记履行", ended=ended.label))
    if row.once and row.kind in done:
        return Ruling(False, Words("“{label}”已经登记过", label=label))
    return YES


@dataclass(frozen=True)
class Instalment:
    """What came at once and is paid for at once: delivered, and perhaps inspected later.

    `amount` is None where neither record says one.
    """

    days: tuple[date, ...]
    amount: Decimal | None


def instalments(came: Sequence[tuple[Performed, date, Decimal | None]]) -> list[Instalment]:
    """The first delivery with the first inspection, the second with the second, in their order."""
    delivered, inspected = (
        [(day, amount) for kind, day, amount in came if kind is each]
        for each in (P.DELIVERED, P.ACCEPTED)
    )
    return [
        Instalment(
            tuple(day for day, _ in pair),
            max((amount for _, amount in pair if amount is not None), default=None),
        )
        for one in zip_longest(delivered, inspected)
        for pair in [[record for record in one if record]]
    ]


@dataclass(frozen=True)
class Added:
    """追加采购: the supplements of one procured contract against its own amount, in yuan.

    `limit` is the value in force of `contract.supplement`, in hundredths of that amount.
    """

    original: Decimal
    sums: tuple[Decimal, ...]
    limit: Decimal

    @property
    def total(self) -> Decimal:
        return sum(self.sums, Decimal())

    @property
    def most(self) -> Decimal:
        return (self.original * self.limit / 100).quantize(Decimal("0.01"))

    @property
    def exceeded(self) -> bool:
        return self.total > self.most

    @property
    def percent(self) -> Decimal:
        """Hundredths of the original amount, to two places; an original of nothing has none."""
        if not self.original:
            return Decimal()
        return (self.total * 100 / self.original).quantize(Decimal("0.01"))

    @property
    def arithmetic(self) -> str:
        """The sum as a person would write it on paper."""
        parts = "＋".join(f"{amount:,.2f}" for amount in self.sums)
        whole = f"{parts}＝{self.total:,.2f}" if len(self.sums) > 1 else parts
        share = Words(
            "，为原合同金额{original}元的{percent}%",
            original=f"{self.original:,.2f}",
            percent=self.percent,
        )
        sign = "超过" if self.exceeded else "未超过"
        return Words(
            "补充合同合计{whole}元{share}，{sign}{limit}%（{most}元）",
            whole=whole,
            share=share,
            sign=sign,
            limit=self.limit,
            most=f"{self.most:,.2f}",
        )
