"""Bad input and hostile files: a Chinese sentence, what was typed kept, and nothing half done."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.demo import papers
from review.extensions import db
from review.models import Matter, StoredFile
from review.web import assets
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
GOOD = {
    "title": "停车协议", "counterparty": "北京畅序公司", "amount": "100.00",
    "nature": "administrative", "method": "open_tender", "secret": "no",
}  # fmt: skip


def counts(app: Flask) -> tuple[int, int]:
    with app.app_context():
        return db.session.query(Matter).count(), db.session.query(StoredFile).count()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "请填写合同名称"),
        ("title", " \u3000", "请填写合同名称"),
        ("title", "长" * 201, "合同名称不能超过200字"),
        ("title", "甲\u202e乙", "含有不可见的控制字符"),
        ("title", "甲\x00乙", "含有不可见的控制字符"),
        ("amount", "1e99", "请填写金额"),
        ("amount", "NaN", "请填写金额"),
        ("amount", "-1", "请填写金额"),
        ("amount", "1.005", "请填写金额"),
        ("nature", "ordinary", "不在可选范围内"),
        ("credit_code", "12", "应为18位"),
        ("secret", "", "请选择是否涉密"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_stored(
    bare_app: Flask, client_of: ClientOf, field: str, value: str, sentence: str
) -> None:
    typed = {**GOOD, field: value, "note": "别丢了这段话"}
    answer = client_of("zhoumin").post("/matters/new/contract", data=typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "别丢了这段话" in answer.text
    assert counts(bare_app) == (0, 0)


WRONG_DIGIT, RIGHT_DIGIT = "91110106MA3F5D8L1A", "9144030071526726xg"


def test_a_credit_code_with_a_wrong_check_digit_is_questioned_once_and_never_refused(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client, typed = client_of("zhoumin"), {**GOOD, "credit_code": WRONG_DIGIT}
    asked = client.post("/matters/new/contract", data=typed)
    assert asked.status_code == 422
    assert "统一社会信用代码的校验码不符" in asked.text
    assert 'name="sure"' in asked.text
    assert counts(bare_app) == (0, 0)
    assert client.post("/matters/new/contract", data={**typed, "sure": "y"}).status_code == 303
    with bare_app.app_context():
        matter = db.session.query(Matter).one()
        assert matter.contract is not None
        assert matter.contract.credit_code == WRONG_DIGIT


def test_a_right_credit_code_is_kept_in_capitals_without_a_question(
    bare_app: Flask, client_of: ClientOf
) -> None:
    client, typed = client_of("zhoumin"), {**GOOD, "credit_code": RIGHT_DIGIT}
    assert 'name="sure"' not in client.get("/matters/new/contract").text
    assert client.post("/matters/new/contract", data=typed).status_code == 303
    with bare_app.app_context():
        matter = db.session.query(Matter).one()
        assert matter.contract is not None
        assert matter.contract.credit_code == RIGHT_DIGIT.upper()


def test_a_state_secret_is_refused_and_nothing_of_it_is_stored(
    bare_app: Flask, client_of: ClientOf
) -> None:
    file = (io.BytesIO(papers.write("parking")), "密.docx")
    answer = client_of("zhoumin").post(
        "/matters/new/contract", data={**GOOD, "secret": "yes", "file": file}
    )
    assert answer.status_code == 409
    assert "涉密文件不得在本系统存储" in answer.text
    assert counts(bare_app) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"PK\x03\x04 not a zip", b"<html>"])
def test_what_is_no_document_is_refused_and_nothing_is_stored(
    bare_app: Flask, client_of: ClientOf, content: bytes
) -> None:
    file = (io.BytesIO(content), "合同.docx")
    answer = client_of("zhoumin").post("/matters/new/contract", data={**GOOD, "file": file})
    assert answer.status_code == 422
    assert counts(bare_app) == (0, 0)


def test_a_form_sent_twice_with_one_key_is_one_deed(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    first, second = (
        client.post("/matters/new/contract", data={**GOOD, "deed": "a1"}) for _ in range(2)
    )
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert counts(bare_app)[0] == 1


def test_markup_in_a_title_is_shown_and_not_obeyed(client_of: ClientOf) -> None:
    client = client_of("zhoumin")
    where = client.post(
        "/matters/new/contract", data={**GOOD, "title": "<script>alert(1)</script>"}
    )
    for path in (where.headers["Location"], "/matters", "/", where.headers["Location"] + "/terms"):
        page = client.get(path).text
        assert "<script>alert" not in page, path
    assert "&lt;script&gt;alert(1)" in client.get(where.headers["Location"]).text


def test_every_answer_carries_the_content_policy_and_files_are_attachments(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = story.submitted("parking", story.PARKING).id
    client = client_of("zhoumin")
    sheet = f"{assets.address()}/css/base.css"
    for path in ("/", "/matters", "/nowhere", "/matters/987654", sheet):
        with client.get(path) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"], path
            assert answer.headers["X-Content-Type-Options"] == "nosniff", path
    for path in ("revisions/1/file", "materials/1/file"):
        answer = client.get(f"/matters/{id}/{path}")
        assert answer.headers["Content-Disposition"].startswith("attachment"), path
        assert answer.headers["Content-Security-Policy"].startswith("sandbox"), path


@pytest.mark.parametrize("fields", ["", "[]", "{", "3", '"text"'])
def test_a_draft_that_is_no_form_is_refused_in_words(
    bare_app: Flask, client_of: Callable[[str], FlaskClient], fields: str
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    sent = {"form": "annotate", "deed": "0" * 32, "fields": fields}
    answer = client_of("zhoumin").post(f"/matters/{id}/drafts", data=sent)
    assert (answer.status_code, "草稿的内容不完整" in answer.text) == (409, True)


def test_a_material_of_no_kind_is_refused_beside_its_field(
    bare_app: Flask, client_of: Callable[[str], FlaskClient]
) -> None:
    with bare_app.app_context():
        id = story.opened("parking", story.PARKING).id
    sent = {"kind": "nothing", "file": (io.BytesIO(story.certificate("证")), "证.docx")}
    answer = client_of("zhoumin").post(f"/matters/{id}/materials", data=sent)
    assert (answer.status_code, "请选择材料种类" in answer.text) == (422, True)


@pytest.mark.parametrize("kind", ["normative", "internal"])
def test_a_document_that_was_not_classified_is_not_opened(
    client_of: Callable[[str], FlaskClient], kind: str
) -> None:
    answer = client_of("zhoumin").post(f"/matters/new/{kind}", data={"title": "办法"})
    assert (answer.status_code, "文件和制度先认定，再送审" in answer.text) == (409, True)
