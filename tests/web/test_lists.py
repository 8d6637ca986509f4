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
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.models import Deadline, MatterText
from review.registers import matter_list

ClientOf = Callable[[str], FlaskClient]


@pytest.fixture
def told(bare_app: Flask) -> dict[str, int]:
    """Three matters: under review and overdue, waiting for a declaration, a draft."""
    with bare_app.app_context():
        reviewing = story.reviewing("parking", story.PARKING)
        late = db.session.scalars(select(Deadline).filter_by(matter_id=reviewing.id)).one()
        with unit_of_work():
            late.due_on = late.alert_on = clock.today() - timedelta(20)
        assigned = story.assigned("parking", story.PARKING)
        drafted = story.opened("parking", story.PARKING)
        return {"reviewing": reviewing.id, "assigned": assigned.id, "drafted": drafted.id}


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


def test_words_of_the_text_find_it_for_those_who_may_read_it(
    bare_app: Flask, client_of: ClientOf, told: dict[str, int]
) -> None:
    with bare_app.app_context():
        words = db.session.scalars(select(MatterText.words).limit(1)).one()
    sought = words[400:408]
    assert listed(client_of("zhoumin"), told, f"q={sought}") == set(told)
    assert f"<mark>{sought}</mark>" in client_of("zhoumin").get(f"/matters?q={sought}").text
    assert listed(client_of("chenlu"), told, f"q={sought}") == {"reviewing"}
    assert listed(client_of("wangfang"), told, f"q={sought}") == {"reviewing", "assigned"}
    assert listed(client_of("zhaoyi"), told, f"q={sought}") == set()
    assert listed(client_of("sunyue"), told, f"q={sought}") == set()


def test_the_sheet_holds_exactly_the_view(client_of: ClientOf, told: dict[str, int]) -> None:
    answer = client_of("zhoumin").get("/matters/sheet?status=reviewing")
    rows = list(load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True))
    assert sum(story.PARKING.title in row for row in rows) == 1
    assert any("审查中" in row and "已作利益冲突声明的承办律师" in row for row in rows)


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


def test_the_index_is_made_anew_from_the_files(bare_app: Flask, told: dict[str, int]) -> None:
    with bare_app.app_context():
        before = {one.matter_id: one.words for one in db.session.scalars(select(MatterText))}
        with unit_of_work():
            for one in db.session.scalars(select(MatterText)).all():
                db.session.delete(one)
        result = bare_app.test_cli_runner().invoke(args=["search", "rebuild"])
        assert result.output == "已重建3件事项的索引。\n"
        after = {one.matter_id: one.words for one in db.session.scalars(select(MatterText))}
        assert before == after


def test_the_list_and_the_permission_to_read_texts_agree(
    bare_app: Flask, told: dict[str, int]
) -> None:
    with bare_app.app_context():
        words = db.session.scalars(select(MatterText.words).limit(1)).one()
        me = person("zhaoyi")
        query = matter_list.select_matters(me, {"q": words[400:408]})
        assert db.session.scalars(query).all() == []
