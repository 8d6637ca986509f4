"""A signed copy is registered only with the proof that the law asks of what it is."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import documents, signing_copies
from review.demo import papers
from review.extensions import db
from review.law.vocabulary import Outcome, Proof, Status
from review.models import CopyCheck, LogEntry, Matter, ReturnedCopy, Signing
from review.paper.signing_mark import Mark
from review.registers import facts
from review.registers.facts import latest_revision
from review.registers.signed_copies import proof_of
from tests.paper.documents import docx, p
from tests.paper.pdfs import pdf
from tests.paper.scans import scan
from tests.told import story

Clients = Callable[[str], FlaskClient]


@pytest.fixture
def cleared(bare_app: Flask) -> int:
    with bare_app.app_context():
        return story.cleared("hotline", story.HOTLINE).id


def send(client: FlaskClient, id: int, content: bytes | None, **more: str) -> Any:
    name = more.pop("name", "签署件.docx")
    fields: dict[str, Any] = {
        "signed_on": clock.today().isoformat(), "signatory": "张伟", "copies": "6", **more,
    }  # fmt: skip
    if content is not None:
        fields["file"] = (BytesIO(content), name)
    return client.post(f"/matters/{id}/signing", data=fields)


def scanned(client: FlaskClient, id: int, content: bytes) -> Any:
    return send(client, id, content, name="盖章扫描.pdf")


def confirm(client: FlaskClient, id: int, answers: list[str], **more: str) -> Any:
    ticks = dict.fromkeys(("paged", "coded", "sealed"), "y")
    form = {"verdict": "same", **ticks, "answers": answers, **more}
    return client.post(f"/matters/{id}/signing/check", data=form)


def status(app: Flask, id: int) -> Status:
    with app.app_context():
        return db.session.get_one(Matter, id).status


def proof(app: Flask) -> Proof:
    with app.app_context():
        return proof_of(db.session.query(Signing).one())


def events(app: Flask, action: str) -> list[dict[str, Any]]:
    with app.app_context():
        rows = db.session.query(LogEntry).filter_by(action=action).order_by(LogEntry.seq)
        return [json.loads(row.body) for row in rows]


def mark(app: Flask, id: int) -> Mark:
    with app.app_context():
        clearance = facts.valid_clearance(db.session.get_one(Matter, id))
        assert clearance is not None
        return signing_copies.mark_of(clearance)


def cleared_file(app: Flask, id: int) -> bytes:
    with app.app_context():
        revision = latest_revision(db.session.get_one(Matter, id))
        assert revision is not None
        return documents.store().get(revision.sha256)


def changed(content: bytes, old: str, new: str) -> bytes:
    """A .docx with other words in its text."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            body = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in body
                body = body.replace(old.encode(), new.encode())
            made.writestr(name, body)
    return target.getvalue()


