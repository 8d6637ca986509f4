"""The demo's contracts after their signing: announced, paid, alerted, and one that is to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from review import clock
from review.actions import performance, supplements
from review.actions.performance import Evidence, Happening
from review.demo.office import person
from review.demo.story import certificate, told
from review.extensions import db
from review.law.vocabulary import Alarm, Performed, Status
from review.models import Matter


def _of(status: Status) -> Iterator[Matter]:
    query = select(Matter).filter_by(status=status).order_by(Matter.id)
    yield from db.session.scalars(query.limit(1))


def _record(
    matter: Matter,
    kind: Performed,
    amount: Decimal | None = None,
    note: str = "",
    *,
    small: bool = False,
) -> None:
    evidence = Evidence(f"{kind.label}.docx", certificate(kind.label))
    happening = Happening(kind, clock.today(), amount, note, small=small, evidence=evidence)
    performance.record(matter, happening, by=person("zhoumin"))


def published(matter: Matter) -> None:
    """Announced and filed as the law of procurement asks."""
    _record(matter, Performed.ANNOUNCED, note="已在中国政府采购网公告")
    _record(matter, Performed.FILED, note="副本报区财政局备案")


def served(matter: Matter) -> None:
    """A service under way: announced, filed, one quarter paid, and the other side in trouble."""
    zhou = person("zhoumin")
    with told(28):
        _record(matter, Performed.ANNOUNCED, note="已在中国政府采购网公告")
    with told(26):
        _record(matter, Performed.FILED, note="副本报区财政局备案")
        begins = clock.today()
        performance.set_term(matter, begins, begins + timedelta(days=364), "", by=zhou)
    with told(12):
        _record(matter, Performed.ACCEPTED, Decimal("2191200.00"), "第一季度服务验收", small=True)
    with told(7):
        _record(matter, Performed.PAID, Decimal("2191200.00"), "第一季度服务费")
        alarm = performance.alert(
            matter, Alarm.INSOLVENCY, clock.today(),
            "供应商当月两次未按期足额发放话务员工资，到岗率降至八成。",
            "已书面催告，并要求提交整改计划。", by=zhou,
        )  # fmt: skip
    with told(6):
        performance.direct(alarm, "密切关注，必要时启动备选供应商。", by=person("zhangwei"))
    with told(2):
        change = supplements.Change(
            "增设夜间坐席十席，服务标准和单价不变。", clock.today(), Decimal("438240.00")
        )
        supplements.open_supplement(matter, change, by=zhou)


def kept_waiting(matter: Matter) -> None:
    """Signed and filed, but nobody announced it: overdue, and an alert waits for the leader."""
    with told(13):
        _record(matter, Performed.FILED)
    with told(1):
        performance.alert(
            matter, Alarm.LAW, clock.today(), "所依据的停车管理规定正在修订，收费标准可能调整。",
            "拟与对方协商变更，先行评估影响。", by=person("lijianguo"),
        )  # fmt: skip


def tell() -> None:
    for matter in _of(Status.ARCHIVED):
        served(matter)
    for matter in _of(Status.SIGNED):
        kept_waiting(matter)
