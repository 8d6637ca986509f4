"""原件: the pages of a PDF beside its words; a scan says what it is and is recognised where it can be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from flask import Flask
from flask.testing import FlaskClient

from review.actions import documents, recognitions
from review.demo.office import person
from review.extensions import db
from review.models import Matter, Revision
from review.registers.facts import latest_revision
from review.registers.log import verify
from tests.paper.reading.test_pdf import blank
from tests.told import story


def scanned(id: int, client: FlaskClient) -> None:
    sent = client.post(
        f"/matters/{id}/revisions", data={"file": (BytesIO(blank(pages=2)), "扫描件.pdf")}
    )
    assert sent.status_code == 303


def test_a_scan_says_so_and_why_it_was_not_recognised(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    client = client_of("zhoumin")
    scanned(id, client)
    page = client.get(f"/matters/{id}/revisions/2/pages").text
    assert "PDF 是扫描件，没有文字层" in page
    assert "没有安装文字识别组件" in page or "正在识别文字" in page
    assert "本页有图像，请看原件" in page
    assert "看原件页面" in client.get(f"/matters/{id}/revisions/2").text


def test_recognised_words_stand_beside_the_pages_and_not_in_the_text(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    scanned(id, client)
    with bare_app.app_context():
        revision = latest_revision(db.session.get_one(Matter, id))
        assert revision is not None
        before = documents.reading(revision)
        lines = [["第一页的<b>字</b>"], ["第二页的字"]]
        recognitions.finish(revision, lines, "rapidocr 3.10", by=person("zhoumin"))
        assert documents.reading(revision) == before
        assert verify().faults == ()
    page = client.get(f"/matters/{id}/revisions/2/pages").text
    assert "第一页的&lt;b&gt;字&lt;/b&gt;" in page
    assert "以右侧原件为准" in page


def test_a_word_file_has_no_pages_to_show(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
        assert db.session.query(Revision).count() == 1
    assert client_of("zhoumin").get(f"/matters/{id}/revisions/1/pages").status_code == 404
