"""The demo's meetings: a body with its members, a sitting with its agenda, what follows from it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from review import clock
from review.actions import bodies, consultations, follow_up, sittings
from review.demo.consultations import ROBOT
from review.demo.office import person
from review.extensions import db
from review.law.meetings import Minutes
from review.law.vocabulary import Grave, Quorum, Reply, Resolution, Status
from review.models import Body, Matter, Sitting
from review.registers.sittings import candidates

MEMBERS = (
    ("高远", "主任", True), ("张伟", "副主任", False), ("林桦", "法制审核", False),
    ("王芳", "办公室主任", False), ("李建国", "接诉即办科科长", False),
    ("何静", "综合保障科科长", False), ("郑奇", "信息科科长", False),
)  # fmt: skip


def body() -> Body:
    office = person("wangfang")
    made = bodies.set_up("主任办公会", Quorum.MAJORITY, True, by=office)
    for name, post, chair in MEMBERS:
        bodies.seat(made, name, post, chair, by=office)
    return made


def called(of: Body, matter: Matter) -> Sitting:
    office = person("wangfang")
    week = clock.today().isocalendar().week
    name = f"{clock.today().year}年第{week}次主任办公会"
    sitting = sittings.call(of, name, clock.today(), by=office)
    sittings.put(sitting, matter, Grave.PROJECT, Decimal("960000"), by=office)
    return sitting


def decided(sitting: Sitting) -> None:
    """Held today with one member away; what it passed is followed up."""
    office, [item] = person("wangfang"), sitting.items
    away = {
        body_member.id: "出差" for body_member in sitting.body.seated if body_member.name == "何静"
    }
    week = clock.today().isocalendar().week
    held = sittings.Held(
        clock.today(), away, "陈律", minutes=f"西城管指会〔{clock.today().year}〕{week}号"
    )
    sittings.hold(sitting, held, by=office)
    minutes = Minutes(
        "", clock.today(), "", "", 5, 0, 1, Resolution.PASSED,
        discussion="李建国：先在两个街道试点。王芳：保留人工复核。林桦：风险已在意见中写明。",
        dissent="1人弃权：建议再测算误派率。",
        last_word="高远：同意试点，按法律意见保留人工复核。",
        decided="同意在两个街道试点六个月，保留人工复核。",
        followed=Reply.ADOPTED,
        item=item.id,
    )  # fmt: skip
    consultations.deliberate(item.matter, minutes, by=office)
    due = clock.today() + timedelta(30)
    follow_up.ask(item, "试点满一个月时报告误派率", person("zhoumin"), due, by=office)


def tell() -> None:
    """Told last: once a body is kept, every decision names its sitting."""
    query = select(Matter).where(
        Matter.title.startswith(ROBOT.title), Matter.status == Status.DELIBERATING
    )
    matter = db.session.scalars(query).first()
    of = body()
    if matter is not None:
        decided(called(of, matter))
    waiting = [candidate for candidate in candidates() if candidate.consultation is None]
    if waiting:
        office = person("wangfang")
        name = f"{clock.today().year}年下一次主任办公会"
        coming = sittings.call(of, name, clock.today() + timedelta(3), by=office)
        sittings.put(coming, waiting[0], None, None, by=office)
