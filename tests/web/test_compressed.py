"""Pages are compressed for those who take it, and no form token stands twice in the same words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.extensions import unmasked

ClientOf = Callable[[str], FlaskClient]
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
TAKES = {"Accept-Encoding": "gzip"}


def test_a_page_is_compressed_for_those_who_take_it_and_reads_the_same(client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    plain, packed = client.get("/matters"), client.get("/matters", headers=TAKES)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.content_length == len(packed.data) < len(plain.data) / 2
    words = gzip.decompress(packed.data).decode()
    assert TOKEN.sub("", words) == TOKEN.sub("", plain.text)


def test_a_form_token_is_written_otherwise_in_each_answer_and_is_taken(bare_app: Flask) -> None:
    bare_app.config["WTF_CSRF_ENABLED"] = True
    client = bare_app.test_client()
    tokens = [TOKEN.findall(client.get("/sign-in").text)[0] for _ in range(3)]
    assert len(set(tokens)) == 3
    assert len({token[:8] for token in tokens}) == 3
    for token in tokens:
        form = {"account": "nobody", "password": "x", "csrf_token": token}
        assert client.post("/sign-in", data=form).status_code != 400


@pytest.mark.parametrize("token", ["", "nonsense", "////", "AAAA", "é"])
def test_what_is_no_token_opens_nothing(bare_app: Flask, token: str) -> None:
    bare_app.config["WTF_CSRF_ENABLED"] = True
    client = bare_app.test_client()
    client.get("/sign-in")
    form = {"account": "nobody", "password": "x", "csrf_token": token}
    assert client.post("/sign-in", data=form).status_code == 400
    assert unmasked(token) != token or token == ""
