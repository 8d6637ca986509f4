"""What stands around every page: navigation, the person, unread notices, words for templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from flask import Flask, current_app, get_template_attribute, request, url_for
from flask_login import current_user
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review import clock
from review.chinese import spoken_date
from review.extensions import db
from review.law import vocabulary
from review.law.delegation import OWN_POWER
from review.law.permissions import Duty, may_perform
from review.law.procedure import OUTSTANDING, Standing
from review.law.vocabulary import Role
from review.models import Person
from review.paper.comparing.proposal_diff import pieces
from review.paper.exchange.proposals import worded
from review.paper.plain_text import legible
from review.registers import delegations, matter_files, readers
from review.registers.answer_uptake import belied
from review.registers.cache import of_office
from review.web.access import bound, person
from review.web.caveats import caveats_in
from review.web.idempotency import new_key
from review.words import Words


@dataclass(frozen=True)
class Door:
    """One entry of the navigation."""

    label: str
    href: str
    icon: str
    current: bool


DOORS = (
    ("desk.show", "待办", "inbox", None),
    ("lists.all", "事项", "folder", None),
    ("registers.all", "台账", "ledger", Duty.READ_REGISTER),
    ("statistics.show", "统计", "chart", Duty.READ_STATISTICS),
    ("log.whole", "日志", "chain", Duty.READ_WHOLE_LOG),
    ("people.all", "人员", "person", Duty.MANAGE_PEOPLE),
    ("operation.show", "运行状况", "pulse", Duty.READ_OPERATION),
    ("settings.all", "设置", "gear", Duty.READ_SETTINGS),
)
# As many doors as a phone's bar holds; the others open from 更多.
ON_THE_BAR = 4
# Pages that stand behind another page's door, by the first part of their addresses.
BEHIND = {
    "annual-lists": "registers",
    "bodies": "",
    "books": "registers",
    "cleanups": "registers",
    "clauses": "settings",
    "delegations": "settings",
    "directories": "people",
    "follow-ups": "",
    "imports": "registers",
    "legislation": "settings",
    "notices": "",
    "reports": "statistics",
    "sittings": "",
    "templates": "settings",
    "webhooks": "operation",
}


def set_up(app: Flask) -> None:
    app.context_processor(surroundings)
    app.jinja_env.filters.update(
        day=day,
        foldable=foldable,
        legible=legible,
        moment=moment,
        month=month,
        short=short,
        wan=wan,
        yuan=yuan,
    )
    app.jinja_env.globals.update(
        belied=belied,
        caveats_in=caveats_in,
        deed_key=new_key,
        language="zh-CN",
        in_chinese="",
        page_script="assets.script",
        named=delegations.named,
        naming=readers.naming,
        Standing=Standing,
        OUTSTANDING=OUTSTANDING,
        V=vocabulary,
        pieces=pieces,
        today=clock.today,
        url_for=address,
        worded=worded,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def address(endpoint: str, **values: Any) -> str:
    """As `url_for`, remembered: most addresses on a page stood on one before."""
    return _address(request.script_root, endpoint, **values)


@lru_cache(20_000, typed=True)
def _address(root: str, endpoint: str, /, **values: Any) -> str:
    return url_for(endpoint, **values)


def part(name: str) -> Callable[..., Markup]:
    """One of the small parts of pages, for a long list: what is alike in it is drawn once."""
    return cache(get_template_attribute("shared/parts.html", name))


def surroundings() -> dict[str, Any]:
    """For every template, also each thread drawn by itself: what is not shown is not asked for."""
    demo = {"demo": current_app.config["DEMO"], "demo_people": demo_people}
    if not current_user.is_authenticated:
        return {"person": None, "nav": [], **demo}
    me = person()
    around = {
        "person": me,
        "nav": [] if bound() else list(doors(me)),
        "bound": bound(),
        "on_the_bar": ON_THE_BAR,
        "may_stand_in": me.role in OWN_POWER,
        "reads_sittings": bool(may_perform(me.role, Duty.READ_SITTINGS)),
        "unread": partial(matter_files.unread, me),
    }
    return {**around, **demo, "search_query": request.args.get("q", "")}


class DemoPerson(NamedTuple):
    """Somebody as whom the demo can be looked at."""

    id: int
    account: str
    role: Role
    name: str
    belongs: str


def demo_people() -> Sequence[DemoPerson]:
    return of_office("demo people", _demo_people)


def _demo_people() -> Sequence[DemoPerson]:
    homes = joinedload(Person.section), joinedload(Person.firm)
    people = db.session.scalars(select(Person).options(*homes).order_by(Person.id))
    return [DemoPerson(one.id, one.account, one.role, one.name, one.belongs) for one in people]


def doors(me: Person) -> list[Door]:
    here = _part(request.path)
    allowed = [door for door in DOORS if door[3] is None or may_perform(me.role, door[3])]
    addressed = [(label, address(endpoint), icon) for endpoint, label, icon, _ in allowed]
    return [
        Door(
            label,
            href,
            icon,
            _part(href.removeprefix(request.script_root)) == BEHIND.get(here, here),
        )
        for label, href, icon in addressed
    ]


def _part(path: str) -> str:
    return path.split("/")[1] if path else ""


def day(value: date | None) -> str:
    return spoken_date(value) if value else "—"


def short(value: date | datetime) -> str:
    """A day of these weeks, without its year."""
    there = clock.local(value).date() if isinstance(value, datetime) else value
    return Words("{month}月{day}日", month=there.month, day=there.day)


def foldable(value: date | datetime) -> Markup:
    """As `short`, to break after the month where there is no room for it."""
    return Markup("<wbr>").join(re.split(r"(?<=\D)(?=\d)", short(value)))


def moment(value: datetime | None) -> str:
    return clock.local(value).strftime("%Y-%m-%d %H:%M") if value else "—"


def month(number: int) -> str:
    """A month, from 1 on."""
    return f"{number}月"


def yuan(value: Decimal | None) -> str:
    return f"{value:,.2f}" if value is not None else "—"


def wan(value: Decimal | None) -> str:
    """A sum for reading at a glance: in ten thousands from a hundred thousand on."""
    if value is None:
        return "—"
    return (
        Words("{value}万元", value=f"{value / 10000:,.2f}")
        if value >= 100_000
        else Words("{value}元", value=f"{value:,.2f}")
    )
