"""Every deciding row stands in an event, and the event names whose deed wrote it."""

from __future__ import annotations

import json

from flask import Flask
from sqlalchemy import select

from review.actions import log
from review.actions.unit_of_work import unit_of_work
from review.demo.office import person
from review.extensions import db
from review.models import LogEntry, Section
from review.registers import log as register


def newest() -> LogEntry:
    return db.session.scalars(select(LogEntry).order_by(LogEntry.seq.desc()).limit(1)).one()


def test_a_row_written_after_the_last_event_of_a_deed_has_an_event_of_its_own(app: Flask) -> None:
    who = person("zhengqi")
    with unit_of_work():
        log.append("sign_out", by=who)
        db.session.add(Section(name="后勤科"))
    entry = newest()
    assert (entry.action, entry.actor_id) == ("record", who.id)
    assert [name.partition("/")[0] for name in json.loads(entry.body)["rows"]] == ["section"]


def test_what_nobody_did_is_not_said_to_be_the_deed_of_whoever_acted_before(app: Flask) -> None:
    who = person("zhengqi")
    with unit_of_work():
        log.append("sign_out", by=who)
    with unit_of_work():
        db.session.add(Section(name="后勤科"))
    assert (newest().action, newest().actor_id) == ("record", None)


def test_a_deed_taken_back_in_its_midst_goes_on_from_the_log_as_it_stands(app: Flask) -> None:
    who, size = person("zhengqi"), newest().seq + 1
    with unit_of_work():
        log.append("sign_out", by=who)
        db.session.rollback()
        log.append("sign_out", by=who)
    seqs = db.session.scalars(select(LogEntry.seq).order_by(LogEntry.seq)).all()
    assert seqs == list(range(size + 1))
    assert register.verify().faults == ()
