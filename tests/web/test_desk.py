"""待办: urge on what is late, accept and assign in the row, declare in the row, several at once."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select, update

from review import clock
from review.extensions import db
from review.law.vocabulary import Conflict, Status
from review.models import Assignment, Deadline, LogEntry, Matter, Notice, Person
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def late(app: Flask) -> tuple[int, int]:
    """A contract whose review is overdue with its counsel: ids of matter and deadline."""
    with app.app_context():
        matter = story.reviewing("parking", story.PARKING)
        past = clock.today() - timedelta(20)
        row = db.session.scalars(select(Deadline).filter_by(matter_id=matter.id)).one()
        row.due_on = row.alert_on = past
        db.session.commit()
        return matter.id, row.id


def waiting(app: Flask, *tell: Callable[..., Matter]) -> list[int]:
    with app.app_context():
        return [one("parking", story.PARKING).id for one in tell]


def statuses(app: Flask) -> list[Status]:
    with app.app_context():
        return list(db.session.scalars(select(Matter.status).order_by(Matter.id)))


def told(app: Flask, account: str) -> list[str]:
    with app.app_context():
        query = select(Notice.text).join(Person).where(Person.account == account)
        return [one for one in db.session.scalars(query) if "催办" in one]


def test_who_waits_for_an_overdue_act_urges_it_on_once_a_day(
    bare_app: Flask, client_of: ClientOf
) -> None:
    matter, deadline = late(bare_app)
    address = f"/matters/{matter}/deadlines/{deadline}/urging"
    assert address in client_of("wangfang").get("/").text
    assert client_of("zhoumin").post(address).status_code == 303
    [words] = told(bare_app, "chenlu")
    assert words.startswith("周敏催办：《")
    assert "已逾期" in words
    with bare_app.app_context():
        [body] = db.session.scalars(select(LogEntry.body).filter_by(action="urge"))
    assert json.loads(body)["data"]["urged"] == "陈律"
    office = client_of("wangfang")
    assert address not in office.get("/").text
    assert "今天已催办" in office.get("/").text
    again = office.post(address)
    assert again.status_code == 409
    assert "这一期限今天已经催办过，同一期限一天只催办一次" in again.text
    with clock.stopped(clock.now() + timedelta(1)):
        assert client_of("wangfang").post(address).status_code == 303
    assert len(told(bare_app, "chenlu")) == 2


@pytest.mark.parametrize(
    ("account", "shift", "sentence"),
    [
        ("chenlu", -20, "“催办”只限"),
        ("wangfang", 5, "这一期限没有逾期，还不能催办"),
    ],
)
def test_urging_is_refused_in_the_words_of_the_law(
    bare_app: Flask, client_of: ClientOf, account: str, shift: int, sentence: str
) -> None:
    matter, deadline = late(bare_app)
    with bare_app.app_context():
        day = clock.today() + timedelta(shift)
        db.session.execute(update(Deadline).values(due_on=day, alert_on=day))
        db.session.commit()
    answer = client_of(account).post(f"/matters/{matter}/deadlines/{deadline}/urging")
    assert (answer.status_code, sentence in answer.text) == (409, True)
    assert told(bare_app, "chenlu") == []


def test_nobody_urges_on_himself(bare_app: Flask, client_of: ClientOf) -> None:
    matter, deadline = late(bare_app)
    with bare_app.app_context():
        db.session.execute(update(Deadline).values(key="contract.announcement"))
        db.session.commit()
    answer = client_of("zhoumin").post(f"/matters/{matter}/deadlines/{deadline}/urging")
    assert "这一期限轮到您本人办理，不用催办" in answer.text


def test_the_office_accepts_and_assigns_in_the_row(bare_app: Flask, client_of: ClientOf) -> None:
    [matter] = waiting(bare_app, story.submitted)
    office = client_of("wangfang")
    page = html.fromstring(office.get("/").text)
    [form] = page.xpath(f'//form[@action="/matters/{matter}/engagement"]')
    names = [one.strip() for one in form.xpath(".//label/text()") if one.strip()]
    assert sorted(names) == ["赵懿", "陈律"]
    [chosen] = form.xpath('.//input[@name="counsel"][@checked]/@value')
    answer = office.post(f"/matters/{matter}/engagement", data={"counsel": chosen})
    assert answer.status_code == 303
    assert statuses(bare_app) == [Status.ASSIGNED]
    refused = office.post(f"/matters/{matter}/engagement", data={"counsel": "999"})
    assert "请选择分办给哪位法律顾问" in refused.text


def test_who_recused_from_a_matter_is_not_offered_for_it_again(
    bare_app: Flask, client_of: ClientOf
) -> None:
    [matter] = waiting(bare_app, story.assigned)
    lawyer = client_of("chenlu")
    data = {"conflict": "recused", "statement": "曾任对方顾问"}
    assert lawyer.post(f"/matters/{matter}/declaration", data=data).status_code == 303
    with bare_app.app_context():
        assert db.session.scalar(select(Assignment.declared)) is Conflict.RECUSED
    page = html.fromstring(client_of("wangfang").get("/").text)
    [form] = page.xpath(f'//form[@action="/matters/{matter}/engagement"]')
    assert "赵懿" in form.text_content()
    assert "陈律" not in form.text_content()


def test_counsel_declares_in_the_row_and_one_with_a_conflict_is_led_on(
    bare_app: Flask, client_of: ClientOf
) -> None:
    [matter] = waiting(bare_app, story.assigned)
    lawyer = client_of("chenlu")
    page = html.fromstring(lawyer.get("/").text)
    [form] = page.xpath(f'//form[@action="/matters/{matter}/declaration"]')
    assert form.xpath(f'.//a[@href="/matters/{matter}/declaration"]')
    data = {one.name: one.value for one in form.inputs if one.name}
    assert lawyer.post(form.action, data=data).status_code == 303
    assert statuses(bare_app) == [Status.REVIEWING]


def test_several_are_assigned_in_one_deed_or_none_is(bare_app: Flask, client_of: ClientOf) -> None:
    ids = waiting(bare_app, story.submitted, story.submitted, story.opened)
    office = client_of("wangfang")
    with bare_app.app_context():
        counsel = db.session.scalar(select(Person.id).filter_by(account="zhaoyi"))
    first = office.post("/bulk/assignment", data={"matter": ids[:2], "counsel": counsel})
    assert first.status_code == 303
    assert statuses(bare_app) == [Status.ASSIGNED, Status.ASSIGNED, Status.DRAFT]
    [fresh] = waiting(bare_app, story.submitted)
    mixed = office.post("/bulk/assignment", data={"matter": [fresh, ids[0]], "counsel": counsel})
    assert mixed.status_code == 409
    assert "所选各件都没有办：《" in mixed.text
    assert statuses(bare_app)[-1] is Status.SUBMITTED
    assert "请先勾选事项" in office.post("/bulk/assignment", data={"counsel": counsel}).text
    none = office.post("/bulk/assignment", data={"matter": [fresh]})
    assert "请选择分办给哪位法律顾问" in none.text
    assert (
        office.post("/bulk/assignment", data={"matter": ["x"], "counsel": counsel}).status_code
        == 404
    )
    most = office.post("/bulk/files", data={"matter": [str(one) for one in range(51)]})
    assert "一次最多办50件，请分几次办理" in most.text


def test_several_are_urged_on_archived_and_downloaded_at_once(
    bare_app: Flask, client_of: ClientOf
) -> None:
    rows = [late(bare_app), late(bare_app)]
    urged = client_of("wangfang").post("/bulk/urging", data={"deadline": [row for _, row in rows]})
    assert urged.status_code == 303
    assert len(told(bare_app, "chenlu")) == 2
    signed = waiting(bare_app, story.signed, story.signed)
    registrar = client_of("liuna")
    assert "请选择保管期限" in registrar.post("/bulk/archiving", data={"matter": signed}).text
    data = {"matter": signed, "retention": "ten"}
    assert registrar.post("/bulk/archiving", data=data).status_code == 303
    assert statuses(bare_app)[-2:] == [Status.ARCHIVED, Status.ARCHIVED]
    packed = registrar.post("/bulk/files", data={"matter": signed})
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        folders = {name.partition("/")[0] for name in archive.namelist()}
        assert len(folders) == 2
        assert len(archive.namelist()) == 6
    assert client_of("zhaoyi").post("/bulk/files", data={"matter": signed}).status_code == 404
