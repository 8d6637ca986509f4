"""Jobs are taken by one worker, done once, tried again after a death, and given up with a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from review import clock
from review.actions import jobs
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.jobs import worker
from review.jobs.tasks import TASKS
from review.law.vocabulary import JobState
from review.models import Firm, Job


@pytest.fixture
def found(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A kind of job that founds a firm; the list tells how often it worked."""
    worked: list[str] = []

    def task(name: str):
        worked.append(name)
        return lambda: db.session.add(Firm(name=name))

    monkeypatch.setitem(TASKS, "found", task)
    return worked


def asked(key: str, **subject: str) -> int:
    with unit_of_work():
        return jobs.enqueue("found", key, **subject).id


def state(id: int) -> Job:
    return db.session.get_one(Job, id, populate_existing=True)


def test_a_job_is_done_once_and_its_deed_is_kept(found: list[str]) -> None:
    id = asked("one", name="甲所")
    assert worker.run_all() == 1
    assert worker.run_all() == 0
    assert state(id).state is JobState.DONE
    assert db.session.query(Firm).filter_by(name="甲所").count() == 1


def test_the_same_key_is_the_same_job(found: list[str]) -> None:
    assert asked("one", name="甲所") == asked("one", name="甲所")
    worker.run_all()
    asked("one", name="甲所")
    assert worker.run_all() == 0


def test_a_job_asked_for_in_a_deed_that_failed_was_never_asked_for(found: list[str]) -> None:
    def half_done() -> None:
        with unit_of_work():
            jobs.enqueue("found", "one", name="甲所")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert worker.run_all() == 0


def test_every_kind_of_job_has_one_lane() -> None:
    lanes = [kind for lane in jobs.LANES for kind in lane]
    assert sorted(lanes) == sorted(TASKS)


def test_mail_goes_before_what_was_asked_for_earlier_and_takes_long(
    found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def task(kind: str) -> Callable[[], Callable[[], None]]:
        return lambda: lambda: order.append(kind)

    for kind in ("verify_log", "convert", "check", "mail"):
        monkeypatch.setitem(TASKS, kind, task(kind))
        with unit_of_work():
            jobs.enqueue(kind, kind)
    assert worker.run_one("quick", jobs.QUICK)
    assert worker.run_one("quick", jobs.QUICK)
    assert not worker.run_one("quick", jobs.QUICK)
    worker.run_all()
    assert order == ["mail", "check", "convert", "verify_log"]


def test_a_job_under_way_is_nobody_elses_until_its_lease_is_over(found: list[str]) -> None:
    id = asked("one", name="甲所")
    assert jobs.take("dead") is not None
    assert worker.run_all() == 0
    with clock.stopped(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert worker.run_all() == 1
    assert (state(id).state, state(id).attempts) == (JobState.DONE, 2)


def test_a_worker_that_lives_keeps_its_lease(found: list[str]) -> None:
    id = asked("one", name="甲所")
    jobs.take("alive")
    with clock.stopped(clock.now() + jobs.LEASE / 2):
        assert jobs.prolong(id, "alive")
        assert not jobs.prolong(id, "another")
    with clock.stopped(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert worker.run_all() == 0


def test_who_lost_the_lease_does_not_do_the_deed(
    found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work took too long, another worker took the job: the first one's result is dropped."""

    def slow(name: str):
        with clock.stopped(clock.now() + jobs.LEASE + timedelta(seconds=1)):
            assert jobs.take("quicker") is not None
        return lambda: db.session.add(Firm(name=name))

    monkeypatch.setitem(TASKS, "found", slow)
    id = asked("one", name="甲所")
    assert worker.run_one("slow")
    assert state(id).owner == "quicker"
    assert db.session.query(Firm).filter_by(name="甲所").count() == 0


def test_a_refusal_ends_the_job_with_its_sentence(
    found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str):
        raise Refused("文件已损坏")

    monkeypatch.setitem(TASKS, "found", refuse)
    id = asked("one", name="甲所")
    assert worker.run_all() == 1
    assert (state(id).state, state(id).fault) == (JobState.FAILED, "文件已损坏")


def test_what_breaks_is_tried_three_times_and_then_given_up(
    found: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(name: str):
        raise OSError("no space left")

    monkeypatch.setitem(TASKS, "found", broken)
    id = asked("one", name="甲所")
    for attempt in (1, 2, 3):
        with clock.stopped(clock.now() + timedelta(hours=attempt)):
            assert worker.run_all() == 1
    assert (state(id).state, state(id).attempts) == (JobState.FAILED, 3)
    assert state(id).fault == jobs.GAVE_UP
    assert "no space left" in caplog.text
