"""The pages of Word out and in: who may open them, what they show, and that text stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.extensions import db
from review.models import Annotation, TakenIn
from review.paper.exchange.provenance import origin
from review.paper.reading.docx_reader import read
from tests.actions.test_incoming import worked
from tests.paper.returns import edited
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
HOSTILE = "<script>alert(1)</script>{{7*7}}"


@pytest.fixture
def matter(bare_app: Flask) -> int:
    with bare_app.app_context():
        made = story.reviewing("parking", story.PARKING)
        story.annotate(made)
        return made.id


def exported(client: FlaskClient, matter: int) -> bytes:
    answer = client.get(f"/matters/{matter}/revisions/1/word")
    assert answer.status_code == 200
    return answer.data


def uploaded(client: FlaskClient, matter: int, content: bytes, name: str = "稿.docx"):
    sent = {"file": (io.BytesIO(content), name), "deed": f"up-{len(content)}"}
    with client.post(f"/matters/{matter}/incoming", data=sent, buffered=True) as answer:
        return answer


def previewed(client: FlaskClient, matter: int, content: bytes) -> tuple[str, str]:
    answer = uploaded(client, matter, content)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location, client.get(answer.location).get_data(as_text=True)


def test_whoever_may_read_the_text_takes_it_out_with_its_threads(client_of: ClientOf, matter: int):
    for account in ("zhoumin", "chenlu", "wangfang"):
        out = exported(client_of(account), matter)
        assert len(read(out).comments) > 3
        assert "第1版" in origin(out)
    assert client_of("zhengqi").get(f"/matters/{matter}/revisions/1/word").status_code == 404


def test_the_name_of_the_file_says_what_it_is(client_of: ClientOf, matter: int):
    answer = client_of("zhoumin").get(f"/matters/{matter}/revisions/1/word")
    assert "%E5%90%AB%E6%89%B9%E6%B3%A8%EF%BC%89.docx" in answer.headers["Content-Disposition"]


def test_only_the_cleared_counsel_is_offered_the_way_in(client_of: ClientOf, matter: int):
    page = f"/matters/{matter}/revisions/1"
    address = f"/matters/{matter}/incoming/new"
    assert address in client_of("chenlu").get(page).get_data(as_text=True)
    assert address not in client_of("zhoumin").get(page).get_data(as_text=True)
    assert client_of("zhoumin").get(address).status_code == 409


def test_from_upload_to_annotations_in_one_deed(client_of: ClientOf, matter: int, bare_app: Flask):
    client = client_of("chenlu")
    content = worked(exported(client, matter), "持证上岗", HOSTILE, "持保安员证上岗")
    content = edited(content, ("小时内反馈", "日内反馈"))
    address, page = previewed(client, matter, content)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
    assert "<script>alert(1)" not in page
    assert "有1处改动无法作为批注导入" in page
    (token,) = re.findall(r'name="note" value="(\w+)"', page)
    form = {"revision": "1", "note": token, f"severity-{token}": "blocking", "deed": "take"}
    for _ in range(2):  # sent twice, it is one deed
        assert client.post(f"{address}/taking", data=form).location == address
    after = client.get(address).get_data(as_text=True)
    assert "已从这份文件导入批注1条" in after
    assert 'name="note"' not in after
    with bare_app.app_context():
        made = db.session.scalars(db.select(Annotation).order_by(Annotation.id.desc())).first()
        assert made is not None
        assert (made.severity.value, made.text) == ("blocking", HOSTILE)
        assert made.proposal == "持保安员证上岗"
        assert len(db.session.scalars(db.select(TakenIn)).all()) == 2  # the comment, the change


def test_nothing_chosen_is_said(client_of: ClientOf, matter: int):
    client = client_of("chenlu")
    address, _ = previewed(client, matter, worked(exported(client, matter), "持证上岗", "一"))
    answer = client.post(f"{address}/taking", data={"revision": "1", "deed": "none"})
    assert answer.status_code == 409
    assert "没有选中" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"MZ", "不是 Word"), (b"", "请选择文件"), (None, "请选择文件")]
)
def test_a_file_that_cannot_be_read_is_refused_by_the_field(
    client_of: ClientOf, matter: int, content: bytes | None, sentence: str
):
    client = client_of("chenlu")
    answer = (
        client.post(f"/matters/{matter}/incoming", data={})
        if content is None
        else uploaded(client, matter, content, "" if not content else "稿.docx")
    )
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)


def test_the_section_sees_what_came_but_takes_nothing(client_of: ClientOf, matter: int):
    counsel = client_of("chenlu")
    address, _ = previewed(counsel, matter, worked(exported(counsel, matter), "持证上岗", "一"))
    page = client_of("zhoumin").get(address).get_data(as_text=True)
    assert "导入所选" not in page
    assert client_of("zhoumin").post(f"{address}/taking", data={"revision": "1"}).status_code == 409
    assert client_of("zhaoyi").get(address).status_code == 404


def test_a_file_that_came_back_is_found_again_on_the_matters_page(client_of: ClientOf, matter: int):
    counsel = client_of("chenlu")
    address, _ = previewed(counsel, matter, worked(exported(counsel, matter), "持证上岗", "一"))
    for account in ("chenlu", "zhoumin", "wangfang"):
        page = client_of(account).get(f"/matters/{matter}").text
        assert f'href="{address}">稿.docx</a>' in page
        assert "还没有导入" in page


def test_a_reply_names_its_thread_by_an_address_that_leads_there(
    client_of: ClientOf, matter: int, bare_app: Flask
):
    counsel = client_of("chenlu")
    with bare_app.app_context():
        note = db.session.scalars(db.select(Annotation).order_by(Annotation.id)).first()
        assert note is not None
        id, text = note.id, note.text
    content = edited(exported(counsel, matter), (text, text + "（补充）"), part="word/comments.xml")
    _, page = previewed(counsel, matter, content)
    assert f"/matters/{matter}/revisions/1#a-{id}" in page
