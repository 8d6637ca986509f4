"""使用说明 for everybody, whom to ask before one is inside, and notices that lead on."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.extensions import db
from review.law.vocabulary import Role
from review.models import Notice, Person
from review.web.help import GUIDES
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def test_each_role_opens_its_own_guide_and_may_read_the_others(
    bare_app: Flask, client_of: ClientOf
) -> None:
    assert set(GUIDES) == set(Role)
    for role, guide in GUIDES.items():
        page = bare_app.test_client().get(f"/help?role={role.value}").text
        assert guide.about in page
        assert all(step.title in page and step.words in page for step in guide.steps)
    assert GUIDES[Role.COUNSEL].about in client_of("chenlu").get("/help").text
    assert client_of("chenlu").get("/help?role=nobody").status_code == 200


def test_the_door_says_whom_to_ask_and_which_browsers(bare_app: Flask) -> None:
    page = bare_app.test_client().get("/sign-in").text
    assert re.search(r"系统管理员\s+<b>郑奇</b>", page)
    assert "内核87及以上" in page
    assert 'href="/help"' in page


def test_a_notice_leads_to_what_one_has_to_do_there(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.proposed("parking", story.PARKING).id
    leader = client_of("zhangwei")
    assert f'href="/matters/{id}/turn"' in leader.get("/notices").text
    led = leader.get(f"/matters/{id}/turn")
    assert led.headers["Location"] == f"/matters/{id}/approval"
    assert client_of("zhoumin").get(f"/matters/{id}/turn").headers["Location"] == f"/matters/{id}"
    assert client_of("zhaoyi").get(f"/matters/{id}/turn").status_code == 404


def test_the_notices_of_one_matter_are_read_in_one_press(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        ids = [story.proposed("parking", story.PARKING).id for _ in range(2)]
    office = client_of("wangfang")
    assert office.post(f"/notices/matters/{ids[0]}/read").status_code == 303
    with bare_app.app_context():
        unread = select(Notice.matter_id).join(Notice.person).where(Notice.read_at.is_(None))
        left = set(db.session.scalars(unread.where(Person.account == "wangfang")))
    assert left == {ids[1]}
