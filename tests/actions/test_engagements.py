"""常年法律顾问: no firm reviews its own contract, term and scope ask for a reason, facts are measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import engagements as reminding
from review.actions import matters, small_registers
from review.actions.unit_of_work import Faults, Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.engagements import Engagement, doubt, same_name
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Kind
from review.models import Firm, Matter, Notice
from review.registers import engagements, workload
from review.registers.log import verify
from tests.told import story

OFFICE, HEAD = "wangfang", "lijianguo"


def firm_of(account: str) -> Firm:
    firm = person(account).firm
    assert firm is not None
    return firm


def engage(firm: str, ends_on: date, scope: str) -> None:
    """An engagement that began a year before its end, registered and confirmed."""
    begins = ends_on - timedelta(365)
    given = {
        "number": "合〔2026〕1号", "lawyers": "某律师", "procurement": "比选", "fee": "180000",
        "begins_on": begins.isoformat(), "ends_on": ends_on.isoformat(), "scope": scope,
        "response": "1个工作日",
    }  # fmt: skip
    entry = small_registers.enter(
        REGISTERS["engagements"], clock.today(), firm, given, by=person(OFFICE)
    )
    small_registers.confirm(entry, by=person(HEAD))


def test_no_firm_reviews_a_contract_of_which_it_is_a_party(app: Flask) -> None:
    own = replace(story.PARKING, counterparty=" 北京明衡 律师事务所")
    matter = story.submitted("parking", own)
    firm = firm_of("chenlu")
    with pytest.raises(Refused, match=f"合同的对方就是{firm.name}，律所不能审查自己作为一方的合同"):
        matters.engage(matter, person("chenlu"), by=person(OFFICE))
    with pytest.raises(Refused, match="不能审查自己作为一方的合同"):
        matters.assign(matter, person("chenlu"), by=person(OFFICE), reason="就是要")
    [offered] = workload.candidates([matter], workload.loads()).values()
    assert firm not in {one.load.counsel.firm for one in offered}
    assert offered


def test_out_of_term_or_scope_a_matter_is_given_with_a_reason_only(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    firm, counsel, office = firm_of("chenlu").name, person("chenlu"), person(OFFICE)
    engage("另一家律师事务所", clock.today() + timedelta(30), "合同")
    with pytest.raises(Invalid, match=f"没有登记{firm}的聘用；仍要分办的，请写明理由"):
        matters.engage(matter, counsel, by=office)
    engage(firm, clock.today() - timedelta(1), "合同")
    with pytest.raises(Invalid, match="今天不在服务期内"):
        matters.engage(matter, counsel, by=office)
    engage(firm, clock.today() + timedelta(30), "规范性文件")
    with pytest.raises(Invalid, match="没有写明合同"):
        matters.engage(matter, counsel, by=office)
    engage(firm, clock.today() + timedelta(30), "合同、文件")
    assert matters.engage(matter, counsel, by=office).counsel is counsel
    assert verify().faults == ()


def test_without_an_engagement_on_record_nothing_is_asked() -> None:
    today = date(2026, 5, 6)
    assert doubt("甲所", Kind.CONTRACT, today, []) == ""
    every = [Engagement("甲所", date(2026, 1, 1), today, "全部法律事务")]
    assert [doubt("甲所", kind, today, every) for kind in Kind] == [""] * 4
    assert same_name("北京（海淀）所", "北京(海淀) 所")
    assert not same_name("", "")


def test_a_firm_is_measured_by_facts_and_adoption_earns_nothing(app: Flask) -> None:
    for _ in range(engagements.FEWEST):
        story.opined("parking", story.PARKING)
    year = clock.today().year
    [found] = engagements.evaluations(year)
    facts = {measure.label: measure for measure in found.measures}
    assert (found.opinions, found.scored) == (5, True)
    prompt, adopted = facts["及时声明"], facts["批注被采纳"]
    assert (prompt.met, prompt.all, prompt.score) == (5, 5, 15.0)
    assert (adopted.points, adopted.score) == (0, None)
    assert facts["到会"].score is None
    weights = [one for one in found.measures if one.score is not None]
    assert found.total == round(
        100 * sum(one.score or 0 for one in weights) / sum(one.points for one in weights), 1
    )
    assert engagements.evaluations(year - 1) == []


def test_few_matters_are_not_scored(app: Flask) -> None:
    story.opined("parking", story.PARKING)
    [found] = engagements.evaluations(clock.today().year)
    assert (found.opinions, found.total) == (1, None)


def enter(book: str, matter: Matter, by: str = OFFICE, **given: str) -> None:
    """An entry about a matter of the firm of 陈律, confirmed by another."""
    entry = small_registers.enter(
        REGISTERS[book], clock.today(), firm_of("chenlu").name, {"matter": matter.number, **given},
        by=person(by),
    )  # fmt: skip
    small_registers.confirm(entry, by=person(HEAD if by == OFFICE else OFFICE))


def test_marks_at_the_close_and_defects_found_later_are_measured(app: Flask) -> None:
    done = [story.opined("parking", story.PARKING) for _ in range(engagements.FEWEST)]
    year = clock.today().year

    def facts() -> dict[str, engagements.Measure]:
        [found] = engagements.evaluations(year)
        return {measure.label: measure for measure in found.measures}

    with pytest.raises(Faults, match="还没有办结，办结以后评分"):
        enter("marks", done[0], mark="5")
    for matter in done[:3]:
        matters.step(matter, "abandon", by=person(OFFICE), reason="项目取消")
    enter("marks", done[0], mark="5")
    with pytest.raises(Faults, match="已经评过分，请更正原来的登记"):
        enter("marks", done[0], mark="1")
    enter("marks", done[0], by="zhoumin", mark="4")
    marks = facts()["办结评分"]
    assert (marks.met, marks.all, marks.score, marks.why) == (9, 10, None, "不足3份，不计分")
    enter("marks", done[1], mark="3")
    assert facts()["办结评分"].score == 12.0

    found = facts()["没有事后发现的错漏"]
    assert (found.score, found.why) == (None, "没有登记，不等于没有")
    with pytest.raises(Faults, match="没有编号为X-1、由"):
        small_registers.enter(
            REGISTERS["defects"], clock.today(), firm_of("chenlu").name,
            {"matter": "X-1", "finder": "法制审核", "defect": "漏", "proof": "1号"}, by=person(OFFICE),
        )  # fmt: skip
    enter("defects", done[3], finder="法制审核", defect="遗漏管辖约定", proof="法审〔2026〕3号")
    found = facts()["没有事后发现的错漏"]
    assert (found.met, found.all, found.score) == (4, 5, 12.0)
    assert verify().faults == ()


def test_the_office_is_told_90_and_30_days_before_an_engagement_ends(app: Flask) -> None:
    firm = firm_of("chenlu").name
    with clock.stopped(datetime(2026, 11, 2, 2, tzinfo=UTC)):
        engage(firm, date(2027, 3, 31), "全部")
        assert reminding.remind() == 0
    for day, count in ((datetime(2027, 1, 4, 2, tzinfo=UTC), 1), (datetime(2027, 1, 5, 2, tzinfo=UTC), 0),
                       (datetime(2027, 3, 1, 2, tzinfo=UTC), 1), (datetime(2027, 3, 2, 2, tzinfo=UTC), 0)):  # fmt: skip
        with clock.stopped(day):
            assert reminding.remind() == count
    told = db.session.scalars(select(Notice.text).filter_by(person_id=person(OFFICE).id)).all()
    assert sum(f"{firm}的服务期至2027年3月31日，还有30天" in text for text in told) == 1
    with clock.stopped(datetime(2027, 3, 3, 2, tzinfo=UTC)):
        [(ends, left)] = engagements.ending()
        assert (ends.firm, left) == (firm, 28)
        engage(firm, date(2028, 3, 31), "全部")  # renewed
        assert engagements.ending() == []
