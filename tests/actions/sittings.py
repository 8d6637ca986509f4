"""Bodies and sittings of the cast, for tests."""

from __future__ import annotations

from review import clock
from review.actions import bodies, sittings
from review.demo.office import person
from review.law.vocabulary import Grave, Quorum
from review.models import AgendaItem, Body, Matter, Sitting

CAST = (("高远", True), ("张伟", False), ("李建国", False), ("何静", False), ("王芳", False))


def body(*, votes: bool = True, quorum: Quorum = Quorum.MAJORITY) -> Body:
    """Five members, led by 高远."""
    office = person("wangfang")
    made = bodies.set_up("主任办公会", quorum, votes, by=office)
    for name, chair in CAST:
        bodies.seat(made, name, "", chair, by=office)
    return made


def called(by_body: Body, matter: Matter, grave: Grave | None = None) -> tuple[Sitting, AgendaItem]:
    office = person("wangfang")
    sitting = sittings.call(by_body, "2026年第12次主任办公会", clock.today(), by=office)
    return sitting, sittings.put(sitting, matter, grave, None, by=office)


def held(sitting: Sitting, *away: str, minutes: str = "〔2026〕第12次") -> None:
    """Everybody was there but those named."""
    excused = {one.id: "出差" for one in sitting.body.seated if one.name in away}
    sittings.hold(
        sitting,
        sittings.Held(clock.today(), excused, counsel="陈律", minutes=minutes),
        by=person("wangfang"),
    )
