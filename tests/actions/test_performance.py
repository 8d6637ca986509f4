"""A contract after its signing: records, clocks, alerts, and the change that goes back to review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from review import clock
from review.actions import performance, signed_copies, supplements
from review.actions.performance import Evidence, Happening
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.extensions import db
from review.law.sign_gate import within_limit
from review.law.vocabulary import Alarm, Method, Performed, Status
from review.models import Deadline, Matter, Notice, Performance
from review.registers import performance as register
from review.registers import supplements as added
from review.registers.deadlines import reckon
from review.registers.facts import facts
from review.registers.log import verify
from tests.told import story

P = Performed


@pytest.fixture
def contract(app: Flask) -> Iterator[Matter]:
    """A procured contract signed ten working days ago."""
    with story.days_ago(10):
        made = story.signed("parking", story.PARKING)
    return made


def _running(matter: Matter) -> dict[str, Deadline]:
    query = select(Deadline).filter_by(matter_id=matter.id, met_at=None)
    return {one.key: one for one in db.session.scalars(query)}


def _record(matter: Matter, kind: Performed, on: date | None = None, **more: object) -> Performance:
    happening = Happening(kind, on or clock.today(), **more)  # type: ignore[arg-type]
    return performance.record(matter, happening, by=person("zhoumin"))


def test_signing_a_procured_contract_starts_what_the_law_asks_next(contract: Matter) -> None:
    running = _running(contract)
    signed_on = register.signed_on(contract)
    assert {"contract.announce", "contract.file"} <= set(running)
    assert running["contract.announce"].starts_on == running["contract.file"].starts_on == signed_on
    _record(contract, P.ANNOUNCED)
    _record(contract, P.FILED)
    assert not {"contract.announce", "contract.file"} & set(_running(contract))
    with pytest.raises(Invalid, match="已经登记过"):
        _record(contract, P.FILED)


def test_a_contract_signed_directly_owes_no_announcement(app: Flask) -> None:
    direct = story.ContractTerms(
        "租赁合同", "某公司", "", Decimal(100), story.PARKING.nature, Method.DIRECT
    )
    matter = story.signed("parking", direct)
    assert not {"contract.announce", "contract.file"} & set(_running(matter))
    with pytest.raises(Invalid, match="直接签订"):
        _record(matter, P.ANNOUNCED)


def test_the_award_starts_thirty_days_and_the_signing_ends_them(app: Flask) -> None:
    with story.days_ago(6):
        matter = story.cleared("parking", story.PARKING)
    _record(matter, P.AWARDED, clock.today() - timedelta(1))
    deadline = _running(matter)["contract.sign"]
    assert reckon(deadline).raw_due == clock.today() + timedelta(29)
    early = clock.today() - timedelta(2)
    copy = story.signed_copy(matter, early)
    with pytest.raises(Invalid, match="不能早于中标"):
        signed_copies.sign(matter, copy, by=person("zhoumin"))
    assert matter.status is Status.CLEARED
    late = story.signed_copy(matter)
    signed_copies.sign(matter, late, by=person("zhoumin"))
    assert "contract.sign" not in _running(matter)


def test_days_out_of_order_are_refused_and_late_ones_ask_why(contract: Matter) -> None:
    signed_on = register.signed_on(contract)
    assert signed_on is not None
    with pytest.raises(Invalid, match="不能晚于今天"):
        _record(contract, P.PAID, clock.today() + timedelta(1))
    with pytest.raises(Invalid, match="不能早于签订日期"):
        _record(contract, P.PAID, signed_on - timedelta(1))
    with pytest.raises(Invalid, match="补录") as fault:
        _record(contract, P.DELIVERED, signed_on)
    assert fault.value.field == "late_reason"
    made = _record(contract, P.DELIVERED, signed_on, late_reason="验收单昨天才收到")
    assert made.late_reason
    _record(contract, P.DELIVERED, clock.today())
    assert register.day_of(contract, P.DELIVERED) == signed_on
    assert verify().good


def test_delivery_by_a_small_enterprise_runs_the_period_of_payment(contract: Matter) -> None:
    _record(contract, P.DELIVERED)
    assert "contract.pay" not in _running(contract)
    _record(contract, P.ACCEPTED, small=True)
    due = reckon(_running(contract)["contract.pay"]).raw_due
    assert due == clock.today() + timedelta(30)
    _record(
        contract,
        P.PAID,
        amount=Decimal("63000.50"),
        evidence=Evidence("发票.docx", story.certificate("发票")),
    )
    assert "contract.pay" not in _running(contract)
    assert register.paid(contract) == Decimal("63000.50")


def test_nothing_more_happens_to_a_contract_that_ended(contract: Matter) -> None:
    performance.set_term(
        contract, clock.today(), clock.today() + timedelta(40), "", by=person("zhoumin")
    )
    assert "contract.expiry" in _running(contract)
    _record(contract, P.COMPLETED)
    assert "contract.expiry" not in _running(contract)
    with pytest.raises(Invalid, match="履行完毕"):
        _record(contract, P.PAID)


def test_a_record_is_never_changed_or_taken_back(contract: Matter) -> None:
    made = _record(contract, P.PAID, amount=Decimal(1))
    made.amount = Decimal(2)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.flush()
    db.session.rollback()
    db.session.delete(made)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.flush()
    db.session.rollback()


def test_a_term_ends_after_it_begins_and_one_before_the_signing_says_why(contract: Matter) -> None:
    zhou, today = person("zhoumin"), clock.today()
    with pytest.raises(Invalid, match="届满日期不能早于"):
        performance.set_term(contract, today, today - timedelta(1), "", by=zhou)
    with pytest.raises(Invalid, match="事后补签"):
        performance.set_term(contract, today - timedelta(90), today, "", by=zhou)
    performance.set_term(contract, today - timedelta(90), today + timedelta(1), "续期空档", by=zhou)
    performance.set_term(contract, today, today + timedelta(365), "", by=zhou)
    assert _running(contract)["contract.expiry"].starts_on == today + timedelta(365)


def test_an_alert_reaches_the_leader_who_answers_it_once(contract: Matter) -> None:
    alert = performance.alert(
        contract, Alarm.INSOLVENCY, clock.today(), "对方停业", "已发函", by=person("lijianguo")
    )
    leader = person("zhangwei")
    told = db.session.scalars(select(Notice).filter_by(person_id=leader.id)).all()
    assert any("预警" in one.text for one in told)
    with pytest.raises(Refused):
        performance.direct(alert, "知道了", by=person("wangfang"))
    with pytest.raises(Invalid, match="请写明批示意见"):
        performance.direct(alert, " ", by=leader)
    performance.direct(alert, "请依法解除并追责", by=leader)
    with pytest.raises(Refused, match="已经批示"):
        performance.direct(alert, "再批", by=leader)


def test_a_change_opens_a_supplement_that_must_be_reviewed(contract: Matter) -> None:
    change = supplements.Change("增加两处停车场", clock.today(), Decimal("100000"))
    made = supplements.open_supplement(contract, change, by=person("zhoumin"))
    assert made.status is Status.DRAFT
    assert made.contract is not None
    assert contract.contract is not None
    assert made.contract.counterparty == contract.contract.counterparty
    assert register.done(contract) == [P.CHANGED]
    assert within_limit.holds(facts(made))
    more = supplements.Change("再增加一处", clock.today(), Decimal("26000.01"))
    second = supplements.open_supplement(contract, more, by=person("zhoumin"))
    total = added.added(contract)
    assert total is not None
    assert total.total == Decimal("126000.01")
    assert not within_limit.holds(facts(second))
    assert within_limit.holds(facts(contract))


def test_a_supplement_of_other_goods_is_outside_the_limit_and_says_so(contract: Matter) -> None:
    change = supplements.Change(
        "另行采购系统维护", clock.today(), Decimal("900000"), same_goods=False
    )
    made = supplements.open_supplement(contract, change, by=person("zhoumin"))
    assert within_limit.holds(facts(made))
    assert added.added(contract) is None
    link = added.supplement_of(made)
    assert link is not None
    assert link.why == "另行采购系统维护"


def test_only_the_drafter_changes_and_only_after_signing(app: Flask, contract: Matter) -> None:
    change = supplements.Change("改", clock.today(), Decimal(0))
    with pytest.raises(Refused):
        supplements.open_supplement(contract, change, by=person("wangfang"))
    with pytest.raises(Invalid, match="请写明变更的内容和理由"):
        supplements.open_supplement(contract, replace(change, reason=" "), by=person("zhoumin"))
    draft = story.opened("parking", story.PARKING)
    with pytest.raises(Refused):
        supplements.open_supplement(draft, change, by=person("zhoumin"))
