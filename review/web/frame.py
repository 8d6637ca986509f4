"""What stands around every page: navigation, the person, unread notices, words for templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_login import current_user
from sqlalchemy import func, select

from review import clock
from review.chinese import spoken_date
from review.extensions import db
from review.law import vocabulary
from review.law.permissions import Duty, may_perform
from review.models import Notice, Person
from review.paper.comparing.proposal_diff import pieces
from review.paper.exchange.proposals import worded
from review.paper.plain_text import legible
from review.registers import delegations, readers
from review.registers.answer_uptake import belied
from review.web.access import person
from review.web.caveats import caveats_in
from review.web.idempotency import new_key


@dataclass(frozen=True)
class Door:
    """One entry of the navigation."""

    label: str
    href: str
    current: bool
    count: int = 0


DOORS = (
    ("desk.show", "待办", None),
    ("lists.all", "事项", None),
    ("registers.all", "台账", Duty.READ_REGISTER),
    ("log.whole", "日志", Duty.READ_WHOLE_LOG),
    ("people.all", "人员", Duty.MANAGE_PEOPLE),
    ("statistics.show", "统计", Duty.READ_STATISTICS),
    ("settings.all", "设置", Duty.READ_SETTINGS),
)
# Pages that stand behind another page's door.
BEHIND = {
    "calendar": "settings",
    "materials": "settings",
    "checklists": "settings",
    "templates": "settings",
    "delegations": "desk",
    "annual": "registers",
}


def set_up(app: Flask) -> None:
    app.context_processor(surroundings)
    app.jinja_env.filters.update(day=day, legible=legible, moment=moment, yuan=yuan)
    app.jinja_env.globals.update(
        belied=belied,
        caveats_in=caveats_in,
        deed_key=new_key,
        named=delegations.named,
        naming=readers.naming,
        V=vocabulary,
        pieces=pieces,
        today=clock.today,
        worded=worded,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def surroundings() -> dict[str, Any]:
    """For every template, also each thread drawn by itself: what is not shown is not asked for."""
    demo = {"demo": current_app.config["DEMO"], "demo_people": demo_people}
    if not current_user.is_authenticated:
        return {"person": None, "nav": [], **demo}
    me = person()
    around = {"person": me, "nav": list(doors(me)), "unread": partial(unread, me)}
    return {**around, **demo, "search_query": request.args.get("q", "")}


def demo_people() -> Sequence[Person]:
    return db.session.scalars(select(Person).order_by(Person.id)).all()


def unread(me: Person) -> int:
    query = select(func.count()).select_from(Notice).filter_by(person_id=me.id, read_at=None)
    return db.session.scalar(query) or 0


def doors(me: Person) -> list[Door]:
    here = (request.endpoint or "").split(".")[0]
    here = BEHIND.get(here, here)
    return [
        Door(label, url_for(endpoint), endpoint.split(".")[0] == here)
        for endpoint, label, duty in DOORS
        if duty is None or may_perform(me.role, duty)
    ]


def day(value: date | None) -> str:
    return spoken_date(value) if value else "—"


def moment(value: datetime | None) -> str:
    return clock.local(value).strftime("%Y-%m-%d %H:%M") if value else "—"


def yuan(value: Decimal | None) -> str:
    return f"{value:,.2f}" if value is not None else "—"