def test_the_cleared_text_itself_is_the_same(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    client = client_of("zhoumin")
    assert send(client, cleared, cleared_file(bare_app, cleared)).status_code == 303
    assert proof(bare_app) is Proof.SAME
    with bare_app.app_context():
        assert db.session.query(CopyCheck).one().outcome is Outcome.SAME
    page = client.get(f"/matters/{cleared}").text
    assert "签署件核对：文字逐字一致" in page
    assert client.get(f"/matters/{cleared}/compare?old=r1&new=s").status_code == 200


def test_the_signing_copy_that_comes_back_is_the_same(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    client = client_of("zhoumin")
    copy = client.get(f"/matters/{cleared}/signing/copy").data
    assert send(client, cleared, copy).status_code == 303
    assert proof(bare_app) is Proof.SAME


def test_a_difference_of_words_waits_for_the_office_and_its_reason(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    """The file is held while the page is mended, so that it need not be picked again."""
    drafter, office = client_of("zhoumin"), client_of("wangfang")
    content = changed(cleared_file(bare_app, cleared), "质量", "品质")
    refused = send(drafter, cleared, content)
    assert refused.status_code == 422
    assert "签署件与准予签署的文本有" in refused.text
    assert "<del>" in refused.text
    kept = re.search(r'name="kept" value="([^"]+)"', refused.text)
    assert kept
    sent = send(drafter, cleared, None, kept=kept[1], explanation="双方手写更正用词")
    assert sent.status_code == 303
    waiting = drafter.get(sent.location).text
    assert "签署件还要由办公室核对确认，现在不能登记签订" in waiting
    assert status(bare_app, cleared) is Status.CLEARED
    assert drafter.get(f"/matters/{cleared}/signing/check").status_code == 409
    with bare_app.app_context():
        count = len(db.session.query(ReturnedCopy).one().differences)
    assert "核对签署件" in office.get("/").text
    asked = office.get(f"/matters/{cleared}/signing/check").text
    assert "逐处认可差异，可以登记" in asked
    assert "一致，可以登记" not in asked
    assert "请逐处写明认可的理由" in confirm(office, cleared, [""] * count).text
    unsealed = confirm(office, cleared, ["用词更正"] * count, sealed="")
    assert "请核对后勾选" in unsealed.text
    assert confirm(office, cleared, ["用词更正，意思相同"] * count).status_code == 303
    assert status(bare_app, cleared) is Status.SIGNED
    assert proof(bare_app) is Proof.ACCEPTED
    told = events(bare_app, "confirm_copy")[0]["data"]
    assert "用词更正，意思相同" in told["answered"]
    assert told["agreed"] == "认可差异"
    page = drafter.get(f"/matters/{cleared}").text
    assert "文字有差异，办公室逐处认可" in page
    assert "核对结论：认可差异" in page
    archiving = client_of("liuna").get(f"/matters/{cleared}/archiving").text
    assert "签署件核对：文字有差异，办公室逐处认可" in archiving


def test_an_area_changed_by_hand_is_not_the_drafters_to_explain(
    bare_app: Flask, client_of: Clients
) -> None:
    """1,286.40 became 2,286.40 square metres as 手写填写: office and leader, or nothing."""
    with bare_app.app_context():
        id = story.cleared("lease", story.LEASE).id
    drafter, office, leader = map(client_of, ("zhoumin", "wangfang", "zhangwei"))
    content = changed(cleared_file(bare_app, id), "1,286.40", "2,286.40")
    sent = send(drafter, id, content, explanation="手写填写")
    assert sent.status_code == 303
    page = drafter.get(sent.location).text
    assert "签署件还要由办公室、审批领导核对确认，现在不能登记签订" in page
    assert "核对签署件" in leader.get("/").text
    again = drafter.post(f"/matters/{id}/signing/registration")
    assert again.status_code in (403, 409, 422)
    assert "签署件还要由办公室、审批领导核对确认，现在不能登记签订" in again.text
    with bare_app.app_context():
        returned = db.session.query(ReturnedCopy).one()
        assert "area" in {one["touched"] for one in returned.differences}
        count = len(returned.differences)
    reasons = ["面积按实测更正"] * count
    assert confirm(office, id, reasons).status_code == 303
    assert status(bare_app, id) is Status.CLEARED
    assert confirm(office, id, reasons).status_code != 303
    assert confirm(leader, id, reasons).status_code == 303
    assert status(bare_app, id) is Status.CLEARED
    done = drafter.post(f"/matters/{id}/signing/registration")
    assert done.status_code == 303
    assert status(bare_app, id) is Status.SIGNED
    assert proof(bare_app) is Proof.HANDWRITTEN


def test_a_picture_of_one_dot_is_refused_and_the_attempt_is_an_event(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    answer = scanned(client_of("zhoumin"), cleared, scan([None], (1, 1)))
    assert answer.status_code == 422
    assert "签署件第1页的图像太小，看不清文字" in answer.text
    blank = scanned(client_of("zhoumin"), cleared, pdf(b""))
    assert "签署件各页都是空白" in blank.text
    assert status(bare_app, cleared) is Status.CLEARED
    first, second = events(bare_app, "refuse_signed")
    assert "图像太小" in first["data"]["why"]
    assert first["object"]["sha256"] != second["object"]["sha256"]


def test_a_word_file_of_pictures_is_no_scan(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    answer = send(client_of("zhoumin"), cleared, docx(p()))
    assert "这份签署件里没有文字，也不能逐页查看，请扫描成 PDF 后上传" in answer.text


def test_a_copy_with_the_code_of_another_matter_is_told(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    other = mark(bare_app, cleared)._replace(clearance="西城管指签〔2026〕99号")
    answer = scanned(client_of("zhoumin"), cleared, scan([other]))
    assert answer.status_code == 422
    assert "签署件上的签署用文本页脚是另一份的" in answer.text
    assert "西城管指签〔2026〕99号" in answer.text
    with bare_app.app_context():
        foreign = story.cleared("hotline", story.HOTLINE).id
    copy = client_of("zhoumin").get(f"/matters/{foreign}/signing/copy").data
    assert "签署用文本页脚是另一份的" in send(client_of("zhoumin"), cleared, copy).text


def test_a_copy_from_before_there_were_proofs_says_so(
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    client = client_of("zhoumin")
    send(client, cleared, cleared_file(bare_app, cleared))
    with bare_app.app_context():
        db.session.query(ReturnedCopy).delete()
        db.session.commit()
    assert proof(bare_app) is Proof.OLD_RULE
    assert "签署件核对：按旧规则登记" in client.get(f"/matters/{cleared}").text


def test_a_kept_file_of_another_matter_is_none(
    bare_app: Flask, cleared: int, client_of: Clients
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
    bare_app: Flask, cleared: int, client_of: Clients
) -> None:
    today = clock.today()
    day = (today - timedelta(1)).isoformat()
    content = cleared_file(bare_app, cleared)
    answer = send(client_of("zhoumin"), cleared, content, signed_on=day)
    assert answer.status_code == 422
    assert f"签订日期不能早于准予签署的日期（{today}）" in answer.text
    with bare_app.app_context():
        assert db.session.get_one(Matter, cleared).status is Status.CLEARED
        assert db.session.query(CopyCheck).count() == 0
        assert db.session.query(ReturnedCopy).count() == 0
