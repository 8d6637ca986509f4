"""What a year leaves for its report to weigh: rules unchecked, documents expired, grades, clean-ups."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask

from review import clock
from review.actions import (
    campaigns,
    consultations,
    public_copies,
    report_papers,
    sittings,
    small_registers,
    upkeep,
)
from review.actions import year_report as deeds
from review.actions.campaigns import Opened
from review.demo.drafts import BOARDS, DUTY
from review.demo.normative import INTERNAL, NORMATIVE
from review.demo.office import person
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.law.vocabulary import CampaignCause, Grave, Role, Upkept
from review.models import Matter, Person
from review.registers import statistics, year_report
from tests.actions.reported import words
from tests.actions.sittings import body, held
from tests.actions.test_sittings import PRICE, minutes, question
from tests.told import carry, normative

OFFICE, DRAFTER = "wangfang", "zhoumin"
CHECK = {
    "checkers": "办公室", "method": "抽查5份", "finding": "执行到位", "found": "2", "cured": "1",
}  # fmt: skip


def at(year: int, month: int, day: int):  # type: ignore[no-untyped-def]
    return clock.stopped(datetime(year, month, day, 2, tzinfo=UTC))


def entered(key: str, on: date, title: str, values: dict[str, str]) -> None:
    entry = small_registers.enter(
        REGISTERS[key], on, title, values, late_reason="年终补录", by=person(DRAFTER)
    )
    small_registers.confirm(entry, by=person("lijianguo"))


def told(year: int) -> dict[str, str]:
    """The proposed sentences by their keys."""
    report = year_report.of(year)
    assert report is not None
    numbers = year_report.slots(year, year_report.figures(year), {})
    return {one.key: one.sentence.text for one in year_report.candidates(report, numbers)}


def value(year: int, key: str) -> object:
    figure = statistics.figure(person(OFFICE), year, key)
    assert figure is not None
    return figure.value


def in_force() -> tuple[Matter, Matter]:
    """A rule and a document of November 2024; the document is valid to December 2026."""
    with at(2024, 11, 20):
        rule = carry(DUTY, normative.compile, INTERNAL)
        document = carry(BOARDS, normative.archive, NORMATIVE)
    return rule, document


def test_what_the_facts_propose_is_weighed_and_stands_in_its_part(app: Flask) -> None:
    rule, document = in_force()
    with at(2027, 1, 20):
        assert (value(2026, "rules"), value(2026, "rules.unchecked")) == (1, None)  # not kept
        assert value(2026, "documents.expired") == 1
        assert value(2025, "documents.ending") == 1
        entered("checks", date(2026, 10, 9), "另一项制度", CHECK)
        grade = {"period": "2026年", "measured": "61", "grade": "基本合格"}
        entered("evaluations", date(2026, 12, 20), "北京明衡律师事务所", grade)
        term = {
            "number": "合1", "lawyers": "陈律", "procurement": "比选", "begins_on": "2025-07-01",
            "ends_on": "2027-06-30", "fee": "180000", "scope": "全部", "response": "1个工作日",
        }  # fmt: skip
        entered("engagements", date(2025, 6, 20), "北京明衡律师事务所", term)
        led = {"kind": "培训", "heads": "30", "head": "是"}
        entered("study", date(2026, 6, 10), "民法典合同编", led)
        report = deeds.open_report(2026, "区委", "", by=person(OFFICE))
        assert told(2026) == {
            "uncured": "有1项内控监督检查发现的问题没有完成整改。",
            "unchecked": "有1项现行制度没有检查执行情况。",
            "graded": "法律顾问考核有1次等次在合格以下。",
            "expired": "有1件文件有效期届满没有作出处理决定。",
            "led": "主持学法、培训1次。",
            "to-engage": "1份常年法律顾问聘用在次年期满，期满以前办理续聘或者选聘。",
            "to-cure": "继续完成1项检查发现问题的整改。",
            "to-check": "对1项没有检查的制度开展检查。",
        }
        for key in ("expired", "led", "to-check"):
            deeds.weigh(report, key, True, "", by=person(OFFICE))
        body = year_report.body(2026, year_report.figures(2026))
        said = {
            one["key"]: "".join(run[0] for line in one["paragraphs"] for run in line)
            for one in body["blocks"]
        }
        assert "有效期届满没有作出处理决定" in said["shortcomings"]
        assert said["head"] == "主持学法、培训1次。"
        assert said["plans"] == "对1项没有检查的制度开展检查。"
        assert "法治培训的主题是民法典合同编。" in said["study"]
        assert (
            "北京明衡律师事务所担任常年法律顾问，服务期自2025年7月1日至2027年6月30日。"
            in said["decisions"]
        )
        assert "年末现行制度1项" in said["rules"]
        public, removed = public_copies.public(body)
        assert any("北京明衡律师事务所" in line for line in removed)
        assert report_papers.formal(body) != public
        entered("checks", date(2026, 11, 9), f"《{rule.title}》", CHECK)
        assert value(2026, "rules.unchecked") == 0
        decided = upkeep.Decided(Upkept.REPEALED, clock.today(), "主任办公会", "期限届满", "补录")
        upkeep.decide(document, decided, by=person(OFFICE))
        assert value(2026, "documents.expired") == 1  # it was repealed after that year


def test_a_clean_up_is_told_by_its_list_and_its_decisions(app: Flask) -> None:
    in_force()
    with at(2026, 3, 2):
        opened = Opened("2026年清理", CampaignCause.ANNUAL, "区政府办通知", clock.today())
        campaign = campaigns.open_campaign(opened, by=person(OFFICE))
        [text] = campaign.texts
        assert (value(2026, "clean.scope"), value(2026, "clean.open")) == (1, 1)
        for account in (DRAFTER, "linhua"):
            campaigns.propose(text, Upkept.KEPT, "仍然适用", by=person(account))
        decided = upkeep.Decided(Upkept.KEPT, clock.today(), "主任办公会", "经审议")
        campaigns.decide(text, decided, by=person(OFFICE))
        campaigns.publish(campaign, clock.today(), "政府网站", by=person(OFFICE))
        numbers = year_report.slots(2026, year_report.figures(2026), {})
        [said] = [
            sentence.text
            for written in year_report.blocks(2026, numbers)
            for sentence in written.sentences
            if sentence.pattern == "cleanup"
        ]
    assert said == (
        "对截至2026年3月2日有效的1件文件逐件清理，其中继续有效1件；1件的清理结果已经公布（2026年3月2日）；"
        "对现行文件作出清理结论：继续有效1件。"
    )


def test_an_item_before_the_head_is_counted_once_however_many_heads_bear_the_name(
    app: Flask,
) -> None:
    with at(2026, 11, 2):
        head = person("gaoyuan")
        db.session.add(
            Person(name=head.name, account="gaoyuan2", role=Role.HEAD, password=head.password)
        )
        db.session.commit()
        matter = question()
        sitting = sittings.call(body(), "第12次主任办公会", clock.today(), by=person(OFFICE))
        item = sittings.put(sitting, matter, Grave.FUNDS, PRICE, by=person(OFFICE))
        held(sitting, "何静")
        consultations.deliberate(matter, minutes(item.id), by=person(OFFICE))
        assert value(2026, "head.chaired") == 1


def test_a_year_before_anything_was_on_record_has_no_nought_and_no_bare_heading(app: Flask) -> None:
    with at(2025, 11, 3):
        carry(DUTY, normative.compile, INTERNAL)
    with at(2026, 1, 20):
        report = deeds.open_report(2024, "区委", "", by=person(OFFICE))
        body_ = year_report.body(2024, year_report.figures(2024))
        assert {row["value"] for row in body_["figures"]} == {None}
        assert {one["heading"] for one in body_["blocks"] if not one["paragraphs"]} == {
            "一、主要举措和成效"
        }
        assert "（二）依法决策" in year_report.facts(report, person(OFFICE)).unwritten
        assert "没有登记，不等于没有" in words(report_papers.formal(body_))


def test_a_year_in_which_a_kept_register_stayed_empty_says_so(app: Flask) -> None:
    with at(2024, 11, 4):
        carry(DUTY, normative.compile, INTERNAL)
    with at(2026, 1, 20):
        deeds.open_report(2025, "区委", "", by=person(OFFICE))
        numbers = year_report.slots(2025, year_report.figures(2025), {})
        [decisions] = [
            one for one in year_report.blocks(2025, numbers) if one.block.key == "decisions"
        ]
        said = "".join(sentence.text for sentence in decisions.sentences)
        assert said == (
            "本年没有出具行政规范性文件合法性审核意见。本年没有公开征求意见、作出公平竞争审查结论的文件。"
            "本年没有应当报送备案的文件。本年没有出具合同审查意见。本年没有已经答复的法律意见。"
            "本年没有作出文件清理结论。"
        )
        assert {"meetings.held", "counsel.met"} <= set(decisions.unknown)  # nobody keeps those
