"""The package for the filing authority, what follows it, and the registers of documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import (
    documents,
    filing_events,
    filing_package,
    filings,
    letters,
    materials,
    matters,
)
from review.actions.filing_events import Event
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import BOARDS, DUTY, Draft
from review.demo.office import person
from review.demo.story import certificate, days_ago
from review.extensions import db
from review.law.filing_events import PERIODS
from review.law.materials import Demand
from review.law.vocabulary import Filed, Kind, MaterialKind, Receiver, Status
from review.models import Deadline, Filing, Matter
from review.registers import filings as register
from review.registers.batching import rows
from review.registers.books import REGISTERS, grammar
from review.registers.log import verify
from tests.told import filings as told
from tests.told import normative
from tests.waiting import tasks

ClientOf = Callable[[str], FlaskClient]
F = Filed


def read(content: bytes) -> str:
    return "\n".join(one.text for one in Document(BytesIO(content)).element.body.xpath(".//w:p"))


def _filing(matter: Matter) -> Filing:
    return db.session.scalars(select(Filing).filter_by(matter_id=matter.id)).one()


def _running(matter: Matter) -> dict[str, Deadline]:
    query = select(Deadline).filter_by(matter_id=matter.id, met_at=None)
    return {one.key: one for one in db.session.scalars(query)}


def test_the_package_is_numbered_and_its_contents_name_every_file(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.publish, normative.NORMATIVE)
    content = filing_package.package(matter, Receiver.DISTRICT)
    with ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        members = packed.infolist()
        assert {(one.compress_type, one.external_attr >> 16) for one in members} == {
            (ZIP_DEFLATED, 0o644)
        }
        names = packed.namelist()
        report = read(packed.read("01 备案报告.docx"))
        contents = read(packed.read("00 目录.docx"))
    assert names[0] == "00 目录.docx"
    assert [name[:2] for name in names] == sorted(name[:2] for name in names)
    assert all(name.partition(" ")[2] in contents for name in names[1:])
    for words in (
        "关于《西城区公共信息牌维护管理规定》的备案报告",
        "区政府：",
        "签发人：高远",
        "附件：",
    ):
        assert words in report.replace("\n备案", "备案")


def test_the_report_is_refused_until_the_document_is_reviewed_passed_and_published(
    app: Flask,
) -> None:
    matter = normative.carry(BOARDS, normative.issue, normative.NORMATIVE)
    with pytest.raises(Refused, match="已经向社会公布"):
        filing_package.package(matter, Receiver.DISTRICT)


def test_a_report_bears_the_number_of_its_filing(app: Flask) -> None:
    matter = normative.carry(BOARDS, normative.file, normative.NORMATIVE)
    filed = _filing(matter)
    assert filed.number in read(letters.write("filing_report", matter, Receiver.DISTRICT))
    assert register.in_time(matter, filed) is True


def test_a_filing_put_off_is_mended_within_ten_days(app: Flask) -> None:
    matter = told.put_off()
    filed, office = _filing(matter), person("wangfang")
    running = _running(matter)["normative.file.supplement"]
    assert running.amount == 10
    assert running.starts_on == clock.today()
    assert "normative.file.city" in _running(matter)
    filing_events.record(filed, Event(F.SUPPLEMENTED, clock.today()), by=office)
    assert "normative.file.supplement" not in _running(matter)
    filing_events.record(filed, Event(F.OPINION, clock.today(), "书〔2026〕1号"), by=office)
    assert _running(matter)["normative.review.reply"].amount == 30
    filing_events.record(filed, Event(F.REPLIED, clock.today()), by=office)
    filing_events.record(filed, Event(F.AMENDED, clock.today()), by=office)
    assert "normative.amend.report" in _running(matter)
    filing_events.record(filed, Event(F.REPORTED, clock.today()), by=office)
    assert "normative.amend.report" not in _running(matter)
    assert verify().faults == ()


def test_a_review_halts_after_the_plan_and_what_is_not_carried_out_is_revoked(app: Flask) -> None:
    matter = told.put_off()
    filed, office, today = _filing(matter), person("wangfang"), clock.today()
    for kind in (F.PAUSED, F.REVOKED):
        with pytest.raises(Invalid, match="须在“已报书面处理计划"):
            filing_events.record(filed, Event(kind, today), by=office)
    for kind in (F.SUPPLEMENTED, F.ASKED, F.PLANNED, F.PAUSED, F.HALTED):
        filing_events.record(filed, Event(kind, today), by=office)
    assert _running(matter)["normative.amend.report"].amount == 30
    filing_events.record(filed, Event(F.REPORTED, today), by=office)
    assert "normative.amend.report" not in _running(matter)
    filing_events.record(filed, Event(F.REVOKED, today, note="逾期没有修改"), by=office)
    matters.step(matter, "annul", by=office)
    assert matter.status is Status.ANNULLED
    assert verify().faults == ()


def test_what_is_out_of_order_or_not_yet_is_refused(app: Flask) -> None:
    filed, office = _filing(told.put_off()), person("wangfang")
    today = clock.today()
    for event, said in (
        (Event(F.REPLIED, today), "须在“收到书面审查意见”之后"),
        (Event(F.RECEIVED, today + timedelta(1)), "不能晚于今天"),
        (Event(F.RECEIVED, filed.filed_on - timedelta(1)), "不能早于报送日期"),
    ):
        with pytest.raises(Invalid, match=said):
            filing_events.record(filed, event, by=office)
    with pytest.raises(Refused):
        filing_events.record(filed, Event(F.RECEIVED, today), by=person("zhangwei"))
    filing_events.record(filed, Event(F.RETURNED, today, "", "不属于备案范围"), by=office)
    with pytest.raises(Invalid, match="不再登记"):
        filing_events.record(filed, Event(F.OPINION, today), by=office)


def test_a_document_that_need_not_be_filed_is_closed_archived_and_cleaned_up(app: Flask) -> None:
    matter, office = told.sent_back(), person("wangfang")
    with pytest.raises(Refused, match="至少有一家备案机关没有退回"):
        filings.register(matter, [], by=office)
    assert [task.label for task in tasks(office)] == ["备案退回，办结"]
    matters.step(matter, "close_filing", by=office)
    assert matter.status is Status.UNREGISTERED
    normative.archive(matter, BOARDS)
    normative.repeal(matter, BOARDS)
    assert matter.status is Status.REPEALED
    assert verify().faults == ()


def test_of_two_filings_the_one_sent_back_needs_no_receipt_and_a_suspended_one_is_answered_first(
    app: Flask,
) -> None:
    matter, office, today = told.put_off(), person("wangfang"), clock.today()
    congress = _filing(matter)
    filings.file(matter, Receiver.CITY, today, "", "", by=office)
    city = next(one for one in rows(Filing, matter) if one.receiver is Receiver.CITY)
    with pytest.raises(Invalid, match="请写明备案机关说明的理由"):
        filing_events.record(city, Event(F.RETURNED, today), by=office)
    filing_events.record(city, Event(F.RETURNED, today, "", "不在备案范围"), by=office)
    receipt = filings.Receipt(Receiver.CONGRESS, "西人备〔2026〕3号", today)
    with pytest.raises(Refused, match="已经补充或者重新报送"):
        filings.register(matter, [receipt], by=office)
    filing_events.record(congress, Event(F.SUPPLEMENTED, today), by=office)
    made = filings.register(matter, [receipt], by=office)
    assert [one.filing.receiver for one in made] == [Receiver.CONGRESS]
    with pytest.raises(Invalid, match="已经登记，不再登记"):
        filing_events.record(congress, Event(F.RETURNED, today, "", "退回"), by=office)
    filing_events.record(congress, Event(F.OPINION, today), by=office)
    assert "normative.review.reply" in _running(matter)
    filing_events.record(congress, Event(F.REVOKED, today), by=office)
    assert not set(_running(matter)) & PERIODS
    matters.step(matter, "annul", by=office)
    assert matter.status is Status.ANNULLED


def test_documents_rules_and_filings_have_their_registers(app: Flask) -> None:
    normative.carry(BOARDS, normative.register, normative.NORMATIVE)
    told.put_off()
    normative.carry(DUTY, normative.compile, normative.INTERNAL)
    office = person("wangfang")
    found = {slug: grammar.records(book, office, {}) for slug, book in REGISTERS.items()}
    assert len(found["documents"]) == 2
    assert len(found["rules"]) == 1
    assert [one.outcome for one in found["filings"]] == ["暂缓登记，限期补报", "已登记"]
    assert {one.timely for one in found["filings"]} == {"按期"}
    narrowed = grammar.records(REGISTERS["filings"], office, {"receiver": "congress"})
    assert len(narrowed) == 1


def test_the_volume_of_rules_has_contents_that_find_their_pages(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = normative.carry(DUTY, normative.compile, normative.INTERNAL)
        title = matter.title
        normative.carry(DUTY, normative.issue, normative.INTERNAL)
    content = client_of("wangfang").get("/registers/rules/compilation.docx").data
    body = Document(BytesIO(content)).element.body
    text = read(content)
    assert text.count(title) >= 2
    marks = body.xpath(".//w:bookmarkStart/@w:name")
    fields = body.xpath(".//w:fldSimple/@w:instr")
    assert marks == ["document1"]
    assert fields == ["PAGEREF document1 \\h"]


def test_the_annual_list_tells_the_documents_of_that_year(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        matter = normative.carry(BOARDS, normative.publish, normative.NORMATIVE)
        title, year = matter.title, clock.today().year
    client = client_of("wangfang")
    assert title in read(client.get(f"/registers/documents/annual/{year}.docx").data)
    before = read(client.get(f"/registers/documents/annual/{year - 1}.docx").data)
    assert "没有印发规范性文件" in before
    assert client.get(f"/registers/documents/annual/{year + 1}.docx").status_code == 404


def test_the_page_tells_what_is_missing_and_opens_to_readers_alone(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        id = told.put_off().id
    page = client_of("wuming").get(f"/matters/{id}/filings").get_data(as_text=True)
    for words in (
        "报送区人大常委会",
        "报送市政府",
        "暂缓登记，限期补报",
        "以办公室设置为准",
        "计算过程",
    ):
        assert words in page
    assert client_of("sunyue").get(f"/matters/{id}/filings").status_code == 404
    office = client_of("wangfang")
    address = f"/matters/{id}/filings/congress"
    assert office.get(f"{address}/package.zip").status_code == 200
    assert office.get(f"/matters/{id}/filings/district/package.zip").status_code == 404
    wrong = office.post(f"{address}/events/new", data={"kind": "opinion", "on": "2099-01-01"})
    assert wrong.status_code == 422
    assert "不能晚于今天" in wrong.get_data(as_text=True)
    early = office.post(f"{address}/events/new", data={"kind": "replied", "on": "2026-11-25"})
    assert "不在可选范围内" in early.get_data(as_text=True)
    assert office.get(f"{address}/events/1/file").status_code == 200


def test_a_package_that_lacks_a_piece_says_which(app: Flask) -> None:
    """The office asked for no basis when the document was handed in; the authority does."""
    basis, office = MaterialKind.LEGAL_BASIS, person("wangfang")
    with days_ago(90):
        materials.demand(Kind.NORMATIVE, {basis: Demand.OFF}, "已在起草说明中", by=office)

    def submit(matter: Matter, draft: Draft) -> None:
        for kind in (MaterialKind.EXPLANATION, MaterialKind.COMMENTS):
            paper = certificate(kind.label)
            documents.add_material(matter, kind, "材料.docx", paper, by=person("zhoumin"))
        matters.step(matter, "submit", by=person("zhoumin"))

    own = {normative.submit: submit}
    stages = tuple((day, own.get(stage, stage)) for day, stage in normative.NORMATIVE)
    matter = normative.carry(BOARDS, normative.publish, stages)
    with pytest.raises(Refused, match="备案材料还缺：制定的主要依据"):
        filing_package.package(matter, Receiver.DISTRICT)
