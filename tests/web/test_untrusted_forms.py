"""A form that is refused before it is read says why: too old, from elsewhere, or not encrypted."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

SITE = "https://review.intranet:8443"


@pytest.fixture
def client(bare_app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setitem(bare_app.config, "WTF_CSRF_ENABLED", True)
    monkeypatch.setitem(bare_app.config, "SESSION_COOKIE_SECURE", True)
    return bare_app.test_client()


def sent(client: FlaskClient, address: str, came_from: str, **more: str) -> tuple[str, str]:
    """The status line and the words of the page after signing in with its own form."""
    page = html.fromstring(client.get("/sign-in", base_url=address).text)
    (token,) = page.xpath("//form[.//input[@name='password']]//input[@name='csrf_token']/@value")
    form = {"account": "nobody", "password": "x", "csrf_token": token, **more}
    headers = {"Referer": f"{came_from}/sign-in"} if came_from else {}
    if address.startswith("http:"):  # where a browser keeps a Secure cookie to itself
        client.delete_cookie("review", domain="review.intranet")
    answer = client.post("/sign-in", data=form, base_url=address, headers=headers)
    return answer.status, answer.text


def test_a_form_of_our_own_page_is_read(client: FlaskClient) -> None:
    assert sent(client, SITE, SITE)[0].startswith("422")


@pytest.mark.parametrize("came_from", [SITE, "http://evil.example", ""])
def test_a_proxy_that_drops_the_port_is_told_from_an_old_page(
    client: FlaskClient, came_from: str
) -> None:
    status, page = sent(client, "https://review.intranet", came_from)
    assert status.startswith("400")
    assert "来源不符" in page
    assert (came_from or "（浏览器没有说明）") in page
    assert "https://review.intranet，" in page
    assert "proxy_set_header Host $http_host;" in page
    assert "页面停留过久" not in page


def test_an_old_page_and_a_plain_connection_say_so(client: FlaskClient) -> None:
    _, old = sent(client, SITE, SITE, csrf_token="AAAA")
    assert "页面已过期" in old
    assert "页面停留过久" in old
    status, plain = sent(client, "http://review.intranet", "http://review.intranet")
    assert status.startswith("400")
    assert "不是加密连接" in plain
    assert "X-Forwarded-Proto" in plain
