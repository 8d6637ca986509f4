"""日历订阅: the running deadlines of the matters a person may see, as a calendar reads them (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from flask import current_app
from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.models import CalendarFeed, Deadline, Matter, Person
from review.registers.visible import visible
from review.words import Words

DAY = timedelta(days=1)


def of(person: Person) -> CalendarFeed | None:
    return db.session.get(CalendarFeed, person.id)


def deadlines(person: Person) -> Sequence[Deadline]:
    """Those that can be missed and whose clock runs, the nearest first."""
    query = (
        select(Deadline)
        .join(Matter, Matter.id == Deadline.matter_id)
        .where(
            visible(person),
            Deadline.met_at.is_(None),
            Deadline.floor.is_(False),
            Deadline.alert_on.is_not(None),
        )
        .options(joinedload(Deadline.matter))
        .order_by(Deadline.alert_on, Deadline.id)
    )
    return db.session.scalars(query).all()


def calendar(person: Person, address: Callable[[int], str]) -> bytes:
    """The feed; `address` gives the page of a matter. A calendar lies open on telephones and in other
    people's clouds: it says the number and the period, never a title, a party or an amount."""
    feed = Calendar()
    feed.add("prodid", "-//legal-review//deadlines//ZH")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "法律审查期限")
    feed.add("refresh-interval;value=duration", "PT6H")
    for deadline in deadlines(person):
        feed.add_component(_event(deadline, address(deadline.matter_id)))
    return feed.to_ical()


def _event(deadline: Deadline, address: str) -> Event:
    day = deadline.alert_on
    assert day is not None
    event = Event()
    event.add("uid", f"deadline-{deadline.id}@{current_app.config['REVIEW_ORIGIN']}")
    event.add("dtstamp", clock.now())
    event.add("dtstart", day)
    event.add("dtend", day + DAY)
    event.add(
        "summary",
        Words("{deadline}到期 {number}", deadline=deadline.label, number=deadline.matter.number),
    )
    rolled = "" if deadline.due_on == day else Words("；顺延至{due_on}", due_on=deadline.due_on)
    event.add(
        "description",
        Words(
            "末日{day}{rolled}。登录系统查看：{address}", day=day, rolled=rolled, address=address
        ),
    )
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
