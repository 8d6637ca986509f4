"""The administrator lets people in and out; a link is shown once, and every deed is in the log."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import accounts
from review.actions.people import TRIES
from review.actions.unit_of_work import Refused
from review.demo import office as cast
from review.demo.office import PASSWORD, person
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Deed, EnrolLink, LogEntry, Person
from review.registers.log import verify

ClientOf = Callable[[str], FlaskClient]
LINK = re.compile(r"http://localhost(/enrol/[\w-]+)")
NEW = {
    "name": "钱进", "account": "qianjin", "role": "drafter", "home": "接诉即办科", "email": "",
}  # fmt: skip
OWN = {"name": "钱进", "role": "drafter", "home": "接诉即办科", "email": ""}
CHOSEN = "Xin-mima-2026!"


@pytest.fixture
def admin(client_of: ClientOf) -> FlaskClient:
    return client_of("zhengqi")


def enrolled(admin: FlaskClient, **changes: str) -> tuple[str, str]:
    """The address of the new person's page, and of the link it shows."""
    where = admin.post("/people/new", data={**NEW, **changes}).headers["Location"]
    found = LINK.search(admin.get(where).text)
    assert found
    return where, found[1]


def signs_in(app: Flask, account: str, password: str) -> bool:
    form = {"account": account, "password": password}
    return app.test_client().post("/sign-in", data=form).status_code == 303


def actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(LogEntry.action).order_by(LogEntry.seq)))


def test_a_new_person_gets_in_by_a_link_that_is_shown_once_and_stored_nowhere(
    bare_app: Flask, admin: FlaskClient
) -> None:
    where, link = enrolled(admin)
    assert "/enrol/" not in admin.get(where).text
    token = link.rpartition("/")[2]
    with bare_app.app_context():
        assert token not in db.session.scalars(select(EnrolLink.token)).all()
        assert not [one for one in db.session.scalars(select(Deed.location)) if token in one]
        assert not [one for one in db.session.scalars(select(LogEntry.body)) if token in one]
    stranger = bare_app.test_client()
    assert "钱进" in stranger.get(link).text
    assert stranger.post(link, data={"password": CHOSEN}).status_code == 303
    assert signs_in(bare_app, "qianjin", CHOSEN)
    assert "enrol" in actions(bare_app)


