"""The page on which a question is decided: who sees it, what it asks for, what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import matters
from review.demo.office import person
from review.law.vocabulary import Conclusion
from tests.told import consultations as told
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def address(bare_app: Flask) -> str:
    with bare_app.app_context():
        matter = told.opined(told.ROBOT, Conclusion.EXPLORATORY)
        matters.step(matter, "to_meeting", by=person("zhoumin"))
        return f"/matters/{matter.id}"


def _typed() -> dict[str, str]:
    whole = told.minutes(clock.today())
    return {
        "name": whole.name, "held_on": whole.held_on.isoformat(), "number": whole.number,
        "attendance": whole.attendance, "in_favour": "6", "against": "1", "abstained": "0",
        "discussion": whole.discussion, "dissent": whole.dissent, "last_word": whole.last_word,
        "outcome": "passed", "decided": whole.decided, "followed": "adopted",
    }  # fmt: skip


def test_the_office_registers_the_meeting_and_everybody_reads_it(
    client_of: ClientOf, address: str
) -> None:
    answer = client_of("wangfang").post(f"{address}/decision/meeting", data=_typed())
    assert answer.status_code == 303
    page = client_of("wuming").get(f"{address}/decision").get_data(as_text=True)
    for words in ("何静认为运维费用偏高", "末位表态", "同意6 · 不同意1 · 弃权0", told.RISK):
        assert words in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last_word": ""}, "主要领导应当末位表态"),
        ({"dissent": "  "}, "不同意见应当如实载明"),
        ({"held_on": "2026-02-30"}, "会议日期"),
        ({"held_on": "2099-01-01"}, "不能晚于今天"),
        ({"in_favour": "-1"}, "应为0到999的整数"),
        ({"in_favour": "六"}, "同意"),
        ({"outcome": "maybe"}, "不在可选范围内"),
        ({"followed": "declined"}, "不一致的，须写明理由"),
        ({"decided": "同意\u202e"}, "不可见"),
    ],
)
def test_a_wrong_record_is_answered_by_the_field_and_keeps_what_was_typed(
    client_of: ClientOf, address: str, wrong: dict[str, str], said: str
) -> None:
    client = client_of("wangfang")
    answer = client.post(f"{address}/decision/meeting", data=_typed() | wrong)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in page
    assert "何静：概算应当再压减" in page
    assert "待集体审议" in client.get(address).get_data(as_text=True)


def test_only_the_office_registers_and_strangers_see_nothing(
    client_of: ClientOf, address: str
) -> None:
    assert (
        client_of("zhangwei").post(f"{address}/decision/meeting", data=_typed()).status_code == 409
    )
    assert client_of("sunyue").get(f"{address}/decision").status_code == 404
    assert "登记会议和决定" not in client_of("zhoumin").get(f"{address}/decision").get_data(
        as_text=True
    )


def test_a_contract_has_no_such_page(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.submitted("parking", story.PARKING).id
    assert client_of("wangfang").get(f"/matters/{id}/decision").status_code == 404


def test_the_leader_reads_why_a_grave_matter_cannot_be_circulated(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = told.opined(told.PLATFORM, Conclusion.LAWFUL).id
    page = client_of("zhoumin").get(f"/matters/{id}").get_data(as_text=True)
    assert "不得以传阅、会签代替" in page
