"""The signing copy is handed out first once a text is cleared, and its hash stands in the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.actions import signing_copies
from review.demo import papers
from review.extensions import db
from review.jobs import worker
from review.law.requirements import judge
from review.law.signing_copy import MAKE, Cleared
from review.models import LogEntry, Matter, SigningCopy
from review.paper import signing_mark
from review.paper.reading import docx_reader, legacy
from review.registers import facts
from tests.told import story


@pytest.fixture
def cleared(bare_app: Flask) -> int:
    with bare_app.app_context():
        return story.cleared("hotline", story.HOTLINE).id


def test_the_gate_hands_the_signing_copy_out_first(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    for account in ("wangfang", "zhoumin"):
        client = client_of(account)
        page = client.get(f"/matters/{cleared}/gate").text
        assert page.index("用这一份签") < page.index("条件")
        copy = client.get(f"/matters/{cleared}/signing/copy")
        with bare_app.app_context():
            matter = db.session.get_one(Matter, cleared)
            clearance = facts.valid_clearance(matter)
            assert clearance is not None
            mark = signing_copies.mark_of(clearance)
            assert mark.digits in page
            revised = docx_reader.read(papers.write("hotline"))
            assert signing_mark.same(revised, docx_reader.read(copy.data), mark)
            digest = hashlib.sha256(copy.data).hexdigest()
            body = db.session.query(LogEntry).filter_by(action="signing_copy").one().body
            told = json.loads(body)
            assert told["object"]["sha256"] == digest
            assert told["data"]["text"] == clearance.text_hash


def test_before_the_clearance_there_is_none_and_nobody_else_gets_it(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        approved = story.approved("parking", story.PARKING).id
    client = client_of("wangfang")
    gate = client.get(f"/matters/{approved}/gate").text
    assert "准予签署后生成" in gate
    assert "文本中还有2处未处理的修订" in gate
    assert client.get(f"/matters/{approved}/signing/copy").status_code == 404
    assert client_of("chenlu").get(f"/matters/{approved}/signing/copy").status_code == 404


@pytest.mark.skipif(not legacy.available(), reason="LibreOffice is not installed")
def test_it_is_printed_later_and_the_print_is_an_event_too(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        worker.run_all()
        copy = db.session.get_one(SigningCopy, _clearance(cleared))
        assert copy.pages
        assert copy.pages > 2
        body = db.session.query(LogEntry).filter_by(action="print_signing_copy").one().body
        assert copy.print
        assert copy.print in body
        printed = copy.print
    client = client_of("zhoumin")
    assert "签署用文本 PDF" in client.get(f"/matters/{cleared}/signing").text
    content = client.get(f"/matters/{cleared}/signing/copy?print=1").data
    assert hashlib.sha256(content).hexdigest() == printed


def _clearance(id: int) -> int:
    found = facts.valid_clearance(db.session.get_one(Matter, id))
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (Cleared("ofd"), "OFD 文件不能加页脚，请用准予签署的文本本身签署"),
        (Cleared("docx", changes=2), "文本中还有2处未处理的修订"),
        (Cleared("docx", comments=3), "文本中还有3条 Word 批注"),
    ],
)
def test_of_which_texts_none_is_made(text: Cleared, sentence: str) -> None:
    assert sentence in judge(MAKE, text).reason


def test_a_text_with_pending_changes_is_cleared_without_one_and_the_page_says_so(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.cleared("parking", story.PARKING).id
    client = client_of("zhoumin")
    assert "没有签署用文本" in client.get(f"/matters/{id}/signing").text
    assert client.get(f"/matters/{id}/signing/copy").status_code == 404
