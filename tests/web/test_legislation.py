"""法规数据: the office corrects the table, brings rows in from a sheet, and takes them out again."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from review.actions import cleanups, documents
from review.checks.statutes.office_rows import LABELS
from review.checks.statutes.table import shipped
from review.chinese import spoken_date
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.models import CheckFinding, CheckRun, CleanupCandidate, LegislationRow, LogEntry, Notice
from review.registers import legislation, log
from tests import moment
from tests.told import normative, story
from tests.web.test_findings import written

ClientOf = Callable[[str], FlaskClient]
ROW = {
    "title": "某市停车管理办法", "kind": "地方政府规章", "status": "repealed", "repealed_on": "2026-01-01",
    "basis": "某市停车条例第六十条", "replaced_by": "某市停车条例", "source": "某市政府公报2026年第1期",
    "checked": "2026-01-05", "reason": "公报刊登",
}  # fmt: skip


def sheet(*rows: dict[str, str]) -> tuple[io.BytesIO, str]:
    labels = {**LABELS, "status": "效力"}
    words = {"repealed": "已废止", "in_force": "现行有效"}
    lines = [",".join(labels.values())]
    for row in rows:
        held = {**row, "status": words[row["status"]]}
        lines.append(",".join(held.get(name, "") for name in labels))
    return io.BytesIO("\n".join(lines).encode()), "法规.csv"


def test_each_correction_is_a_row_of_its_own_with_its_reason_and_event(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    faulty = office.post("/legislation/row", data={**ROW, "basis": ""})
    assert (faulty.status_code, "请写明废止日期和依据" in faulty.text) == (422, True)
    assert office.post("/legislation/row", data=ROW).status_code == 303
    stale = office.post("/legislation/row", data=ROW)
    assert (stale.status_code, "刚刚由别人改过" in stale.text) == (409, True)
    form = office.get("/legislation/row", query_string={"title": ROW["title"]}).text
    assert 'name="seen" type="hidden" value="1"' in form
    again = {**ROW, "seen": "1", "reason": "公报更正", "repealed_on": "2026-02-01"}
    assert office.post("/legislation/row", data=again).status_code == 303
    page = unescape(office.get("/legislation").text)
    assert "2026年2月1日废止" in page
    assert "改过和移出的1条" in page
    assert f"{shipped().version}+2" in page
    assert office.post("/legislation/1/ending", data={"reason": "重复"}).status_code == 409
    assert office.post("/legislation/2/ending", data={"reason": ""}).status_code == 422
    assert office.post("/legislation/2/ending", data={"reason": "来源有误"}).status_code == 303
    told = unescape(office.get("/log").text)
    assert told.count("修改法规数据") >= 2
    assert "移出法规数据" in told
    with bare_app.app_context():
        assert legislation.table().find(ROW["title"]) is None
        written = [entry.body for entry in db.session.scalars(select(LogEntry))]
        assert any("公报更正" in body for body in written)
        assert any("来源有误" in body for body in written)
        assert log.verify().good
        db.session.execute(update(LegislationRow).where(LegislationRow.id == 2).values(basis="无"))
        db.session.commit()
        assert any("法规数据" in fault for fault in log.verify().faults)


def test_the_shipped_row_stays_beneath_and_what_differs_is_shown(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    row = {**ROW, "title": "信访条例", "kind": "行政法规", "repealed_on": "2022-05-01"}
    assert office.post("/legislation/row", data=row).status_code == 303
    assert "与随版本的数据不同" in office.get("/legislation").text
    with bare_app.app_context():
        held = db.session.get_one(LegislationRow, 1)
        assert legislation.table().find("信访条例").repealed_on.isoformat() == "2022-05-01"
        held.shipped = {
            **held.shipped,
            "replaced_by": "信访工作办法",
        }  # what an older version shipped
        assert legislation.beside()[0].moved == [
            ("替代文件", "信访工作办法", legislation.below("信访条例")["replaced_by"] or "空")
        ]
        db.session.rollback()
    assert office.post("/legislation/1/ending", data={"reason": "恢复"}).status_code == 303
    with bare_app.app_context():
        assert legislation.table().find("信访条例") == shipped().find("信访条例")


def test_articles_under_other_numbers_are_written_by_the_office(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    form = unescape(office.get("/legislation/row", query_string={"title": "仲裁法"}).text)
    assert "原第十六条现为《仲裁法》第二十七条" in form
    row = {
        **ROW, "title": "中华人民共和国仲裁法", "kind": "法律", "status": "in_force", "repealed_on": "",
        "basis": "", "replaced_by": "", "moved_on": "2026-03-01", "moved": "16",
    }  # fmt: skip
    faulty = office.post("/legislation/row", data=row)
    assert (faulty.status_code, "应写作“16→27”" in faulty.text) == (422, True)
    assert office.post("/legislation/row", data={**row, "moved": "16→28"}).status_code == 303
    page = unescape(office.get("/legislation").text)
    assert "条号变动" in page
    assert "16→28" in page
    with bare_app.app_context():
        written = [entry.body for entry in db.session.scalars(select(LogEntry))]
        assert any("16→28" in body for body in written)
        assert log.verify().good
        moved = legislation.table().by_name["仲裁法"].moved[0]
        assert (moved.articles[16].to, moved.own) == ((28,), True)
    again = unescape(office.get("/legislation/row", query_string={"title": "仲裁法"}).text)
    assert "16→28</textarea>" in again


def test_a_sheet_is_checked_before_it_is_brought_in_whole(
    bare_app: Flask, client_of: ClientOf
) -> None:
    office = client_of("wangfang")
    other = {**ROW, "title": "某区户外广告办法"}
    wrong = office.post("/legislation/import", data={"file": sheet({**ROW, "basis": ""}, other)})
    page = office.get(wrong.headers["Location"]).text
    assert "1行有问题" in page
    confirm = wrong.headers["Location"].replace("/import?", "/import/confirm?")
    refused = office.post(confirm, data={"reason": "年度核对"})
    assert (refused.status_code, "第2行有问题" in refused.text) == (409, True)
    sent = office.post("/legislation/import", data={"file": sheet(ROW, other)})
    assert office.get(sent.headers["Location"]).text.count("新增") >= 2
    confirm = sent.headers["Location"].replace("/import?", "/import/confirm?")
    assert office.post(confirm, data={"reason": ""}).status_code == 422
    assert office.post(confirm, data={"reason": "年度核对"}).status_code == 303
    twice = office.post(confirm, data={"reason": "再来一次"})
    assert (twice.status_code, "没有与现有数据不同的行" in twice.text) == (409, True)
    nothing = office.post("/legislation/import", data={"file": (io.BytesIO(b"a,b\n1,2"), "a.csv")})
    assert (nothing.status_code, "没有找到法规数据" in nothing.text) == (422, True)
    empty = office.post("/legislation/import", data={"file": (io.BytesIO(b""), "a.csv")})
    assert (empty.status_code, "不超过5 MB" in empty.text) == (422, True)
    many = office.post("/legislation/import", data={"file": sheet(*[ROW] * 2001)})
    assert (many.status_code, "一次最多导入2000行" in many.text) == (422, True)
    with bare_app.app_context():
        assert db.session.query(LegislationRow).count() == 2
        assert log.verify().good


def test_others_read_the_table_and_change_nothing(client_of: ClientOf) -> None:
    reader = client_of("chenlu")
    assert "合同法" in reader.get("/legislation", query_string={"q": "合同法"}).text
    assert reader.get("/legislation/row").status_code == 404
    assert reader.post("/legislation/row", data=ROW).status_code == 404


def test_a_text_is_held_by_the_table_of_the_office_and_again_after_a_change(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = story.opened("parking", story.PARKING)
        text = written("停车服务合同", f"根据《{ROW['title']}》，双方订立本合同。")
        documents.add_revision(matter, documents.submit("合同.docx", text), by=person("zhoumin"))
        worker.run_all()
        assert not db.session.query(CheckFinding).filter_by(rule="C05").count()
    assert client_of("wangfang").post("/legislation/row", data=ROW).status_code == 303
    with bare_app.app_context():
        cleanups.look()
        worker.run_all()
        run = db.session.query(CheckRun).order_by(CheckRun.id.desc()).first()
        assert run is not None
        assert run.legislation == f"{shipped().version}+1"
        assert [each.severity for each in run.findings if each.rule == "C05"] == ["阻断"]


def test_what_a_document_in_force_rests_on_is_told_once_when_it_is_repealed(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = normative.carry(normative.BOARDS, normative.archive, normative.NORMATIVE)
        worker.run_all()
        run = db.session.query(CheckRun).order_by(CheckRun.id.desc()).first()
        assert run is not None
        assert run.citations
        cited = run.citations[0][5]
        id = matter.id
        assert cleanups.look() == 0
    gone = moment.TODAY - timedelta(17)
    row = {**ROW, "title": cited, "repealed_on": f"{gone}", "checked": f"{gone + timedelta(1)}"}
    form = client_of("wangfang").get("/legislation/row", query_string={"title": cited}).text
    assert cited in form
    assert client_of("wangfang").post("/legislation/row", data=row).status_code == 303
    with bare_app.app_context():
        assert cleanups.look() == 1
        assert cleanups.look() == 0
        found = db.session.query(CleanupCandidate).one()
        assert f"已于{spoken_date(gone)}废止" in found.words
        assert (
            db.session.query(Notice).filter(Notice.text.contains("引用的法律有变动")).count() >= 2
        )
    assert "清理线索" in client_of("wangfang").get(f"/matters/{id}").text
