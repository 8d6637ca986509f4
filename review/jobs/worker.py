"""The worker: takes one job after the other, keeps its lease while it works, and survives itself.

Whoever is killed in the middle of a job loses the lease after a minute, and the next worker takes
the job up again. A task therefore changes nothing while it works: it returns the deed to do, and
that deed and the word "done" are one transaction.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from flask import Flask, current_app
from structlog import contextvars

from review.actions import jobs
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.jobs import daily, letter_box
from review.jobs.tasks import TASKS
from review.models import Job

HEARTBEAT = jobs.LEASE.total_seconds() / 4
IDLE = 1.0  # seconds between two looks at an empty table
log = logging.getLogger(__name__)


def name() -> str:
    """Who this worker is: one name per process, never used again."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"


def run(wanted: Callable[[], bool] = lambda: True) -> None:
    """Work for ever, or as long as `wanted` says so; a second thread does what is quick, so that
    mail does not wait until a conversion is over."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    ended = threading.Event()

    def beside() -> None:
        with app.app_context():
            _work(lambda: not ended.is_set(), jobs.QUICK)
            db.session.remove()

    thread = threading.Thread(target=beside, daemon=True)
    thread.start()
    asked: date | None = None
    fetched: datetime | None = None

    def on() -> bool:
        nonlocal asked, fetched
        if wanted():
            asked, fetched = daily.ask(asked), letter_box.ask(fetched)
            return True
        return False

    try:
        _work(on)
    finally:
        ended.set()
        thread.join()


def _work(wanted: Callable[[], bool], kinds: Sequence[str] = ()) -> None:
    owner, pause = name(), threading.Event()
    while wanted():
        if not (jobs.waiting(kinds) and run_one(owner, kinds)):
            pause.wait(IDLE)


def run_all(owner: str = "") -> int:
    """Work until nothing waits; how many jobs were taken."""
    owner, taken = owner or name(), 0
    while run_one(owner):
        taken += 1
    return taken


def run_one(owner: str, kinds: Sequence[str] = ()) -> bool:
    """Take one job, with `kinds` one of these, and see it through; False where none waits."""
    job = jobs.take(owner, kinds)
    if job is None:
        return False
    id = job.id
    try:
        contextvars.bind_contextvars(job=id, kind=job.kind)
        with _held(id, owner):
            deed = TASKS[job.kind](**job.subject)
        with unit_of_work():
            job = db.session.get_one(Job, id, with_for_update=True)
            if job.owner == owner:  # else it took too long, and another has it now
                deed()
                jobs.finish(job)
        log.info("job done")
    except Refused as refusal:
        log.info("job refused", extra={"reason": str(refusal)})
        jobs.fail(db.session.get_one(Job, id), str(refusal))
    except Exception:
        log.exception("job %s (%s) broke", id, job.kind)
        jobs.stumble(db.session.get_one(Job, id))
    finally:
        contextvars.unbind_contextvars("job", "kind")
        db.session.rollback()  # the next job begins with what is true then
    return True


@contextmanager
def _held(id: int, owner: str) -> Iterator[None]:
    """Prolong the lease from a second thread while the first one works."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    done = threading.Event()

    def beat() -> None:
        with app.app_context():
            while not done.wait(HEARTBEAT):
                jobs.prolong(id, owner)
            db.session.remove()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
