"""条款库: the office keeps it, the rules look for what it refuses, counsel takes its words."""

from __future__ import annotations

import io
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from review.actions import documents
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.models import CheckFinding, LibraryClause
from review.registers import log
from tests.told import story
from tests.web.test_findings import reviewing, written
from tests.web.test_submission import DOOR

ClientOf = Callable[[str], FlaskClient]
CLAUSE = {
    "title": "争议解决", "category": "dispute", "approved": "协商不成的，由甲方所在地人民法院管辖。",
    "fallback": "协商不成的，由合同履行地人民法院管辖。", "refused": "由乙方所在地……法院\n提交仲裁",
    "reason": "诉讼应当在本地进行。", "basis": "民事诉讼法第三十五条",
}  # fmt: skip


def test_the_office_keeps_editions_and_each_leaves_its_trace(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    assert "还没有条款" in office.get("/clauses").text
    assert office.post("/clauses", data={**CLAUSE, "reason": ""}).status_code == 422
    short = office.post("/clauses", data={**CLAUSE, "refused": "……仲裁"})
    assert (short.status_code, "太短" in short.text) == (422, True)
    assert office.post("/clauses", data=CLAUSE).status_code == 303
    again = office.post("/clauses", data=CLAUSE)
    assert (again.status_code, "已有同名的条款" in again.text) == (422, True)
    assert CLAUSE["approved"] in office.get("/clauses/1/revision").text
    revised = {**CLAUSE, "approved": "由甲方住所地人民法院管辖。"}
    assert office.post("/clauses/1/revision", data=revised).status_code == 303
    late = office.post("/clauses/1/revision", data=revised)
    assert (late.status_code, "已经停用或者修订" in late.text) == (409, True)
    page = office.get("/clauses").text
    assert "由甲方住所地人民法院管辖" in page
    assert "停用和被代替的1条" in page
    assert office.post("/clauses/2/retirement").status_code == 303
    log = office.get("/log").text
    assert log.count("条款入库") >= 2
    assert "停用条款" in log
    with bare_app.app_context():
        assert [clause.replaces_id for clause in db.session.query(LibraryClause)] == [None, 1]


def test_others_read_it_and_keep_nothing(bare_app: Flask, client_of: ClientOf) -> None:
    client_of("wangfang").post("/clauses", data=CLAUSE)
    for account in ("zhoumin", "chenlu"):
        reader = client_of(account)
        assert "争议解决" in reader.get("/clauses").text
        assert reader.post("/clauses", data=CLAUSE).status_code == 404
        assert reader.post("/clauses/1/retirement").status_code == 404


def test_what_it_refuses_is_found_and_counsel_takes_its_words(
    bare_app: Flask, client_of: ClientOf
) -> None:
    assert client_of("wangfang").post("/clauses", data=CLAUSE).status_code == 303
    with bare_app.app_context():
        matter = story.opened("parking", story.PARKING)
        text = written("停车服务合同", "第一条 争议由乙方所在地有管辖权的法院审理。")
        received = documents.submit("合同.docx", text)
        newest = documents.add_revision(matter, received, by=person("zhoumin"))
        worker.run_all()
        [found] = db.session.query(CheckFinding).filter_by(rule="L01")
        assert found.quote == "由乙方所在地有管辖权的法院"
        assert CLAUSE["approved"] in found.advice
        reviewing(matter.id)
        address = f"/matters/{matter.id}/revisions/{newest.number}"
    counsel = client_of("chenlu")
    taken = counsel.get(f"{address}/clauses/1", headers={"Accept": "application/json"}).json
    assert (taken["proposal"], taken["category"]) == (CLAUSE["approved"], "dispute")
    page = counsel.get(f"{address}/clauses/1?use=fallback", follow_redirects=True).text
    assert page.count(CLAUSE["fallback"]) == 1
    assert page.count("可以接受的写法") == 1
    client_of("wangfang").post("/clauses/1/retirement")
    assert counsel.get(f"{address}/clauses/1").status_code == 404
    assert client_of("zhoumin").get(f"{address}/clauses/1").status_code == 409


def test_it_is_looked_for_before_the_contract_is_sent(client_of: ClientOf) -> None:
    assert client_of("wangfang").post("/clauses", data=CLAUSE).status_code == 303
    text = written("停车服务合同", "第一条 争议由乙方所在地有管辖权的法院审理。")
    sent = {"secret": "no", "do": "read", "file": [(io.BytesIO(text), "合同.docx")]}
    page = client_of("zhoumin").post(DOOR, data=sent).text
    assert "由乙方所在地有管辖权的法院" in page
    assert "条款库“争议解决”不接受这样写" in page


def test_an_edition_changed_beside_the_program_is_named(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    office.post("/clauses", data=CLAUSE)
    office.post("/clauses/1/revision", data={**CLAUSE, "basis": ""})
    with bare_app.app_context():
        assert log.verify().good
        db.session.execute(update(LibraryClause).where(LibraryClause.id == 2).values(refused=""))
        db.session.commit()
        assert any("条款库" in fault for fault in log.verify().faults)
