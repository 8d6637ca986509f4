"""Signing in and out: one sentence for every failure, a lock, and sessions that end at the server."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.demo.office import PASSWORD

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')


def enter(client: FlaskClient, account: str, password: str, to: str = "") -> tuple[int, str, str]:
    form = {"account": account, "password": password, "next": to}
    answer = client.post("/sign-in", data=form)
    # The token against forgery carries the second it was made in.
    said = TOKEN.sub("", answer.text).replace(account, "")
    return answer.status_code, said, answer.headers.get("Location", "")


def test_an_unknown_account_is_answered_like_a_wrong_password(bare_app: Flask) -> None:
    client = bare_app.test_client()
    known, unknown = enter(client, "zhoumin", "不是密码"), enter(client, "nobody", "不是密码")
    assert known == unknown
    assert known[0] == 422
    assert "账号或密码不对" in known[1]


def test_five_failures_shut_the_account_even_to_the_right_password(bare_app: Flask) -> None:
    client = bare_app.test_client()
    for _ in range(5):
        assert enter(client, "zhoumin", "wrong")[0] == 422
    assert enter(client, "zhoumin", PASSWORD)[0] == 422
    assert enter(client, "sunyue", PASSWORD)[0] == 303


def test_signing_out_ends_the_session_for_a_stolen_cookie_too(bare_app: Flask) -> None:
    client, thief = bare_app.test_client(), bare_app.test_client()
    enter(client, "zhoumin", PASSWORD)
    cookie = client.get_cookie("review")
    assert cookie is not None
    thief.set_cookie("review", cookie.value)
    assert thief.get("/").status_code == 200
    client.post("/sign-out")
    assert thief.get("/").status_code == 302


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
     "javascript:alert(1)", "/\t/evil.example", "http:evil.example", "///evil.example"],
)  # fmt: skip
def test_signing_in_never_leads_out_of_the_site(bare_app: Flask, target: str) -> None:
    status, _, location = enter(bare_app.test_client(), "zhoumin", PASSWORD, target)
    assert (status, location) == (303, "/")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(bare_app: Flask) -> None:
    assert enter(bare_app.test_client(), "zhoumin", PASSWORD, "/matters?q=1")[2] == "/matters?q=1"


def test_the_role_switcher_does_not_exist_outside_the_demo(bare_app: Flask) -> None:
    answer = bare_app.test_client().post("/demo/switch", data={"account": "zhengqi"})
    assert answer.status_code == 404
