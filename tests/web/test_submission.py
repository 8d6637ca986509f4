"""Submission on one page: many files at once, what they are, what is missing, what the text says."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from review.demo import papers
from review.demo.story import certificate
from review.extensions import db
from review.law.vocabulary import MaterialKind, Status
from review.models import Material, Matter, Revision, StoredFile
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
DOOR = "/matters/new/contract"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24) + b"IEND\xaeB`\x82"
CHOSEN = {"secret": "no", "nature": "civil", "method": "direct"}


def file(name: str, content: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def picked(name: str = "lease") -> list[tuple[io.BytesIO, str]]:
    return [
        file("办公用房租赁合同.docx", papers.write(name)),
        file("营业执照.png", PNG),
        file("主任办公会纪要.docx", certificate("纪要")),
    ]


def fields(page: str) -> dict[str, Any]:
    """What the form of the page would send again, without a file."""
    [form] = html.fromstring(page).xpath("//submission-form/form")
    found: dict[str, Any] = {}
    for one in form.xpath(".//*[self::input or self::select or self::textarea][@name]"):
        if one.get("type") in ("file", "radio") and one.get("checked") is None:
            continue
        value = one.value if one.tag != "input" else one.get("value", "")
        found.setdefault(one.get("name"), []).append(value or "")
    return found


def nothing_kept(app: Flask) -> bool:
    with app.app_context():
        return not db.session.query(Matter).count() and not db.session.query(StoredFile).count()


@pytest.mark.parametrize(
    ("name", "title", "counterparty", "amount"),
    [
        (
            "hotline",
            "12345市民服务热线话务外包服务合同",
            "北京听澜云语客户服务有限公司",
            "8764800.00",
        ),
        ("lease", "办公用房租赁合同", "北京栖砚置业经营有限公司", "8733369.60"),
        ("dataprocessing", "政务热线数据委托处理协议", "北京析微数智科技有限公司", "1386000.00"),
    ],
)
def test_what_a_contract_says_of_itself_is_filled_in_to_be_checked(
    bare_app: Flask, client_of: ClientOf, name: str, title: str, counterparty: str, amount: str
) -> None:
    sent = {"secret": "no", "do": "read", "file": file("合同.docx", papers.write(name))}
    answer = client_of("zhoumin").post(DOOR, data=sent)
    assert answer.status_code == 200
    typed = fields(answer.text)
    assert (typed["title"], typed["counterparty"], typed["amount"]) == (
        [title], [counterparty], [amount],
    )  # fmt: skip
    assert answer.text.count("取自文本，请核对") >= 3
    assert nothing_kept(bare_app)


def test_what_was_typed_is_not_overwritten_by_what_the_text_says(client_of: ClientOf) -> None:
    sent = {"secret": "no", "do": "read", "title": "我起的名字"}
    sent |= {"file": file("合同.docx", papers.write("lease"))}  # type: ignore[dict-item]
    page = client_of("zhoumin").post(DOOR, data=sent).text
    assert fields(page)["title"] == ["我起的名字"]
    assert "填入办公用房租赁合同" in page


def test_many_files_are_told_apart_and_what_is_missing_is_counted(client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    assert "送审（还缺3份）" in client.get(DOOR).text
    page = client.post(DOOR, data={"secret": "no", "do": "read", "file": picked()[:2]}).text
    assert fields(page)["role"] == ["text", "credentials"]
    assert "文件名有“营业执照”" in page
    assert "送审（还缺1份）" in page
    assert "检查发现：送审前先改更快" in page


def test_all_is_sent_in_one_deed_after_one_look(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    page = client.post(DOOR, data={**CHOSEN, "do": "read", "file": picked()}).text
    answer = client.post(DOOR, data={**fields(page), "do": "send"})
    assert answer.status_code == 303
    with bare_app.app_context():
        matter = db.session.scalars(select(Matter)).one()
        assert matter.status is Status.SUBMITTED
        assert matter.title == "办公用房租赁合同"
        kinds = db.session.scalars(select(Material.kind)).all()
        assert set(kinds) == {MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS}
        assert db.session.scalars(select(Revision.number)).all() == [1]


def test_without_scripts_one_press_with_everything_is_enough(
    bare_app: Flask, client_of: ClientOf
) -> None:
    answer = client_of("zhoumin").post(DOOR, data={**CHOSEN, "do": "send", "file": picked()})
    assert answer.status_code == 303
    with bare_app.app_context():
        assert db.session.scalars(select(Matter.status)).all() == [Status.SUBMITTED]


def test_a_missing_paper_is_asked_why_and_the_reason_goes_to_the_office(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("zhoumin")
    asked = client.post(DOOR, data={**CHOSEN, "do": "send", "file": picked()[:2]})
    assert asked.status_code == 422
    assert "缺“批准或采购依据”：请补交，或者写明为什么没有这份" in asked.text
    assert nothing_kept(bare_app)
    typed = {**fields(asked.text), "lacking-approval_basis": "单一来源，随后补交"}
    assert client.post(DOOR, data={**typed, "do": "send"}).status_code == 303
    with bare_app.app_context():
        matter = db.session.scalars(select(Matter)).one()
        assert matter.particulars.note == "没有“批准或采购依据”：单一来源，随后补交"
        assert matter.status is Status.SUBMITTED


def test_without_a_text_nothing_is_sent_and_a_draft_may_be_kept(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client = client_of("zhoumin")
    terms = {**CHOSEN, "title": "停车协议", "counterparty": "甲公司", "amount": "100"}
    refused = client.post(DOOR, data={**terms, "do": "send", "file": picked()[1:]})
    assert "还没有送审文本，请选择文件或者先保存草稿" in refused.text
    assert client.post(DOOR, data={**fields(refused.text), "do": "save"}).status_code == 303
    with bare_app.app_context():
        assert db.session.scalars(select(Matter.status)).all() == [Status.DRAFT]
        assert db.session.query(Material).count() == 2


@pytest.mark.parametrize(("secret", "status"), [("yes", 409), ("", 422)])
def test_a_text_not_declared_free_of_secrets_is_not_read(
    bare_app: Flask, client_of: ClientOf, secret: str, status: int
) -> None:
    sent = {"secret": secret, "do": "read", "file": file("合同.docx", papers.write("lease"))}
    answer = client_of("zhoumin").post(DOOR, data=sent)
    assert answer.status_code == status
    assert "北京栖砚置业经营有限公司" not in answer.text
    assert not list(bare_app.config["UPLOADS"].glob("??/*"))


def test_what_cannot_be_read_is_said_at_once_and_the_rest_is_kept(
    bare_app: Flask, client_of: ClientOf
) -> None:
    sent = {"secret": "no", "do": "read"}
    sent |= {"file": [file("合同.docx", b"MZ no"), picked()[1]]}  # type: ignore[dict-item]
    answer = client_of("zhoumin").post(DOOR, data=sent)
    assert answer.status_code == 422
    assert "合同.docx：" in answer.text
    assert fields(answer.text)["role"] == ["credentials"]
    assert nothing_kept(bare_app)


def test_a_file_of_another_person_is_not_taken_from_a_page(client_of: ClientOf) -> None:
    page = (
        client_of("zhoumin").post(DOOR, data={"secret": "no", "do": "read", "file": picked()}).text
    )
    held = fields(page)["held"]
    other = client_of("sunyue").post(DOOR, data={"secret": "no", "do": "read", "held": held}).text
    assert "held" not in fields(other)


def test_there_is_one_text_and_an_old_file_is_converted_first(client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    page = client.post(DOOR, data={**CHOSEN, "do": "read", "file": picked()}).text
    two = client.post(DOOR, data={**fields(page), "role": ["text", "text", "other"], "do": "send"})
    assert "送审文本只能有一份，请改选其余文件的种类" in two.text


def test_a_new_contract_may_begin_with_an_earlier_one(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        id = story.submitted("parking", story.PARKING).id
    client = client_of("zhoumin")
    assert f"{DOOR}?like={id}" in client.get(DOOR).text
    typed = fields(client.get(f"{DOOR}?like={id}").text)
    assert typed["counterparty"] == ["北京畅序停车管理有限公司"]
    assert client.get(f"{DOOR}?like=999").status_code == 404
