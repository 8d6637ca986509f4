"""日历订阅: a person's deadlines at an address of its own; no titles in it, and it can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from review.actions import accounts
from review.demo.office import person
from review.extensions import db
from review.models import Deadline, Matter
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def address(client: FlaskClient) -> str:
    page = client.post("/account/calendar-feed").text
    return "/calendar-feeds/" + page.partition("/calendar-feeds/")[2].partition(".ics")[0] + ".ics"


def test_the_feed_says_when_what_is_due_and_nothing_private(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        number, title, party = matter.number, matter.title, matter.contract.counterparty
        due = db.session.scalars(db.select(Deadline.alert_on).filter_by(met_at=None)).all()
    counsel = client_of("chenlu")
    path = address(counsel)
    answer = bare_app.test_client().get(path)
    assert answer.content_type == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    assert events
    assert {event["dtstart"].dt for event in events} <= set(due)
    assert all(number in event["summary"] for event in events)
    assert title not in answer.text
    assert party not in answer.text
    assert path not in counsel.get("/account/calendar-feed").text
    assert "日历最近读取" in counsel.get("/account/calendar-feed").text


def test_it_holds_what_its_person_may_see_and_ends_with_it(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        story.reviewing("parking", story.PARKING)
    stranger, counsel, nobody = client_of("zhaoyi"), client_of("chenlu"), bare_app.test_client()
    assert "VEVENT" not in nobody.get(address(stranger)).text
    first = address(counsel)
    second = address(counsel)
    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200
    assert counsel.post("/account/calendar-feed/revocation").status_code == 303
    assert nobody.get(second).status_code == 404
    third = address(counsel)
    with bare_app.app_context():
        accounts.disable(person("chenlu"), by=person("zhengqi"))
        assert db.session.scalars(db.select(Matter)).all()
    assert nobody.get(third).status_code == 404
