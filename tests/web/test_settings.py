"""The settings' pages: who sees them, what they say, what a notice would change before it does."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from review.demo import office as cast
from review.extensions import db
from review.law.holidays import Year
from review.law.settings import ROWS
from review.law.vocabulary import Role
from review.models import HolidayNotice

ClientOf = Callable[[str], FlaskClient]
READERS = (Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.AUDITOR)
NEXT = Year.typed(2027, "2027年通知", "2026-12-31至2027-01-02 元旦 休")


def stored(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(HolidayNotice)) or 0


def test_the_settings_open_to_those_who_answer_for_them(client_of: ClientOf) -> None:
    for one in cast.PEOPLE:
        client = client_of(one.account)
        for path in ("/settings", "/settings/rows/contract.review", "/settings/calendar/2026"):
            assert (client.get(path).status_code == 200) == (one.role in READERS), (one, path)
        answer = client.post("/settings/rows/contract.review", data={"value": "7", "reason": "试"})
        assert (answer.status_code == 303) == (one.role is Role.OFFICE), one


def test_every_row_shows_its_source_and_how_sure_it_is(client_of: ClientOf) -> None:
    client = client_of("wangfang")
    for key, row in ROWS.items():
        page = client.get(f"/settings/rows/{key}").text
        assert row.source in page, key
        assert row.certainty.value in page, key


def test_a_bad_value_is_told_by_the_field_and_what_was_typed_is_kept(client_of: ClientOf) -> None:
    client = client_of("wangfang")
    answer = client.post(
        "/settings/rows/contract.file", data={"value": "9", "reason": "别丢了这段话"}
    )
    assert answer.status_code == 422
    assert "由法律规定（政府采购法第四十七条）" in answer.text
    assert "别丢了这段话" in answer.text
    assert client.get("/settings/rows/nothing").status_code == 404
    assert client.get("/settings/calendar/2040").status_code == 404


def test_a_notice_is_looked_at_before_it_is_taken_in(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("wangfang")
    file = (io.BytesIO(NEXT.written().encode()), "2027.json")
    shown = client.post("/settings/calendar/preview", data={"file": file})
    assert "没有找到春节、清明" in shown.text
    assert "2026年12月31日（周四）" in shown.text
    assert stored(bare_app) == 0
    done = client.post("/settings/calendar", data={"notice": NEXT.written()})
    assert done.headers["Location"].endswith("/settings/calendar/2027")
    assert stored(bare_app) == 1
    assert "2027年通知" in client.get("/settings/calendar/2027").text
    again = client.post("/settings/calendar", data={"notice": NEXT.written()})
    assert (again.status_code, "完全相同" in again.text) == (422, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "请选择文件"),
        ({"year": "2027", "days": "元旦三天"}, "第1行无法识别"),
        ({"days": "2027-01-01 元旦 休"}, "年份应为四位数"),
        ({"year": "明年", "days": "2027-01-01 元旦 休"}, "年度"),
        ({"year": "2027", "days": "2027-01-01 元\u202e旦 休"}, "不可见的控制字符"),
    ],
)
def test_a_notice_that_cannot_stand_is_told_and_kept(
    bare_app: Flask, client_of: ClientOf, typed: dict[str, str], sentence: str
) -> None:
    answer = client_of("wangfang").post("/settings/calendar/preview", data=typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert typed.get("days", "") in answer.text
    assert stored(bare_app) == 0
