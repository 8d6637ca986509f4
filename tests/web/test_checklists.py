"""The checklists' pages: the next version is written, shown beside the last, and kept by number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from review.extensions import db
from review.law.checklists import CONTRACT
from review.law.kinds import CHECKLISTS
from review.law.vocabulary import Kind
from review.registers import checklists

ClientOf = Callable[[str], FlaskClient]
PATH = "/settings/checklists/contract"


def rows(**changes: str) -> dict[str, str]:
    typed = {"based_on": "1", "reason": "按本区规定补充"}
    for place, item in enumerate(CONTRACT.items, 1):
        typed |= {
            f"label-{item.key}": item.label,
            f"basis-{item.key}": item.basis,
            f"help-{item.key}": item.help,
            f"order-{item.key}": str(place * 10),
        }
    return typed | changes


NEW = {"label-new1": "骑缝章", "basis-new1": "办公室惯例", "order-new1": "5"}


def test_the_office_writes_the_next_version_and_the_first_stays(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("wangfang")
    answer = client.post(f"{PATH}/new", data=rows(**NEW, **{"retire-quantity": "on"}))
    assert answer.status_code == 303
    page = client.get(PATH).text
    for words in ("第2版", "新增", "停用", "骑缝章", "按本区规定补充"):
        assert words in page
    assert "骑缝章" not in client.get(f"{PATH}?version=1").text
    assert client.get(f"{PATH}?version=3").status_code == 404
    with bare_app.app_context():
        [now] = checklists.in_force(Kind.CONTRACT)
        assert (now.number, now.list.items[0].label) == (2, "骑缝章")
        assert "quantity" not in {item.key for item in now.list.items}
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(text("UPDATE checklist_version SET number = 9"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"label-price": ""}, "请填写要点"),
        ({"label-price": "甲\u202e乙"}, "不可见的控制字符"),
        ({**NEW, "reason": " "}, "请填写修改的理由"),
        ({}, "没有改动"),
    ],
)
def test_a_bad_row_is_told_and_everything_typed_is_kept(
    client_of: ClientOf, typed: dict[str, str], sentence: str
) -> None:
    answer = client_of("wangfang").post(
        f"{PATH}/new", data=rows(**{"order-wording": "241"}, **typed)
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="241"' in answer.text


def test_a_version_written_meanwhile_is_not_overwritten(client_of: ClientOf) -> None:
    client = client_of("wangfang")
    client.post(f"{PATH}/new", data=rows(**NEW))
    late = client.post(f"{PATH}/new", data=rows(**NEW))
    assert (late.status_code, "您改的是第1版，现在已有第2版，请先看新版" in late.text) == (
        409,
        True,
    )


def test_only_the_office_writes_and_only_who_answers_reads(client_of: ClientOf) -> None:
    for account, reads in (("zhangwei", 200), ("wuming", 200), ("zhoumin", 404), ("chenlu", 404)):
        client = client_of(account)
        assert client.get(PATH).status_code == reads, account
        assert client.get(f"{PATH}/new").status_code == 404, account
        assert client.post(f"{PATH}/new", data=rows(**NEW)).status_code == 404, account


def test_every_list_has_its_page(client_of: ClientOf) -> None:
    client = client_of("wangfang")
    page = client.get("/settings/checklists").text
    for one in CHECKLISTS:
        assert one.title in page
        assert client.get(f"/settings/checklists/{one.key}/new").status_code == 200
    assert client.get("/settings/checklists/nothing").status_code == 404
