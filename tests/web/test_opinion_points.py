"""The checklist beside an opinion: reasons asked for, what was typed kept, the version frozen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.demo import story
from review.extensions import db
from review.models import Opinion
from tests.web.test_checklists import NEW, PATH, rows

ClientOf = Callable[[str], FlaskClient]
GIVEN = {"revision": "1", "conclusion": "revise", "text": "修改后可以签订。"}


@pytest.fixture
def address(bare_app: Flask) -> str:
    with bare_app.app_context():
        return f"/matters/{story.reviewing('parking', story.PARKING).id}/opinions"


def test_points_are_frozen_with_their_words_and_version(
    bare_app: Flask, client_of: ClientOf, address: str
) -> None:
    office, counsel = client_of("wangfang"), client_of("chenlu")
    office.post(f"{PATH}/new", data=rows(**NEW))
    assert "第2版" in counsel.get(f"{address}/new").text
    typed = {"version-contract": "2", "check-contract-price": "problem",
             "note-contract-price": "大小写不一致", "check-contract-own.2.25": "ok"}  # fmt: skip
    answer = counsel.post(address, data={**GIVEN, **typed})
    assert answer.status_code == 303
    office.post(f"{PATH}/new", data=rows(based_on="2", **{"retire-price": "on"}))
    page = counsel.get(answer.headers["Location"]).text
    for words in ("第2版", "骑缝章", "不符合", "大小写不一致"):
        assert words in page
    with bare_app.app_context():
        kept = {one["key"]: one for one in db.session.scalars(select(Opinion)).one().checklist}
        assert kept["contract.price"]["version"] == 2
        assert kept["contract.price"]["result"] == "不符合"


def test_a_finding_without_its_reasons_is_told_and_the_rest_is_kept(
    bare_app: Flask, client_of: ClientOf, address: str
) -> None:
    typed = {"check-contract-price": "problem", "note-contract-name": "别丢了这段话"}
    answer = client_of("chenlu").post(address, data={**GIVEN, **typed})
    assert answer.status_code == 422
    assert "价款或者报酬：请写明理由" in answer.text
    assert "别丢了这段话" in answer.text
    hidden = client_of("chenlu").post(address, data={**GIVEN, "note-contract-name": "甲\u202e"})
    assert (hidden.status_code, "不可见的控制字符" in hidden.text) == (422, True)
    with bare_app.app_context():
        assert db.session.scalars(select(Opinion)).all() == []


def test_a_list_written_anew_meanwhile_is_looked_at_first(
    client_of: ClientOf, address: str
) -> None:
    client_of("wangfang").post(f"{PATH}/new", data=rows(**NEW))
    answer = client_of("chenlu").post(address, data={**GIVEN, "version-contract": "1"})
    assert answer.status_code == 422
    assert "刚刚改为第2版" in answer.text
