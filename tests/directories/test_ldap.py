"""LDAP against a real server (slapd): the password is the directory's, and nothing is let through by its form."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from review.actions import directories
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary.directory import DirectoryForm
from review.models import Directory
from tests.directories import coming, slapd

pytestmark = [
    pytest.mark.sure,
    # ldap3 asks pyasn1 by names that are going away; nothing of ours can mend that
    pytest.mark.filterwarnings("ignore:.*is deprecated. Please use:DeprecationWarning"),
    pytest.mark.skipif(not shutil.which("slapd"), reason="没有 slapd：apt install slapd"),
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "slapd"
    folder.mkdir()
    with slapd.Slapd(folder) as address:
        yield address


def ready(app: Flask, address: str) -> int:
    return coming.set_up(
        app, DirectoryForm.LDAP, slapd.GROUP, address=address, client=slapd.FINDER,
        secret=slapd.PASSWORD, base=slapd.BASE,
    )  # fmt: skip


def shown(app: Flask, id: int, account: str, password: str) -> TestResponse:
    sent = {"account": account, "password": password}
    return app.test_client().post(f"/sign-in/directory/{id}", data=sent)


def test_the_password_of_the_directory_lets_in_whose_group_has_a_post(
    bare_app: Flask, server: str
) -> None:
    id, right = ready(bare_app, server), "Yue-at-the-directory"
    page = bare_app.test_client().get(f"/sign-in/directory/{id}").text
    assert "单位目录的密码" in page
    assert "确认后即可登录" in shown(bare_app, id, "sunyue", right).text
    coming.link(bare_app, "sunyue")
    answer = shown(bare_app, id, "sunyue", right)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    other = shown(bare_app, id, "other", "Other-at-the-directory")
    assert "没有对应本系统的角色" in other.text
    for secret in (right, slapd.PASSWORD):
        assert secret not in coming.log_text(bare_app)


def test_no_form_of_words_gets_around_the_password(bare_app: Flask, server: str) -> None:
    id = ready(bare_app, server)
    shown(bare_app, id, "sunyue", "Yue-at-the-directory")
    coming.link(bare_app, "sunyue")
    tries = [
        ("sunyue", ""), ("sunyue", "Other-at-the-directory"), ("*", "Yue-at-the-directory"),
        ("sunyue)(uid=*", "Yue-at-the-directory"), ("", ""),
    ]  # fmt: skip
    for account, password in tries:
        answer = shown(bare_app, id, account, password)
        assert (answer.status_code, "账号或密码不对" in answer.text) == (422, True), account
    assert coming.told(bare_app)[-1] == "sign_in_refused"


def test_failures_shut_the_account_there_for_a_while(bare_app: Flask, server: str) -> None:
    id = ready(bare_app, server)
    shown(bare_app, id, "sunyue", "Yue-at-the-directory")
    coming.link(bare_app, "sunyue")
    for _ in range(5):
        shown(bare_app, id, "sunyue", "wrong")
    answer = shown(bare_app, id, "SunYue", "Yue-at-the-directory")
    assert (answer.status_code, "须等15分钟" in answer.text) == (422, True)


def test_without_tls_no_password_leaves_unless_the_installation_says_so(
    bare_app: Flask, server: str
) -> None:
    id = ready(bare_app, server)
    bare_app.config["REVIEW_DIRECTORY_PLAIN"] = ""
    answer = shown(bare_app, id, "sunyue", "Yue-at-the-directory")
    assert (answer.status_code, "没有回应" in answer.text) == (503, True)
    with bare_app.app_context():
        row = db.session.get_one(Directory, id)
        assert row.fault
        directories.end(row, by=person("zhengqi"))