def test_a_second_link_makes_the_first_one_worthless(bare_app: Flask, admin: FlaskClient) -> None:
    where, first = enrolled(admin)
    again = admin.post(f"{where}/link").headers["Location"]
    second = LINK.search(admin.get(again).text)
    assert second
    assert bare_app.test_client().get(first).status_code == 409
    assert bare_app.test_client().get(second[1]).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "请填写姓名"),
        ("name", "甲\u202e乙", "不可见"),
        ("account", "周敏", "账号应为"),
        ("account", "ab", "账号应为"),
        ("account", "zhoumin", "已经有人使用"),
        ("role", "boss", "不在可选范围内"),
        ("home", "", "须指明所属科室"),
        ("home", "没有这个科", "不在可选范围内"),
        ("email", "a@b\r\nBcc: c@d", "邮箱地址不能使用"),
        ("email", "不是邮箱", "邮箱地址不能使用"),
    ],
)
def test_a_wrong_field_is_named_and_nobody_is_enrolled(
    bare_app: Flask, admin: FlaskClient, field: str, value: str, sentence: str
) -> None:
    answer = admin.post("/people/new", data={**NEW, "new_home": "", field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    if field != "name":
        assert 'value="钱进"' in answer.text
    with bare_app.app_context():
        assert len(db.session.scalars(select(Person)).all()) == len(cast.PEOPLE)


def test_a_new_firm_is_made_with_its_first_counsel(bare_app: Flask, admin: FlaskClient) -> None:
    enrolled(admin, role="counsel", home="", new_home="北京新律律师事务所")
    with bare_app.app_context():
        made = person("qianjin")
        assert (made.belongs, made.section_id) == ("北京新律律师事务所", None)


def test_another_post_ends_the_sessions_of_the_old_one(
    bare_app: Flask, admin: FlaskClient, client_of: ClientOf
) -> None:
    drafter = client_of("sunyue")
    with bare_app.app_context():
        id = person("sunyue").id
    same = {**OWN, "name": "孙悦", "home": "综合保障科", "email": "sunyue@office.example"}
    assert admin.post(f"/people/{id}", data=same).status_code == 303
    assert drafter.get("/").status_code == 200
    assert (
        admin.post(f"/people/{id}", data={**same, "role": "office", "home": ""}).status_code == 303
    )
    assert drafter.get("/").status_code == 302
    with bare_app.app_context():
        moved = person("sunyue")
        assert (moved.role, moved.section_id, moved.email) == (Role.OFFICE, None, same["email"])


def test_out_at_once_and_in_again(bare_app: Flask, admin: FlaskClient, client_of: ClientOf) -> None:
    drafter = client_of("zhoumin")
    with bare_app.app_context():
        id = person("zhoumin").id
    admin.post(f"/people/{id}/disabling")
    assert drafter.get("/").status_code == 302
    assert not signs_in(bare_app, "zhoumin", PASSWORD)
    assert admin.post(f"/people/{id}/link").status_code == 409
    admin.post(f"/people/{id}/enabling")
    assert drafter.get("/").status_code == 302  # the old session does not come back
    assert signs_in(bare_app, "zhoumin", PASSWORD)
    assert [one for one in actions(bare_app) if one in ("disable", "enable")] == [
        "disable",
        "enable",
    ]


def test_whoever_forgot_the_password_is_unlocked_without_waiting(
    bare_app: Flask, admin: FlaskClient
) -> None:
    for _ in range(TRIES):
        signs_in(bare_app, "zhoumin", "wrong")
    assert not signs_in(bare_app, "zhoumin", PASSWORD)
    assert "已锁定" in admin.get("/people").text
    with bare_app.app_context():
        id = person("zhoumin").id
    admin.post(f"/people/{id}/unlocking")
    assert "已锁定" not in admin.get("/people").text
    assert signs_in(bare_app, "zhoumin", PASSWORD)
    with bare_app.app_context():
        assert verify().faults == ()


def test_the_last_administrator_cannot_leave_and_nobody_moves_themselves(app: Flask) -> None:
    me, other = person("zhengqi"), person("wangfang")
    with pytest.raises(Refused, match="自己的账号"):
        accounts.disable(me, by=me)
    with pytest.raises(Refused, match="自己的角色"):
        accounts.amend(me, accounts.Post("郑奇", Role.OFFICE), by=me)
    for leave in (
        lambda: accounts.disable(me, by=other),
        lambda: accounts.amend(me, accounts.Post("郑奇", Role.OFFICE), by=other),
    ):
        with pytest.raises(Refused, match="唯一在用的系统管理员"):
            leave()
    accounts.amend(other, accounts.Post("王芳", Role.ADMINISTRATOR), by=me)
    accounts.disable(me, by=other)


def test_nobody_else_sees_or_does_any_of_it(bare_app: Flask, client_of: ClientOf) -> None:
    for one in cast.PEOPLE:
        client = client_of(one.account)
        mine = one.role is Role.ADMINISTRATOR
        assert ('href="/people"' in client.get("/").text) == mine, one.account
        for path in ("/people", "/people/new", "/people/1"):
            assert client.get(path).status_code == (200 if mine else 404), (one.account, path)
        if not mine:
            for path in ("new", "1", "1/link", "1/disabling", "1/enabling", "1/unlocking"):
                assert client.post(f"/people/{path}", data=NEW).status_code == 404, path
    assert not {"enrol", "disable", "unlock"} & set(actions(bare_app))
