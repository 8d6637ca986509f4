"""年度报告 from an empty year to what was published: frozen, bound, and what changed since is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import public_copies, report_papers, small_registers, year_report
from review.actions.documents import store
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Conclusion, ReportState, ReportStep
from review.models import Matter, Notice, Section
from review.registers import report_changes, report_deadlines
from review.registers import year_report as register
from review.registers.log import verify
from tests.actions.reported import CHECKER, on, opened, sent, take, words, written
from tests.told import story


@pytest.fixture
def reviewed(app: Flask) -> Iterator[Matter]:
    """A contract of two rounds in 2026; the tests act in January 2027."""
    with on(2026, 11, 2):
        matter = story.opined("parking", story.PARKING)
        story.answer_all(matter, decline_last=True)
    with on(2027, 1, 20):
        yield matter


def test_every_number_of_the_paper_is_that_of_the_snapshot(reviewed: Matter) -> None:
    report = opened()
    sent(report)
    version = register.versions(report)[0]
    body = report_papers.frozen(version)
    frozen = {one["key"]: one["value"] for one in body["figures"]}
    runs = [run for one in body["blocks"] for line in one["paragraphs"] for run in line]
    bound = [(text, key) for text, key in runs if key]
    assert ("1", "contracts") in bound
    assert all(frozen[key] == text for text, key in bound)
    paper = words(store().get(register.event(report, ReportStep.SEND).sha256))  # type: ignore[union-attr,arg-type]
    for line in (
        "审查合同1份，标的额126.00万元",
        "签发人：",
        "京城报〔2027〕3号",
        "主要数据和计数规则",
    ):
        assert line in paper
    assert "重大合同" not in paper  # its threshold is a placeholder
    assert verify().faults == ()


def test_what_comes_later_changes_nothing_that_was_sent_and_is_shown(reviewed: Matter) -> None:
    report = opened()
    sent(report)
    version = register.versions(report)[0]
    before = store().get(version.snapshot), store().get(version.sha256)
    figures = report_papers.frozen(version)["figures"]
    assert report_changes.changed(figures, 2026) == []
    with on(2026, 12, 30):  # recorded late: an opinion of the year that is over
        story.matters.step(reviewed, "request_review", by=person("zhoumin"))
        story.opine(reviewed, Conclusion.REVISE)
    changed = {one.row["key"]: one for one in report_changes.changed(figures, 2026)}
    assert (changed["letters"].row["value"], changed["letters"].difference) == ("1", "增加1份")
    assert len(changed["letters"].came) == 1
    assert (store().get(version.snapshot), store().get(version.sha256)) == before
    take(report, ReportStep.CORRECT, reason="补计一件次")
    take(report, ReportStep.FREEZE)
    again = register.versions(report)[1]
    assert (again.number, again.why) == (2, "补计一件次")
    assert json.loads(store().get(again.snapshot))["figures"] != figures


def test_what_is_not_written_or_weighed_cannot_be_frozen(app: Flask) -> None:
    with on(2025, 11, 2):
        story.reviewing("parking", story.PARKING)  # and never finished: late in 2025
    with on(2026, 1, 20):
        before = year_report.open_report(2025, "区委", "", by=person("wangfang"))
        take(before, ReportStep.DRAFT)
        with pytest.raises(Refused, match="还没有写的部分"):
            take(before, ReportStep.FREEZE)
        written(before)
        with pytest.raises(Refused, match="条指标线索没有处理"):
            take(before, ReportStep.FREEZE)
        office = person("wangfang")
        with pytest.raises(Invalid, match="请写明不采用的理由"):
            year_report.weigh(before, "late", False, " ", by=office)
        with pytest.raises(Invalid, match="这条线索已经不存在"):
            year_report.weigh(before, "unfiled", True, "", by=office)
        year_report.weigh(before, "late", True, "", by=office)
        take(before, ReportStep.FREEZE)
        said = report_papers.frozen(register.versions(before)[0])["blocks"]
        [shortcomings] = [one for one in said if one["key"] == "shortcomings"]
        assert "全年有1件审查没有在期限内办结。" in "".join(
            r[0] for r in shortcomings["paragraphs"][0]
        )
    with on(2027, 1, 20):  # last year's text is proposed, and is not written until touched
        report = opened()
        found = {one.block.key: one for one in register.blocks(2026, {})}
        assert found["plans"].proposed.startswith("区司法局")
        assert found["plans"].unwritten
        take(report, ReportStep.DRAFT)
        with pytest.raises(Refused, match="四、下一年度工作安排"):
            take(report, ReportStep.FREEZE)


def test_an_amended_figure_stands_beside_the_computed_one(reviewed: Matter) -> None:
    report, office = opened(), person("wangfang")
    for value, message in (("-1", "不小于零的数"), ("很多", "不小于零的数")):
        with pytest.raises(Invalid, match=message):
            year_report.amend(report, "contracts", value, "纸质台账", "台账", by=office)
    with pytest.raises(Invalid, match="请选择有数值的指标"):
        year_report.amend(report, "nonsense", "1", "纸质台账", "台账", by=office)
    year_report.amend(report, "contracts", "3", "另有2份纸质办理", "综合科台账", by=office)
    body = register.body(2026, register.figures(2026))
    [row] = [one for one in body["figures"] if one["key"] == "contracts"]
    assert (row["value"], row["amended"]["value"]) == ("1", "3")
    paper = words(report_papers.formal(body))
    assert "审查合同3份" in paper
    assert "系统计算为1，人工更正：另有2份纸质办理（来源：综合科台账）" in paper


def test_a_section_writes_where_it_was_asked(reviewed: Matter) -> None:
    report = opened()
    drafter = person("zhoumin")
    with pytest.raises(Refused, match="没有请本科室提供"):
        year_report.write(report, "study", "标题", "文字", by=drafter)
    section = db.session.get_one(Section, drafter.section_id)
    with pytest.raises(Invalid, match="不能早于今天"):
        year_report.ask(report, "study", section, date(2027, 1, 1), by=person("wangfang"))
    year_report.ask(report, "study", section, date(2027, 1, 25), by=person("wangfang"))
    year_report.write(report, "study", "（一）学法", "组织学法。", by=drafter)
    told = db.session.scalars(select(Notice.text).filter_by(person_id=drafter.id)).all()
    assert any("请于2027-01-25以前填写2026年度报告" in one for one in told)
    with pytest.raises(Refused, match="“撰写年度报告”只限"):
        year_report.write(report, "study", "标题", "文字", by=person("chenlu"))


def test_the_public_copy_names_nobody_and_is_read_by_another(reviewed: Matter) -> None:
    report = opened()
    year_report.write(
        report, "head", "三、履职", "会议由张律师记录。", inside=True, by=person("wangfang")
    )
    sent(report)
    with pytest.raises(Refused, match="保密审查"):
        take(report, ReportStep.PUBLISH, on=clock.today(), place="政府网站")
    reading = year_report.clear(report, by=person("zhangwei"))
    public = words(store().get(reading.sha256))
    for secret in ("陈律", "京城报", "签发人", "抄送", reviewed.number, "畅序"):
        assert secret not in public
    assert "陈律" in reading.removed
    assert "统计期限为2026年1月1日至12月31日" in public
    take(report, ReportStep.PUBLISH, on=clock.today(), place="政府网站")
    take(report, ReportStep.ARCHIVE)
    assert report.state is ReportState.ARCHIVED
    assert register.event(report, ReportStep.PUBLISH).sha256 == reading.sha256  # type: ignore[union-attr]


def test_the_public_copy_holds_no_fee_no_mark_and_no_case(reviewed: Matter) -> None:
    with on(2026, 11, 5):
        case = {
            "kind": "行政复议", "body": "区政府〔2026〕41号", "other": "张某某", "standing": "被申请人",
            "paper": "其他", "heard": "否", "came": "否",
        }  # fmt: skip
        small_registers.enter(
            REGISTERS["cases"], date(2026, 11, 4), "不服答复", case, by=person("wangfang")
        )
    secret = (
        "全年支付法律顾问费18万元。", "顾问费用共计180,000.00元已经付清。", "另以3.6万元聘请，作为律师费列支。",
        "法律顾问年度考核得分92.5分。", "对律所的年度评价为优秀。", "（2026）京0102行初18号案已经审结。",
        "区政府〔2026〕41号复议案已经维持。", "张某某不服答复。",
    )  # fmt: skip
    kept = "聘请常年法律顾问，全年开展评价一次。全年预算12万元用于普法。"
    report = opened()
    year_report.write(report, "study", "（一）学法", kept + "".join(secret), by=person("wangfang"))
    content, removed = public_copies.public(register.body(2026, register.figures(2026)))
    public = words(content)
    assert kept in public
    for sentence in secret:
        assert sentence not in public
        assert any(sentence in line for line in removed)
    inner = words(report_papers.formal(register.body(2026, register.figures(2026))))
    assert all(sentence in inner for sentence in secret)


def test_what_cannot_stand_is_refused(reviewed: Matter) -> None:
    office = person("wangfang")
    with pytest.raises(Refused, match="“编制年度报告”只限"):
        year_report.open_report(2026, "区委", "", by=person("zhoumin"))
    with pytest.raises(Invalid, match="只能编制本年和以前年度"):
        year_report.open_report(2030, "区委", "", by=office)
    report = opened()
    with pytest.raises(Invalid, match="年度报告已经建立"):
        opened()
    written(report)
    take(report, ReportStep.DRAFT, ReportStep.FREEZE)
    with pytest.raises(Refused, match="不能撰写年度报告"):
        written(report)
    with pytest.raises(Invalid, match="请写明“退回修改”的理由"):
        take(report, ReportStep.RETURN)
    take(report, ReportStep.CHECK, by=CHECKER)
    with pytest.raises(Invalid, match="请填写会议"):
        take(report, ReportStep.DELIBERATE, on=clock.today(), number="1")
    take(report, ReportStep.RETURN, reason="补充数据")
    assert report.state is ReportState.DRAFTING


def test_the_office_is_reminded_by_the_last_working_day_before(reviewed: Matter) -> None:
    submit, publish = report_deadlines.owed()
    # 1 March 2027 is a Monday, 1 April a Thursday: "before" is the working day before each
    assert (submit.due_on, publish.due_on) == (date(2027, 2, 26), date(2027, 3, 31))
    assert year_report.remind() == 2
    assert year_report.remind() == 0
    with on(2027, 3, 5):
        late, _ = report_deadlines.owed()
        assert "已逾期" in late.words
        assert year_report.remind() == 1
    told = db.session.scalars(select(Notice.text).filter_by(person_id=person("wangfang").id)).all()
    assert sum("法治政府建设年度报告" in one for one in told) == 3
    report = opened()
    sent(report)
    assert [one.key for one in report_deadlines.owed()] == ["report.publish"]


def test_of_a_year_before_the_first_record_nothing_is_said(reviewed: Matter) -> None:
    numbers = register.slots(2025, register.figures(2025), {})
    found = {one.block.key: one for one in register.blocks(2025, numbers)}
    assert [one.text for one in found["decisions"].sentences] == [""] * 8
    assert "contracts" in found["decisions"].unknown
