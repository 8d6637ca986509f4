"""单个事项的链接: mailed to counsel, opens one matter and nothing else, ends when it should."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from review import clock
from review.actions import factors, matter_links, matters
from review.actions.unit_of_work import Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.matter_links import LIFE
from review.law.vocabulary import Role
from review.models import LogEntry, Matter, MatterLink
from tests.jobs.letter_box import LetterBox, Opened
from tests.told import story
from tests.web.test_factors import Phone

ClientOf = Callable[[str], FlaskClient]
LINK = re.compile(r"/matter-links/([\w-]+)")


@pytest.fixture
def box(bare_app: Flask) -> Iterator[LetterBox]:
    with Opened() as opened:
        bare_app.config["REVIEW_MAIL"] = f"smtp://127.0.0.1:{opened.port}"
        yield opened


def told(app: Flask) -> int:
    with app.app_context():
        return int(story.reviewing("parking", story.PARKING).id)


def mailed(app: Flask, box: LetterBox, client_of: ClientOf, id: int) -> str:
    """The token that lies in counsel's letter box."""
    with app.app_context(), unit_of_work():
        person("chenlu").email = "chenlu@example.org"
    assert client_of("wangfang").post(f"/matters/{id}/links").status_code == 303
    with app.app_context():
        worker.run_all()
    mails = [mail.get_content() for to, mail in box.taken if to == "chenlu@example.org"]
    return [found[1] for mail in mails if (found := LINK.search(mail))][-1]


def entered(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    assert "打开事项" in client.get(f"/matter-links/{token}").text
    assert client.get("/").status_code == 302  # looking at it opened nothing
    client.post(f"/matter-links/{token}")
    return client


def test_counsel_with_the_link_is_in_one_matter_and_nowhere_else(
    bare_app: Flask, box: LetterBox, client_of: ClientOf
) -> None:
    id, other = told(bare_app), told(bare_app)
    token = mailed(bare_app, box, client_of, id)
    own, whole = entered(bare_app, token), client_of("chenlu")
    assert own.get(f"/matters/{id}/revisions/1").status_code == 200
    assert "我的账户" not in own.get(f"/matters/{id}").text
    assert whole.get(f"/matters/{other}").status_code == 200
    cells = 0
    for rule in bare_app.url_map.iter_rules():
        view = bare_app.view_functions[rule.endpoint]
        if rule.endpoint == "static" or getattr(view, "access", None) == "open":
            continue
        cells += 1
        _holds(own, whole, rule, id, other)
    assert cells > 200
    with bare_app.app_context():
        logged = set(db.session.scalars(db.select(LogEntry.action)))
        assert {"send_link", "open_link"} <= logged


def _holds(own: FlaskClient, whole: FlaskClient, rule: Rule, id: int, other: int) -> None:
    """The matter's own pages answer as they do to counsel; every other address is not there."""
    method = "POST" if "POST" in (rule.methods or ()) else "GET"
    of_a_matter = rule.rule == "/matters/<int:id>" or rule.rule.startswith("/matters/<int:id>/")
    if rule.rule.startswith("/api/"):
        assert own.open(_address(rule, id), method=method).status_code == 401, rule
    elif not of_a_matter:
        if rule.endpoint != "session.sign_out":
            assert own.open(_address(rule, id), method=method).status_code == 404, rule
    else:
        assert own.open(_address(rule, other), method=method).status_code == 404, rule
        if method == "GET":
            mine = own.get(_address(rule, id)).status_code
            assert mine == whole.get(_address(rule, id)).status_code, rule


def _address(rule: Rule, id: int) -> str:
    named = rule.rule.replace("<int:id>", str(id), 1)
    return re.sub(r"<(?:\w+:)?\w+>", "1", named)


def test_it_ends_by_its_day_by_revocation_and_with_the_assignment(
    bare_app: Flask, box: LetterBox, client_of: ClientOf
) -> None:
    id = told(bare_app)
    first = mailed(bare_app, box, client_of, id)
    early = entered(bare_app, first)
    second = mailed(bare_app, box, client_of, id)
    assert early.get(f"/matters/{id}").status_code == 302
    gone = bare_app.test_client().get(f"/matter-links/{first}")
    assert (gone.status_code, "链接已失效" in gone.text) == (409, True)
    client = entered(bare_app, second)
    with clock.stopped(clock.now() + LIFE + timedelta(seconds=1)):
        assert bare_app.test_client().post(f"/matter-links/{second}").status_code == 409
    office = client_of("wangfang")
    with bare_app.app_context():
        newest = db.session.scalars(db.select(MatterLink).order_by(MatterLink.id.desc())).first()
        assert newest is not None
        link = newest.id
    assert "打开过" in office.get(f"/matters/{id}/links").text
    assert office.post(f"/matters/{id}/links/{link}/revocation").status_code == 303
    assert client.get(f"/matters/{id}").status_code == 302
    third = entered(bare_app, mailed(bare_app, box, client_of, id))
    with bare_app.app_context():
        matter = db.session.get_one(Matter, id)
        matters.assign(matter, person("zhaoyi"), by=person("wangfang"), reason="改派")
    assert third.get(f"/matters/{id}").status_code == 302


def test_a_second_factor_is_asked_all_the_same_and_none_is_enrolled_by_it(
    bare_app: Flask, box: LetterBox, client_of: ClientOf
) -> None:
    id = told(bare_app)
    own = client_of("chenlu")
    phone = Phone(own.get("/account/factor").text)
    own.post("/account/factor", data={"code": phone.code()})
    token = mailed(bare_app, box, client_of, id)
    client = entered(bare_app, token)
    assert client.get(f"/matters/{id}").status_code == 302
    with clock.stopped(clock.now() + timedelta(seconds=60)):
        assert client.post("/sign-in/second", data={"code": phone.code()}).status_code == 303
        assert client.get(f"/matters/{id}").status_code == 200
        assert client.get("/account").status_code == 404
    with bare_app.app_context():
        factors.reset(person("chenlu"), by=None)
        bare_app.config["SECOND_FACTOR_ROLES"] = frozenset({Role.COUNSEL})
        with pytest.raises(Refused, match="请用自己的密码登录一次"):
            matter_links.enter(token, "")


def test_only_the_office_sends_one_and_only_where_mail_reaches(
    bare_app: Flask, client_of: ClientOf
) -> None:
    id = told(bare_app)
    for account in ("zhoumin", "zhangwei", "chenlu"):
        assert client_of(account).post(f"/matters/{id}/links").status_code == 409, account
    said = client_of("wangfang").post(f"/matters/{id}/links").text
    assert "法律顾问没有登记邮箱" in said
    with bare_app.app_context(), pytest.raises(Refused, match="还没有分办法律顾问"):
        matter_links.send(story.submitted("parking", story.PARKING), by=person("wangfang"))
