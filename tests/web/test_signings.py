"""The signed copy is held against the cleared text; a difference is registered with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import documents
from review.demo import papers
from review.extensions import db
from review.law.vocabulary import Outcome, Status
from review.models import CopyCheck, LogEntry, Matter
from review.registers.facts import latest_revision
from tests.told import story


@pytest.fixture
def cleared(bare_app: Flask) -> int:
    with bare_app.app_context():
        return story.cleared("parking", story.PARKING).id


def send(client: FlaskClient, id: int, content: bytes | None, **more: str) -> Any:
    from io import BytesIO

    fields: dict[str, Any] = {
        "signed_on": clock.today().isoformat(), "signatory": "张伟", "copies": "6", **more,
    }  # fmt: skip
    if content is not None:
        fields["file"] = (BytesIO(content), "签署件.docx")
    return client.post(f"/matters/{id}/signing", data=fields)


def checked(id: int) -> CopyCheck:
    return db.session.query(CopyCheck).one()


def test_the_cleared_text_itself_is_the_same(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        revision = latest_revision(db.session.get_one(Matter, cleared))
        assert revision is not None
        content = documents.store().get(revision.sha256)
    assert send(client, cleared, content).status_code == 303
    with bare_app.app_context():
        assert checked(cleared).outcome is Outcome.SAME
    page = client.get(f"/matters/{cleared}").text
    assert "签署件核对：文字一致" in page
    assert client.get(f"/matters/{cleared}/compare?old=r1&new=s").status_code == 200


def test_another_text_is_shown_and_needs_its_reason(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    """The file is held while the page is mended, so that it need not be picked again."""
    client = client_of("zhoumin")
    refused = send(client, cleared, papers.write("parking", 2))
    assert refused.status_code == 422
    assert "签署件与准予签署的文本有" in refused.text
    assert "<del>" in refused.text
    with bare_app.app_context():
        assert db.session.get_one(Matter, cleared).status is Status.CLEARED
        assert db.session.query(CopyCheck).count() == 0
    kept = re.search(r'name="kept" value="([^"]+)"', refused.text)
    assert kept
    done = send(client, cleared, None, kept=kept[1], explanation="签署时双方手写更正")
    assert done.status_code == 303
    with bare_app.app_context():
        found = checked(cleared)
        assert (found.outcome, found.explanation) == (Outcome.DIFFERS, "签署时双方手写更正")
        assert found.differences > 1
        body = db.session.query(LogEntry).filter_by(action="step").all()[-1].body
        assert '"check":"differs"' in body
    assert "签署时双方手写更正" in client_of("wangfang").get("/notices").text


def test_a_scan_is_registered_and_said_to_be_unread(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    from io import BytesIO

    buffer = BytesIO()
    document.save(buffer)
    client = client_of("zhoumin")
    assert send(client, cleared, buffer.getvalue()).status_code == 303
    with bare_app.app_context():
        assert checked(cleared).outcome is Outcome.UNREAD
    assert "没有文字层，未能核对，请人工核对" in client.get(f"/matters/{cleared}").text


def test_a_kept_file_of_another_matter_is_none(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of("zhoumin")
    with bare_app.app_context():
        other = story.cleared("parking", story.PARKING).id
    refused = send(client, other, papers.write("parking", 2))
    kept = re.search(r'name="kept" value="([^"]+)"', refused.text)
    assert kept
    answer = send(client, cleared, None, kept=kept[1], explanation="换用")
    assert answer.status_code == 422
    assert "请选择签署件" in answer.text


def test_a_copy_signed_before_the_clearance_is_refused_and_nothing_is_kept(
    bare_app: Flask, cleared: int, client_of: Callable[[str], FlaskClient]
) -> None:
    today = clock.today()
    with bare_app.app_context():
        content = papers.write("parking")
    answer = send(
        client_of("zhoumin"), cleared, content, signed_on=(today - timedelta(1)).isoformat()
    )
    assert answer.status_code == 422
    assert f"签订日期不能早于准予签署的日期（{today}）" in answer.text
    with bare_app.app_context():
        assert db.session.get_one(Matter, cleared).status is Status.CLEARED
        assert db.session.query(CopyCheck).count() == 0
