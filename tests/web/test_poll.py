"""The margin asks again and again: while nothing happened the answer costs one question of its own."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from review.actions import annotations
from review.demo.office import person
from review.registers.facts import annotations_of
from tests.statements import counted
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def test_nothing_is_gathered_before_it_is_known_that_something_happened(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        address = f"/matters/{matter.id}/revisions/1/threads?since=0"
    client = client_of("chenlu")
    known = {"If-None-Match": client.get(address).headers["ETag"]}
    client.get(address, headers=known)
    with bare_app.app_context(), counted() as sent:
        answer = client.get(address, headers=known)
    assert (answer.status_code, answer.headers["ETag"]) == (304, known["If-None-Match"])
    assert sum("FROM matter" in one for one in sent) == 1
    assert not any("FROM annotation" in one or "FROM revision" in one for one in sent)
    with bare_app.app_context():
        note = annotations_of(matter)[0]
        annotations.remark(note, "请补充依据", by=person("chenlu"))
    assert client.get(address, headers=known).status_code == 200


def test_who_may_not_read_the_text_learns_nothing_from_an_etag(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        address = f"/matters/{matter.id}/revisions/1/threads"
    mine = client_of("chenlu").get(address).headers["ETag"]
    for account in ("zhaoyi", "sunyue"):
        other = client_of(account)
        assert other.get(address, headers={"If-None-Match": mine}).status_code == 404
