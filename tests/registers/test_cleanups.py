"""The nightly look costs a question a changed statute, however many documents are in force."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask

from review.actions import cleanups as deeds
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.models import CitedStatute, CleanupCandidate, LegislationRow, Revision
from review.registers import cleanups, legislation
from tests import moment
from tests.registers.test_batching import counted
from tests.told import normative

QUIET = 6
"""The office's rows, their number, those taken out; texts not read, statutes that texts in force
rely on, newest texts held by another table."""


def asked() -> int:
    """How many questions one look asks, of a session that holds nothing."""
    db.session.commit()
    db.session.expunge_all()
    with counted() as sent:
        deeds.look()
    return len([each for each in sent if each.startswith("SELECT")])


def repeal(title: str, on: date) -> None:
    with unit_of_work():
        row = LegislationRow(
            title=title, kind="法律", status="repealed", repealed_on=on, basis="某法第一条",
            source="公报", checked=on, reason="公报刊登", shipped={}, by_id=person("wangfang").id,
        )  # fmt: skip
        db.session.add(row)


def test_a_night_costs_by_the_statutes_that_changed(app: Flask) -> None:
    id = normative.carry(normative.BOARDS, normative.archive, normative.NORMATIVE).id
    worker.run_all()
    told = [each.law for each in db.session.query(CleanupCandidate)]
    quiet = len({each.law for each in cleanups.changes(legislation.table())})
    assert asked() == QUIET + quiet
    with unit_of_work():  # the same reliance, of ten thousand texts as of one
        query = db.session.query(Revision).filter_by(matter_id=id)
        newest = query.order_by(Revision.id.desc()).first()
        assert newest is not None
        for number in range(200):
            db.session.add(CitedStatute(revision_id=newest.id, name=f"某市第{number}号办法"))
    assert asked() == QUIET + quiet
    cited = next(
        each.name
        for each in db.session.query(CitedStatute).order_by(CitedStatute.id)
        if each.name not in told
    )
    repeal(cited, moment.TODAY - timedelta(17))
    deeds.look()
    assert db.session.query(CleanupCandidate).count() == len(told) + 1
    assert asked() == QUIET + quiet + 1
    assert db.session.query(CleanupCandidate).count() == len(told) + 1


def test_what_a_run_of_the_rules_reads_is_kept_as_rows_once_a_name(app: Flask) -> None:
    normative.carry(normative.BOARDS, normative.archive, normative.NORMATIVE)
    worker.run_all()
    rows = [(each.revision_id, each.name, each.year) for each in db.session.query(CitedStatute)]
    assert rows
    assert len(rows) == len(set(rows))
    assert not cleanups.unread()
