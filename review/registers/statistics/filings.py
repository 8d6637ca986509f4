"""What was filed in a year, how timely and how properly, and what was cleaned up."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, select

from review import clock
from review.extensions import db
from review.law.filing import ROUTES
from review.law.vocabulary import Filed, Upkept
from review.models import Filing, Matter, Person, Publication, Upkeep
from review.registers import filings as register
from review.registers.statistics.figure import Figure, rate
from review.registers.visible import matters


def filings(person: Person, year: int) -> list[Figure]:
    ids = matters(person).with_only_columns(Matter.id)
    within = (date(year, 1, 1), date(year, 12, 31))
    query = select(Filing).where(Filing.matter_id.in_(ids), Filing.filed_on.between(*within))
    filed = db.session.scalars(query).all()
    timely = sum(register.in_time(one.matter, one) is True for one in filed)
    returned = {Filed.SUSPENDED, Filed.RETURNED}
    proper = sum(
        one.registration is not None and not returned & set(register.done(one)) for one in filed
    )
    owed, kept = _owed(ids, within)
    upkept = select(Upkeep.kind).where(
        Upkeep.matter_id.in_(ids), Upkeep.decided_on.between(*within)
    )
    cleaned = list(db.session.scalars(upkept))
    return [
        Figure("备案", len(filed), "件", "本年报送备案的，向一个机关报送计1件"),
        rate("报备率", kept, owed, "已报备的÷本年（截至今天）应报备的，应报备以期限末日在本年为准"),
        rate("报备及时率", timely, len(filed), "在未顺延的法定末日前报备的÷报备的"),
        rate("规范率", proper, len(filed), "登记且未被暂缓、退回的÷报备的"),
        *(
            Figure(
                f"清理：{one.label}", cleaned.count(one), "件", "本年作出清理结论的，一件文件计1件"
            )
            for one in Upkept
            if one is not Upkept.EVALUATED
        ),
    ]


def _owed(ids: Select, within: tuple[date, date]) -> tuple[int, int]:
    """How many filings fell due in the year up to today, and how many of them were made."""
    owed = kept = 0
    query = select(Publication).where(Publication.matter_id.in_(ids))
    for published in db.session.scalars(query):
        matter = published.matter
        if matter.normative is None:
            continue
        made = set(db.session.scalars(select(Filing.receiver).filter_by(matter_id=matter.id)))
        for route in ROUTES[matter.normative.issuer]:
            last = register.due(matter, route.receiver)
            if last and last.due and within[0] <= last.due <= min(within[1], clock.today()):
                owed, kept = owed + 1, kept + (route.receiver in made)
    return owed, kept
