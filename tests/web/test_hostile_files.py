"""Hostile and broken files at every door that takes files: a sentence by the field, nothing kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from review.actions import matters
from review.demo.office import person
from review.extensions import db
from review.models import Conversion, Job, LogEntry, Material, Matter, Revision, StoredFile
from tests.paper.documents import docx, p, parts, t, zipped
from tests.paper.reading.test_intake import (
    ENTITY,
    MACRO,
    compound,
    crowd,
    enciphered,
    twins,
    with_part,
)
from tests.told import story

ClientOf = Callable[[str], FlaskClient]
TYPED = "别丢了这段话"
TERMS = {
    "title": TYPED, "counterparty": "北京畅序公司", "amount": "100.00",
    "nature": "administrative", "method": "open_tender", "secret": "no",
}  # fmt: skip
# What the file is: its name, its bytes, and words of the sentence by the field.
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("合同.docx", lambda: b"", "文件是空的"),
    "a program": ("合同.docx", lambda: b"MZ\x90\x00" + bytes(200), "不是 Word、PDF 或 OFD"),
    "a page": ("合同.pdf", lambda: b"<html><script>alert(1)</script>", "不是 Word、PDF 或 OFD"),
    "a program named twice": ("合同.docx.exe", lambda: b"MZ\x90\x00", "不是 Word、PDF 或 OFD"),
    "with macros": ("合同.docx", lambda: zipped(parts("", type_=MACRO)), "带有宏"),
    "encrypted": ("合同.docx", lambda: compound("EncryptedPackage"), "已加密"),
    "enciphered members": ("合同.docx", enciphered, "已加密"),
    "a workbook": ("合同.docx", lambda: compound("Workbook"), "不是 Word 文档"),
    "a bomb": ("合同.docx", lambda: with_part("word/media/a.bin", bytes(4_000_000)), "压缩炸弹"),
    "a big bomb": ("合同.docx", lambda: with_part("word/b.xml", b"<a>" * 30_000_000), "拒绝读取"),
    "2001 members": ("合同.docx", crowd, "超过 2000 个"),
    "a DTD": ("合同.docx", lambda: zipped({**parts(""), "word/document.xml": ENTITY}), "DTD"),
    "a DTD beside": ("合同.docx", lambda: with_part("word/styles.xml", ENTITY), "DTD"),
    "cut short": ("合同.docx", lambda: docx(p(t("文")))[:-40], "已损坏"),
    "cut in the middle": ("合同.docx", lambda: docx(p(t("文" * 999)))[:400], "已损坏"),
    "two of one name": ("合同.docx", twins, "同名部件"),
    "51 MB": ("合同.docx", lambda: bytes(51 * 1024 * 1024), "超过 50 MB"),
    "out of its folder": ("合同.docx", lambda: with_part("../../etc/x.xml", ""), "其他目录"),
    "ODT": (
        "合同.docx",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "暂不支持 ODT",
    ),
    "a lock file": ("~$合同.docx", lambda: docx(p(t("文"))), "临时文件"),
    "any zip": ("合同.docx", lambda: zipped({"a.txt": "甲"}), "不是 Word 文档"),
    "a broken PDF": ("合同.pdf", lambda: b"%PDF-1.7\n" + bytes(50), ""),
}
COUNTED = (Matter, Revision, Material, StoredFile, Conversion, Job, LogEntry)


@pytest.fixture
def draft(bare_app: Flask) -> int:
    with bare_app.app_context():
        return matters.open_matter(story.PARKING, by=person("zhoumin")).id


def kept(app: Flask) -> tuple[list[int | None], set[Path]]:
    """Rows of every table a file can reach, and the files themselves."""
    with app.app_context():
        rows = [db.session.scalar(select(func.count()).select_from(one)) for one in COUNTED]
    return rows, {file for file in app.config["UPLOADS"].rglob("*") if file.is_file()}


def doors(draft: int) -> dict[str, dict[str, str]]:
    return {
        "/matters/new/contract": TERMS,
        f"/matters/{draft}/revisions": {"note": TYPED},
        f"/matters/{draft}/materials": {"kind": "credentials"},
    }


def send(client: FlaskClient, door: str, form: dict[str, object]) -> TestResponse:
    """The bytes as they go over the wire; the client's own way leaves large files open."""
    boundary, body = encode_multipart(form)
    return client.post(door, data=body, content_type=f"multipart/form-data; boundary={boundary}")


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_by_name_at_every_door_and_nothing_is_kept(
    bare_app: Flask, client_of: ClientOf, draft: int, what: str
) -> None:
    name, make, sentence = HOSTILE[what]
    client, content = client_of("zhoumin"), make()
    before = kept(bare_app)
    for door, typed in doors(draft).items():
        if what == "a broken PDF" and door.endswith("materials"):
            continue  # scans come as they are; only a text under review is read
        answer = send(client, door, {**typed, "file": FileStorage(io.BytesIO(content), name)})
        assert answer.status_code == 422, door
        fault = answer.text.partition('id="file-fault">')[2].partition("</p>")[0]
        assert fault, door
        assert sentence in fault, (door, fault)
        assert fault.endswith("。"), (door, fault)
        for one in typed.values():
            assert one in answer.text, (door, one)
        assert ('<option selected value="credentials">' in answer.text) == ("kind" in typed), door
        assert kept(bare_app) == before, door


NAMES = {
    "../../etc/停车协议.docx": "停车协议.docx",
    "停车\u202excod.docx": "停车xcod.docx",
    "停车\u200b协议\x07.docx": "停车协议.docx",
    "<script>alert(1)<b>.docx": "<script>alert(1)<b>.docx",
    "长" * 300 + ".docx": "长" * 140 + ".docx",
    ".docx": ".docx",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_shown_harmless_and_names_no_path(
    bare_app: Flask, client_of: ClientOf, draft: int, name: str
) -> None:
    client, content = client_of("zhoumin"), docx(p(t("停车协议")))
    form = {"kind": "credentials", "file": (io.BytesIO(content), name)}
    assert client.post(f"/matters/{draft}/materials", data=form).status_code == 303
    with bare_app.app_context():
        material = db.session.scalars(select(Material)).one()
        assert material.name == NAMES[name]
        path = f"/matters/{draft}/materials/{material.id}/file"
    answer = client.get(path)
    assert answer.data == content
    assert answer.headers["Content-Disposition"].isascii()
    assert "<script>alert" not in client.get(f"/matters/{draft}").text
    found = [file for file in bare_app.config["UPLOADS"].rglob("*") if file.is_file()]
    assert [len(file.name) for file in found] == [64]


def test_a_name_with_a_line_break_adds_no_header(client_of: ClientOf, draft: int) -> None:
    """Sent as RFC 7578 would not: the name is cut or escaped, and never splits an answer."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\ncredentials\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a%0d%0aSet-Cookie: b=c.docx"'
        b"\r\n\r\n" + docx(p(t("文"))) + b"\r\n--x--\r\n"
    )
    client = client_of("zhoumin")
    kind = "multipart/form-data; boundary=x"
    assert (
        client.post(f"/matters/{draft}/materials", data=body, content_type=kind).status_code == 303
    )
    answer = client.get(f"/matters/{draft}/materials/1/file")
    assert "b=c" not in answer.headers.get("Set-Cookie", "")
    assert "\n" not in answer.headers["Content-Disposition"]
