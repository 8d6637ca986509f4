"""The pages of performance: what was typed stays, what is wrong is said by its field."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.demo.papers import write
from review.jobs import worker
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
PAGES = ("", "/new", "/term", "/alerts/new", "/supplement")


@pytest.fixture
def address(bare_app: Flask) -> str:
    with bare_app.app_context():
        return f"/matters/{story.signed('parking', story.PARKING).id}/performance"


def test_a_day_in_the_future_is_refused_by_its_field_and_nothing_typed_is_lost(
    client_of: ClientOf, address: str
) -> None:
    client = client_of("zhoumin")
    typed = {"kind": "paid", "on": "2099-01-01", "amount": "1,234.50", "note": "首期款"}
    answer = client.post(f"{address}/new", data=typed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "“付款”的日期不能晚于今天" in page
    assert all(one in page for one in ("2099-01-01", "1,234.50", "首期款"))
    assert "还没有登记" in client.get(address).get_data(as_text=True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "paid", "on": "2026-02-30"}, "发生日期"),
        ({"kind": "awarded", "on": "2026-11-24"}, "不在可选范围内"),
        ({"kind": "changed", "on": "2026-11-24"}, "不在可选范围内"),
        ({"on": "2026-11-24"}, "请选择事件"),
        ({"kind": "paid", "on": "2026-11-24", "amount": "-5"}, "请填写金额"),
        ({"kind": "paid", "on": "2026-11-24", "note": "x\u202ey"}, "不可见"),
    ],
)
def test_bad_input_is_answered_by_a_sentence(
    client_of: ClientOf, address: str, typed: dict[str, str], said: str
) -> None:
    answer = client_of("zhoumin").post(f"{address}/new", data=typed)
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


def test_each_page_opens_to_those_who_may_act(client_of: ClientOf, address: str) -> None:
    drafter = client_of("zhoumin")
    assert [drafter.get(address + one).status_code for one in PAGES] == [200] * 5
    stranger = client_of("sunyue")
    assert [stranger.get(address + one).status_code for one in PAGES] == [404] * 5
    auditor = client_of("wuming")
    assert [auditor.get(address + one).status_code for one in PAGES] == [200, 409, 409, 409, 409]


def test_a_change_leads_to_its_supplement_which_names_the_original(
    client_of: ClientOf, address: str
) -> None:
    client = client_of("zhoumin")
    today = story.clock.today().isoformat()
    typed = {"reason": "延长三个月", "on": today, "added": "130000"}
    answer = client.post(f"{address}/supplement", data=typed)
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "停车秩序委托管理协议补充协议（1）" in page
    assert "超过10%（126,000.00元）" in page
    gate = client.get(answer.headers["Location"] + "/gate").get_data(as_text=True)
    assert "10.32%" in gate


def test_a_stricter_limit_that_the_office_set_is_the_one_that_counts(
    client_of: ClientOf, address: str
) -> None:
    set_to = {"value": "5", "reason": "从严控制追加采购"}
    answer = client_of("wangfang").post("/settings/rows/contract.supplement", data=set_to)
    assert answer.status_code == 303
    client = client_of("zhoumin")
    typed = {"reason": "延长", "on": story.clock.today().isoformat(), "added": "100000"}
    link = client.post(f"{address}/supplement", data=typed).headers["Location"]
    assert "超过5%（63,000.00元）" in client.get(link).get_data(as_text=True)
    shut = client.get(link + "/gate").get_data(as_text=True)
    assert "合计不超过办公室设置的上限" in shut
    assert "7.94%，超过5%" in shut


def test_the_void_arbitration_clause_is_shown_where_the_opinion_is_written(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.reviewing("parking", story.PARKING).id
        worker.run_all()
    for path in ("", "/opinions/new"):
        page = client_of("chenlu").get(f"/matters/{id}{path}").get_data(as_text=True)
        assert "行政协议约定仲裁条款的，该条款无效" in page
        assert "法释〔2019〕17号第二十六条" in page


def test_evidence_is_kept_and_given_back(client_of: ClientOf, address: str) -> None:
    client, content = client_of("zhoumin"), write("parking")
    typed = {"kind": "delivered", "on": story.clock.today().isoformat()}
    answer = client.post(
        f"{address}/new", data={**typed, "file": (BytesIO(content), "验收单.docx")}
    )
    assert answer.status_code == 303
    assert client.get(f"{address}/1/file").data == content
    assert client.get(f"{address}/2/file").status_code == 404
