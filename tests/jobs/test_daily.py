"""Once a day the store is swept and the log's head signed, also where nobody decided anything."""

from __future__ import annotations

import os
from datetime import UTC, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text

from review import clock
from review.actions import documents, log, table_statistics
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.jobs import daily, worker
from review.law.vocabulary import JobState
from review.models import Job
from review.registers.log import verify, witness
from tests.moment import BEGIN
from tests.told import story

MORNING = BEGIN.replace(hour=8).astimezone(UTC)


def test_the_day_begins_once_and_leaves_the_head_signed_and_the_store_swept(app: Flask) -> None:
    with unit_of_work():
        log.append("sign_out", by=None)
    orphan = documents.store().put(b"for a deed that failed")
    long_ago = (MORNING - timedelta(days=3)).timestamp()
    os.utime(documents.store().path(orphan), (long_ago, long_ago))
    with clock.stopped(MORNING):
        asked = daily.ask(None)
        assert daily.ask(asked) == asked
        assert daily.ask(None) == asked  # another worker asks for the same
        worker.run_all()
    states = {one.kind: one.state for one in db.session.scalars(select(Job))}
    assert states == dict.fromkeys(daily.KINDS, JobState.DONE)
    assert [one.size for one in witness().checkpoints()] == [
        3
    ]  # the verdict of the night is signed too
    assert orphan not in documents.store()
    assert verify().faults == ()


@pytest.mark.default_engine  # PostgreSQL counts by itself
def test_the_night_counts_what_sqlite_plans_by(bare_app: Flask) -> None:
    with bare_app.app_context():
        story.opined("parking", story.PARKING)
        with unit_of_work():
            table_statistics.refresh()
        counted = text("SELECT stat FROM sqlite_stat1 WHERE tbl = 'matter'")
        assert "1 1" in db.session.scalars(counted).all()


def test_nothing_is_asked_for_before_the_morning(app: Flask) -> None:
    with clock.stopped(MORNING - timedelta(hours=2)):
        assert daily.ask(None) is None
    assert db.session.scalars(select(Job)).all() == []
