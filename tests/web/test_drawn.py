"""What is drawn once for a person is what would be drawn now, after any deed; its forms have keys of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import charges, delegations, people, urging
from review.actions import settings as changes
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.settings import PERIODS
from review.models import Annotation, Deadline, Matter
from review.registers import cache, settings
from review.registers.batching import rows
from review.web.drawn import KEY
from tests.registers.test_cache import CHANCE, DEEDS, Deed
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
ACCOUNTS = ("zhoumin", "wangfang", "chenlu", "zhangwei", "lijianguo", "sunyue")
DRAWN = ("/", "/?show=mine", "/registers/contracts")


def lengthen(matter: Matter, note: Annotation) -> None:
    key = next(iter(PERIODS))
    row = settings.period(key)
    changes.change(key, str(row.amount + 1), row.unit.value, "本机关决定", by=person("wangfang"))


def urge(matter: Matter, note: Annotation) -> None:
    [running] = db.session.scalars(select(Deadline).filter_by(matter_id=matter.id, met_at=None))
    urging.urge(running, by=person("wangfang"))


def stand_in(matter: Matter, note: Annotation) -> None:
    today = clock.today()
    absent, deputy = person("zhoumin"), person("sunyue")
    delegations.delegate(absent, deputy, today, today + timedelta(9), "出差", by=absent)


OTHERS: tuple[Deed, ...] = (
    lengthen,
    urge,
    stand_in,
    lambda matter, note: charges.charge(note, person("zhoumin"), by=person("wangfang")),
    lambda matter, note: people.switch_to("zhangwei", ""),
    lambda matter, note: story.submitted("lease", story.LEASE),
    lambda matter, note: story.signed("hotline", story.HOTLINE),
)


def shown(client: FlaskClient) -> list[str]:
    """The pages without what every form carries anew."""
    return [KEY.sub("", client.get(address).text) for address in DRAWN]


def done(deed: Deed) -> bool:
    matter = CHANCE.choice(list(db.session.scalars(select(Matter).limit(2))))
    try:
        deed(matter, CHANCE.choice(list(rows(Annotation, matter))))
    except (Refused, Invalid):
        return False
    finally:
        db.session.remove()
    return True


def test_after_any_deed_a_page_is_what_is_drawn_anew(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        person("sunyue").section_id = person("zhoumin").section_id
        db.session.commit()
        story.annotate(story.reviewing("parking", story.PARKING))
        story.opined("parking", story.PARKING)
    clients, told = [client_of(account) for account in ACCOUNTS], 0
    before = [shown(client) for client in clients]
    for deed in CHANCE.sample([*DEEDS, *OTHERS], len(DEEDS) + len(OTHERS)):
        with bare_app.app_context():
            done(deed)
        now = [shown(client) for client in clients]
        del bare_app.extensions[cache.NAME]
        assert now == [shown(client) for client in clients]
        told, before = told + (now != before), now
    assert told > 5


def test_a_new_day_draws_anew(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        story.reviewing("parking", story.PARKING)
    client = client_of("wangfang")
    before = shown(client)
    with clock.stopped(clock.now() + timedelta(1)):
        assert shown(client_of("wangfang")) != before


def test_each_view_of_a_form_has_keys_of_its_own(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        story.submitted("parking", story.PARKING)
    client = client_of("wangfang")
    first, second = (client.get("/").text for _ in range(2))
    keys = [re.findall(r'name="deed" value="(\w{32})"', page) for page in (first, second)]
    assert len(keys[0]) == len(keys[1]) == first.count('name="deed"') > 1
    assert len({*keys[0], *keys[1]}) == 2 * len(keys[0])
    assert not re.search(r'name="csrf_token" value=""', first + second)
