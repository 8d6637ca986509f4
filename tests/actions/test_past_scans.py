"""扫描件 of an old ledger: matched by the name its row writes, kept as what they are, told where not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import past_imports, past_scans
from review.actions.past_scans import Sent
from review.actions.unit_of_work import Invalid
from review.demo.office import person
from review.extensions import db
from review.law.past_scans import Row, match
from review.models import PastBatch, PastScan, Revision
from review.registers import past_ledgers as register
from review.registers.log import verify
from tests.paper.pdfs import pdf, text

ClientOf = Callable[[str], FlaskClient]
OFFICE = "wangfang"
LEDGER = """合同编号,合同名称,签订日期,扫描件
合〔2023〕1号,保洁合同,2023-05-06,保洁.pdf
合〔2023〕2号,绿化合同,2023-05-07,绿化.pdf；绿化补充.pdf
合〔2023〕3号,物业合同,2023-05-08,
"""


def scan(words: str) -> bytes:
    return pdf(text(words))


def zipped(**files: bytes) -> Sent:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"扫描/{name}.pdf", content)
    return Sent("扫描件.zip", target.getvalue())


def imported() -> PastBatch:
    office = person(OFFICE)
    asked = past_imports.receive("contracts", "台账.csv", LEDGER.encode(), by=office)
    return past_imports.bring_in(asked, only_good=False, by=office)


def test_names_are_matched_and_the_doubled_and_the_unknown_are_told() -> None:
    rows = [
        Row(1, "合〔2023〕1号", ("保洁.PDF",)),
        Row(2, "合〔2023〕2号", ()),
        Row(3, "", ("物业",)),
        Row(4, "", ("物业.pdf",)),
    ]
    found = match(
        ["a/保洁.pdf", "合(2023)2号.jpg", "物业.pdf", "别的.pdf", "重.pdf", "b/重.PDF"], rows
    )
    assert found.pairs == ((0, 1), (1, 2))
    assert found.faults == (
        ("物业.pdf", "有2行写着这个文件"),
        ("别的.pdf", "没有一行写着这个文件，也没有这个编号"),
        ("重.pdf", "有2个文件同名"),
        ("b/重.PDF", "有2个文件同名"),
    )
    assert match([], rows[:1]).without == ("保洁.PDF",)


def test_with_one_left_over_nothing_is_kept_unless_asked(app: Flask) -> None:
    batch, office = imported(), person(OFFICE)
    files = [
        zipped(保洁=scan("a"), 绿化=scan("b"), 没有的=scan("c")),
        Sent("合〔2023〕3号.pdf", scan("d")),
    ]
    with pytest.raises(Invalid, match="有1份没有对上，没有存入任何一份"):
        past_scans.keep_scans(batch, files, only_matched=False, by=office)
    assert db.session.scalars(select(PastScan)).all() == []
    past_scans.keep_scans(batch, files, only_matched=True, by=office)
    records = {one.title: one for one in db.session.scalars(register.standing("contracts"))}
    scans = register.scans_of(list(records.values()))
    assert {title: [each.name for each in scans.get(one.id, [])] for title, one in records.items()} == {
        "保洁合同": ["保洁.pdf"], "绿化合同": ["绿化.pdf"], "物业合同": ["合〔2023〕3号.pdf"],
    }  # fmt: skip
    assert db.session.scalars(select(Revision)).all() == []  # no text that was reviewed here
    with pytest.raises(Invalid, match="这些扫描件都已经存过"):
        past_scans.keep_scans(batch, files[1:], only_matched=True, by=office)
    with pytest.raises(Invalid, match="没有一份对得上"):
        past_scans.keep_scans(batch, [Sent("x.pdf", scan("e"))], only_matched=True, by=office)
    with pytest.raises(Invalid, match="压缩包已损坏或者已加密"):
        past_scans.keep_scans(batch, [Sent("x.zip", b"PK")], only_matched=True, by=office)
    with pytest.raises(Invalid, match="请选择扫描件"):
        past_scans.keep_scans(batch, [], only_matched=True, by=office)
    past_imports.withdraw(batch, "选错了", by=office)
    with pytest.raises(Invalid, match="这一批已经撤回，不再收扫描件"):
        past_scans.keep_scans(batch, files[1:], only_matched=True, by=office)
    assert verify().faults == ()


def test_too_many_or_too_large_is_refused_before_anything_is_read(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, office = imported(), person(OFFICE)
    monkeypatch.setattr(past_scans, "MOST", 1)
    with pytest.raises(Invalid, match="一次最多1份"):
        past_scans.keep_scans(batch, [zipped(甲=b"1", 乙=b"2")], only_matched=True, by=office)
    monkeypatch.setattr(past_scans, "LARGEST", 3)
    with pytest.raises(Invalid, match="请分几次上传"):
        past_scans.keep_scans(batch, [zipped(甲=b"12345")], only_matched=True, by=office)


def test_the_pages_of_the_scans(bare_app: Flask, client_of: ClientOf) -> None:
    with bare_app.app_context():
        batch = imported().id
    office, reader = client_of(OFFICE), client_of("zhoumin")
    door = f"/imports/{batch}/scans"
    assert "其中2行写着扫描件的文件名；已存0份" in office.get(door).text
    assert reader.get(door).status_code == 404
    sent = {"file": [(io.BytesIO(scan("a")), "保洁.pdf"), (io.BytesIO(scan("b")), "别的.pdf")]}
    refused = office.post(door, data=sent)
    assert (refused.status_code, "别的.pdf（没有一行写着这个文件" in refused.text) == (422, True)
    sent = {"file": [(io.BytesIO(scan("a")), "保洁.pdf")]}
    assert office.post(door, data=sent).status_code == 303
    page = office.get(door).text
    assert "已存1份" in page
    assert "<li>绿化补充.pdf</li>" in page
    assert "扫描件：保洁.pdf" in reader.get("/imports/contracts/records").text
    assert reader.get("/imports/scans/1").data == scan("a")
    assert office.post(f"/imports/{batch}/withdrawal", data={"reason": "选错了"}).status_code == 303
    assert reader.get("/imports/scans/1").status_code == 404
