"""单位目录 in the administrator's hands: what is asked of each form, who may, and that each deed is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.actions import directories, directory_arrivals
from review.actions.unit_of_work import Refused
from review.demo.office import person
from review.directories.identity import Identity
from review.extensions import db
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models import Directory
from tests.directories import coming

ClientOf = Callable[[str], FlaskClient]
SETTING = {
    "name": "统一登录",
    "form": "oidc",
    "address": "https://sso.intranet",
    "client": "review",
}
SUNYUE = Identity("1", "sunyue", "孙悦", "", ("保障科",))


def test_the_administrator_sets_one_up_and_each_deed_is_told(
    bare_app: Flask, client_of: ClientOf
) -> None:
    admin = client_of("zhengqi")
    bad = [
        ({}, "请填写client_secret"),
        ({"secret": "s", "address": "http://sso.intranet"}, "REVIEW_DIRECTORY_PLAIN"),
        ({"secret": "s", "address": "ftp://sso.intranet"}, "开头，不含用户名和参数"),
        ({"secret": "s", "address": "https://a:b@sso.intranet"}, "开头，不含用户名和参数"),
        ({"secret": "s", "form": "ldap"}, "查找人员的位置"),
    ]
    for more, sentence in bad:
        answer = admin.post("/directories", data=SETTING | more)
        assert (answer.status_code, sentence in answer.text) == (422, True), more
    shown = admin.post("/directories", data=SETTING | {"secret": "geheim"}, follow_redirects=True)
    assert "http://localhost/sign-in/directory/1/back" in shown.text
    assert "geheim" not in shown.text + admin.get("/directories").text + coming.log_text(bare_app)
    for more, sentence in (
        ({"role": "drafter"}, "须选择科室"),
        ({"role": "leader", "section": "1"}, "须选择科室"),
        ({"role": "administrator"}, "Not a valid choice"),
    ):
        answer = admin.post("/directories/1/groups", data={"group": "保障科"} | more)
        assert (answer.status_code, sentence in answer.text) in ((422, True), (422, False))
    chosen = {"group": "保障科", "role": "drafter", "section": "2"}
    assert admin.post("/directories/1/groups", data=chosen).status_code == 303
    with bare_app.app_context():
        row = db.session.get_one(Directory, 1)
        with pytest.raises(Refused, match="还没有对应到本系统的账号"):
            directory_arrivals.arrive(row, SUNYUE, "")
    for account, sentence in (("甲\u202e乙", "首尾为字母或数字"), ("zhangwei", "角色或科室不一致")):
        answer = admin.post("/directories/1/people/1", data={"account": account})
        assert (answer.status_code, sentence in answer.text) == (409, True)
    assert admin.post("/directories/1/people/1", data={"account": "sunyue"}).status_code == 303
    page = admin.get("/directories/1").text
    assert ("孙悦" in page, "取消对应" in page) == (True, True)
    for path in ("people/1/end", "groups/1/end", "end"):
        assert admin.post(f"/directories/1/{path}").status_code == 303
    deeds = [
        "set_up_directory", "map_group", "directory_refused", "link_directory", "unlink_directory",
        "unmap_group", "end_directory",
    ]  # fmt: skip
    assert [action for action in coming.told(bare_app) if action in deeds] == deeds


def test_neither_administrators_nor_counsel_come_from_a_group(bare_app: Flask) -> None:
    id = coming.set_up(bare_app, DirectoryForm.CAS, address="https://sso.intranet/cas")
    with bare_app.app_context():
        row = db.session.get_one(Directory, id)
        for role in (Role.ADMINISTRATOR, Role.COUNSEL):
            with pytest.raises(Refused, match="只用本系统的密码登录"):
                directories.map_group(row, "全体", role, None, by=person("zhengqi"))


def test_what_a_directory_says_of_somebody_hides_nothing_on_a_page(bare_app: Flask) -> None:
    id = coming.set_up(bare_app, DirectoryForm.CAS, "保障科", address="https://sso.intranet/cas")
    said = Identity("1", "x", "孙\u202e悦\n伪造", "", ("<b>组</b>",))
    with bare_app.app_context():
        row = db.session.get_one(Directory, id)
        with pytest.raises(Refused, match="没有对应本系统的角色"):
            directory_arrivals.arrive(row, said, "")
    client = bare_app.test_client()
    client.post("/sign-in", data={"account": "zhengqi", "password": "Yanshi-2026"})
    page = client.get(f"/directories/{id}").text
    assert "孙悦伪造" in page
    assert "&lt;b&gt;组" in page
