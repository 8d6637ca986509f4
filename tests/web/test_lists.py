"""The list of matters: filters that are the address, words of the text, a sheet, saved links."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select

from review import clock
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Deadline, Matter
from tests.told import once, story

ClientOf = Callable[[str], FlaskClient]


@once
def three() -> Matter:
    """Under review and overdue, waiting for a declaration, and the draft."""
    reviewing = story.reviewing("parking", story.PARKING)
    late = db.session.scalars(select(Deadline).filter_by(matter_id=reviewing.id)).one()
    with unit_of_work():
        late.due_on = late.alert_on = clock.today() - timedelta(20)
    story.assigned("parking", story.PARKING)
    return story.opened("parking", story.PARKING)


@pytest.fixture
def told(bare_app: Flask) -> dict[str, int]:
    with bare_app.app_context():
        three()
        ids = db.session.scalars(select(Matter.id).order_by(Matter.id))
        return dict(zip(("reviewing", "assigned", "drafted"), ids, strict=True))


def listed(client: FlaskClient, told: dict[str, int], query: str) -> set[str]:
    page = client.get(f"/matters?{query}").text
    return {name for name, id in told.items() if f'href="/matters/{id}"' in page}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"reviewing", "assigned", "drafted"}),
        ("status=reviewing", {"reviewing"}),
        ("kind=consultation", set()),
        ("due=late", {"reviewing"}),
        ("due=paused", set()),
        ("turn=me", {"drafted"}),
        ("firm=1", {"reviewing", "assigned"}),
        ("section=1", {"reviewing", "assigned", "drafted"}),
        ("section=2", set()),
        ("q=畅序停车", {"reviewing", "assigned", "drafted"}),
        ("q=%25%25", set()),
        ("q=没有这样的话", set()),
        ("status=nonsense&due=nonsense&firm=x&section=９", {"reviewing", "assigned", "drafted"}),
    ],
)
def test_each_filter_stands_in_the_address(
    client_of: ClientOf, told: dict[str, int], query: str, expected: set[str]
) -> None:
    assert listed(client_of("zhoumin"), told, query) == expected


def test_the_sheet_holds_exactly_the_view(client_of: ClientOf, told: dict[str, int]) -> None:
    answer = client_of("zhoumin").get("/matters/sheet?status=reviewing")
    rows = list(load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True))
    assert sum(story.PARKING.title in row for row in rows) == 1
    assert any("审查中" in row and "律师 陈律" in row for row in rows)


def test_a_filter_is_kept_by_name_and_only_for_its_owner(
    client_of: ClientOf, told: dict[str, int]
) -> None:
    client = client_of("zhoumin")
    answer = client.post("/matters/saved?due=late&nonsense=1", data={"name": "逾期的"})
    assert answer.headers["Location"] == "/matters?due=late"
    assert 'href="/matters?due=late"' in client.get("/matters").text
    assert "逾期的" not in client_of("wangfang").get("/matters").text
    empty = client.post("/matters/saved?due=late", data={"name": " "})
    assert (empty.status_code, "请填写名称" in empty.text) == (422, True)
    assert client_of("wangfang").post("/matters/saved/1/removal").status_code == 404
    assert client.post("/matters/saved/1/removal").status_code == 303
    assert "逾期的" not in client.get("/matters").text


def test_the_sheet_of_who_reads_english_speaks_as_the_page(
    client_of: ClientOf, told: dict[str, int]
) -> None:
    client = client_of("zhoumin")
    client.post("/language", data={"language": "en"})
    answer = client.get("/matters/sheet?status=reviewing")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Matters")
    rows = list(load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True))
    assert (rows[0][0], rows[1][:4]) == ("Matters", ("Number", "Kind", "Name", "Counterparty"))
    assert rows[2][1:3] == ("Contract", story.PARKING.title)
