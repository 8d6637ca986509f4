"""逾期未支付中小企业款项: proposed from what was recorded, registered, made public, and reminded of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from review import clock
from review.actions import arrears, performance, small_registers
from review.actions.performance import Happening
from review.demo.office import person
from review.extensions import db
from review.law.small_registers import REGISTERS
from review.law.vocabulary import Performed
from review.models import Deadline, Notice
from review.registers import arrears as register
from review.registers.small_registers import lines
from tests.told import story

ClientOf = Callable[[str], FlaskClient]


def at(year: int, month: int, day: int):  # type: ignore[no-untyped-def]
    return clock.stopped(datetime(year, month, day, 2, tzinfo=UTC))


def recorded(matter, kind: Performed, amount: str, small: bool = False) -> None:  # type: ignore[no-untyped-def]
    happening = Happening(kind, clock.today(), Decimal(amount), small=small)
    performance.record(matter, happening, by=person("zhoumin"))


def proposed(year: int) -> list[tuple[str, str, str]]:
    found = register.proposed(year, lines(register.ARREARS, year), person("wangfang"))
    return [(one.matter.title, str(one.amount), str(one.paid_on or "")) for one in found]


def test_what_was_delivered_by_a_small_firm_and_not_paid_in_time_is_proposed_and_made_public(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        with at(2026, 9, 1):
            matter = story.signed("parking", story.PARKING)
            other = story.signed("parking", replace(story.PARKING, title="另一份合同"))
        with at(2026, 9, 7):
            recorded(matter, Performed.DELIVERED, "5000", small=True)
            recorded(other, Performed.DELIVERED, "7000")  # no 中小企业: no such period
        with at(2026, 9, 21):
            recorded(matter, Performed.PAID, "2000")
        title, id, number = matter.title, matter.id, matter.number
        with at(2026, 10, 7):
            assert proposed(2026) == []
        with at(2026, 12, 1):
            assert proposed(2026) == [(title, "3000.00", "")]
            db.session.commit()
    with at(2027, 1, 4):
        office = client_of("wangfang")
        page = office.get("/books/arrears/2026").text
        assert "履行记录里到期没有付清的" in page
        assert title in page
        assert "amount=3000.00" in page
        form = office.get(f"/books/arrears/new?on=2026-10-07&title={number}&amount=3000.00").text
        assert 'value="3000.00"' in form
        assert "2026年逾期未支付中小企业款项应于2027-03-30以前公示" in office.get("/").text
        with bare_app.app_context():
            assert arrears.remind() == 1
            assert arrears.remind() == 0
            [notice] = db.session.scalars(select(Notice).where(Notice.text.contains("公示")))
            assert notice.person.account == "wangfang"
            given = {"party": "某公司", "amount": "3000", "reason": "预算没有下达"}
            small_registers.enter(
                REGISTERS["arrears"], date(2026, 10, 7), f"{number} {title}", given,
                late_reason="年终核对", by=person("zhoumin"),
            )  # fmt: skip
            assert proposed(2026) == []
            assert register.owed() is not None
            told = {"year": "2026", "count": "1", "amount": "3000"}
            small_registers.enter(
                REGISTERS["disclosed"], clock.today(), "区政府网站", told, by=person("zhoumin")
            )
            assert register.owed() is None
        assert id


def test_a_sum_paid_in_time_or_later_is_told_apart(app: Flask) -> None:
    with at(2026, 9, 1):
        matter = story.signed("parking", story.PARKING)
    with at(2026, 9, 7):
        recorded(matter, Performed.DELIVERED, "5000", small=True)
    with at(2026, 11, 2):
        recorded(matter, Performed.PAID, "5000")
        assert proposed(2026) == [(matter.title, "5000.00", "2026-11-02")]
        [one] = register.proposed(2026, [])
        assert one.given["paid_on"] == "2026-11-02"
    with at(2027, 1, 4):
        assert register.owed() is None  # nothing of last year is still unpaid


def test_each_instalment_has_its_own_last_day_and_payments_go_to_the_oldest(app: Flask) -> None:
    with at(2026, 9, 1):
        matter = story.signed("parking", story.PARKING)
    with at(2026, 9, 7):
        recorded(matter, Performed.DELIVERED, "5000", small=True)
    with at(2026, 9, 9):
        recorded(matter, Performed.ACCEPTED, "5000", small=True)  # of the same goods: no new period
    with at(2026, 9, 21):
        recorded(matter, Performed.DELIVERED, "3000", small=True)
        recorded(matter, Performed.PAID, "6000")
    query = select(Deadline).filter_by(matter_id=matter.id, key="contract.pay")
    first, second = db.session.scalars(query.order_by(Deadline.id))
    assert (first.met_at is not None, second.met_at) == (True, None)
    with at(2026, 12, 1):
        assert proposed(2026) == [(matter.title, "2000.00", "")]
        [one] = register.proposed(2026, [])
        assert one.due_on == second.due_on
        recorded(matter, Performed.PAID, "2000")
        assert proposed(2026) == [(matter.title, "2000.00", "2026-12-01")]
        assert second.met_at is not None


def test_what_was_never_paid_is_proposed_instalment_by_instalment(app: Flask) -> None:
    with at(2026, 9, 1):
        matter = story.signed("parking", story.PARKING)
    for day, amount in ((7, "5000"), (21, "3000")):
        with at(2026, 9, day):
            recorded(matter, Performed.DELIVERED, amount, small=True)
    with at(2026, 12, 1):
        assert [amount for _, amount, _ in proposed(2026)] == ["5000.00", "3000.00"]
        given = {"party": "某公司", "amount": "5000", "reason": "预算没有下达"}
        small_registers.enter(
            REGISTERS["arrears"], register.proposed(2026, [])[0].due_on,
            f"{matter.number} {matter.title}", given, late_reason="核对", by=person("zhoumin"),
        )  # fmt: skip
        assert [amount for _, amount, _ in proposed(2026)] == ["3000.00"]
