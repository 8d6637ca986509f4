"""The page of delegations: who may give one, what is refused by the field, how it is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import annotations, delegations
from review.demo.office import person
from review.law.vocabulary import Reply
from review.registers.facts import annotations_of
from tests.actions.test_delegations import colleague
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def test_a_drafter_lets_a_colleague_act_and_takes_it_back(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        deputy = colleague("zhoumin").id
    client, today = client_of("zhoumin"), clock.today().isoformat()
    typed = {"deputy": str(deputy), "begins": today, "ends": today, "reason": "出差"}
    bad = client.post("/delegations", data={**typed, "ends": "2020-01-01"})
    assert (bad.status_code, "结束日期不能早于开始日期" in bad.text) == (422, True)
    assert "出差" in bad.text
    assert client.post("/delegations", data=typed).status_code == 303
    assert "钱进（代周敏）" in client.get("/delegations").text
    assert client_of("sunyue").post("/delegations/1/end").status_code == 404
    assert client.post("/delegations/1/end").status_code == 303
    assert "已收回" in client.get("/delegations").text


@pytest.mark.parametrize(
    ("account", "sentence"),
    [("chenlu", "律师不能代理"), ("liuna", "无需授权"), ("sunyue", "没有可以代理的人")],
)
def test_who_cannot_delegate_is_told_why(client_of: ClientOf, account: str, sentence: str) -> None:
    client = client_of(account)
    assert sentence in client.get("/delegations").text
    assert client.post("/delegations", data={"deputy": "1"}).status_code == 422


def test_a_deputy_of_another_section_is_no_choice(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        foreign = person("sunyue").id
        colleague("zhoumin")
    today = clock.today().isoformat()
    typed = {"deputy": str(foreign), "begins": today, "ends": today, "reason": "出差"}
    answer = client_of("zhoumin").post("/delegations", data=typed)
    assert (answer.status_code, "不在可选范围内" in answer.text) == (422, True)


def test_both_names_stand_wherever_the_deputys_act_is_shown(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.opined("parking", story.PARKING)
        deputy, absent, today = colleague("zhoumin"), person("zhoumin"), clock.today()
        delegations.delegate(absent, deputy, today, today, "出差", by=absent)
        for note in annotations_of(matter):
            annotations.answer(note, Reply.ADOPTED, "照改", by=deputy)
        id = matter.id
    client = client_of("wangfang")
    for path in ("revisions/1", "log"):
        assert "钱进（代周敏）" in client.get(f"/matters/{id}/{path}").text, path
