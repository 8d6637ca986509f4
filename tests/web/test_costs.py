"""A page of many matters asks the database as often as a page of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from review import clock
from review.demo import consultations
from review.extensions import db
from review.law.vocabulary import Conclusion, Role
from review.models import Assignment, Deadline, Firm, Matter, Person, Section
from review.registers.books import REGISTERS
from tests.statements import counted
from tests.told import normative, once, story

ClientOf = Callable[[str], FlaskClient]
PAGES = (
    "/", "/matters", "/matters?q=停车", "/matters?turn=me", "/matters?due=late", "/matters/sheet",
    "/statistics", "/statistics/figures/letters", "/statistics/sheet", "/log",
    *(f"/registers/{slug}" for slug in REGISTERS),
    *(f"/registers/{slug}.xlsx" for slug in REGISTERS),
)  # fmt: skip
ODD_LEAF = {"/log"}
"""A proof asks for one leaf by itself where the number of leaves is odd."""


def tell() -> None:
    """One more of each sort of matter, all of them late."""
    story.opined("parking", story.PARKING)
    story.signed("hotline", story.HOTLINE)
    story.submitted("lease", story.LEASE)
    consultations.decided(consultations.CAMERAS, Conclusion.FEASIBLE)
    normative.carry(normative.BOARDS, normative.file, normative.NORMATIVE)
    normative.carry(normative.DUTY, normative.compile, normative.INTERNAL)


def set_apart() -> None:
    """Every matter its own section, drafter, firm and counsel, so that none is known already."""
    past = clock.today() - timedelta(30)
    new = select(Matter.id).join(Section).where(Section.name.not_like("第%科"))
    for id in db.session.scalars(new).all():
        section, firm = Section(name=f"第{id}科"), Firm(name=f"第{id}律师事务所")
        drafter = Person(account=f"d{id}", name=f"科员{id}", role=Role.DRAFTER, section=section)
        counsel = Person(account=f"c{id}", name=f"律师{id}", role=Role.COUNSEL, firm=firm)
        db.session.add_all([drafter, counsel])
        db.session.flush()
        own = {"section_id": section.id, "drafter_id": drafter.id}
        db.session.execute(update(Matter).where(Matter.id == id).values(**own))
        given = {"firm_id": firm.id, "counsel_id": counsel.id}
        db.session.execute(update(Assignment).where(Assignment.matter_id == id).values(**given))
    late = update(Deadline).where(Deadline.met_at.is_(None), Deadline.alert_on.is_not(None))
    db.session.execute(late.values(due_on=past, alert_on=past))
    db.session.commit()


def test_no_page_asks_more_often_for_more_matters(bare_app: Flask, client_of: ClientOf) -> None:
    client = client_of("wangfang")
    costs = {path: [0, 0] for path in PAGES}
    for turn in (0, 1):
        with bare_app.app_context():
            tell()
            set_apart()
        for path in PAGES:
            assert client.get(path).status_code in (200, 302)
            with bare_app.app_context(), counted() as sent:
                client.get(path)
            costs[path][turn] = len(sent)
    grown = {path: cost for path, cost in costs.items() if cost[1] > cost[0] + (path in ODD_LEAF)}
    assert not grown
    assert max(cost for _, cost in costs.values()) < 140


def pages_of(app: Flask, id: int) -> Iterator[str]:
    """Every address of a matter that names nothing but its number and that of its first revision."""
    of_matters = (
        one for one in app.url_map.iter_rules() if one.rule.startswith("/matters/<int:id>")
    )
    for rule in of_matters:
        if "GET" in (rule.methods or ()) and rule.arguments <= {"id", "number"}:
            yield rule.rule.replace("<int:id>", str(id)).replace("<int:number>", "1")


def twice(client: FlaskClient, path: str) -> list[str]:
    """What this page asks of the database more than once, word for word."""
    with counted() as sent:
        client.get(path)
    asked = Counter(one for one in sent if not one.startswith("BEGIN"))
    return [words for words, times in asked.items() if times > 1]


@once
def one_of_each() -> Matter:
    """A contract and a document, far on their way."""
    story.approved("parking", story.PARKING)
    return normative.carry(normative.BOARDS, normative.file, normative.NORMATIVE)


@pytest.mark.default_engine  # what is asked is the same of both
@pytest.mark.parametrize("account", ["wangfang", "chenlu", "zhangwei"])
def test_no_page_of_a_matter_asks_one_thing_twice(
    bare_app: Flask, client_of: ClientOf, account: str
) -> None:
    with bare_app.app_context():
        one_of_each()
        ids = db.session.scalars(select(Matter.id)).all()
        db.session.remove()
    client, opened = client_of(account), 0
    with bare_app.app_context():
        for path in (path for id in ids for path in pages_of(bare_app, id)):
            if client.get(path).status_code == 200:
                opened += 1
                assert twice(client, path) == [], path
    assert opened > 10
