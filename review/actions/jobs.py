"""Work for later: asked for inside the deed it belongs to, taken by one worker at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, or_, select, update

from review import clock
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Conversion, Job

LEASE = timedelta(seconds=60)
PATIENCE = (timedelta(seconds=10), timedelta(minutes=2))
"""How long to wait before the second and before the third, the last attempt."""
HOURS = tuple(timedelta(minutes=m) for m in (1, 5, 20, 60, 240, 480, 720))
LONGER = {
    "mail": HOURS,
    "webhook": HOURS,
    "digest": HOURS,
    "link": PATIENCE,
    "matter_link": HOURS,
    "mail_text": HOURS,
}
"""The same for what may fail for hours: a mail server that is being mended."""
POST = ("mail", "digest", "link", "matter_link", "mail_text", "webhook")
INTERACTIVE = ("check", "read_material", "file_words")
CONVERSIONS = (
    "convert", "recognise", "recognise_signed", "print_signing_copy", "print_text", "fetch_mail",
)  # fmt: skip
NIGHTLY = (
    "remind", "expiries", "cleanups", "annual", "sweep", "reread", "print_texts", "purge", "plans", "backup",
    "verify_log", "sign",
)  # fmt: skip
LANES = (POST, INTERACTIVE, CONVERSIONS, NIGHTLY)
"""What somebody waits for goes before what takes minutes, and that before what has the night."""
QUICK = (*POST, *INTERACTIVE)
_LANE = {kind: lane for lane, kinds in enumerate(LANES) for kind in kinds}
GAVE_UP = "多次尝试均未成功，请联系系统管理员。"


def enqueue(kind: str, key: str, **subject: Any) -> Job:
    """Ask for a job in the deed under way; the same key asks for it once."""
    job = db.session.scalars(select(Job).filter_by(key=key)).first()
    if job is None:
        job = add(kind, key, **subject)
        db.session.flush()
    return job


def add(kind: str, key: str, after: timedelta = timedelta(), **subject: Any) -> Job:
    """Ask for the job of a row made in this deed: nobody can have asked for it before."""
    job = Job(kind=kind, key=key, subject=subject, due_at=clock.now() + after)
    db.session.add(job)
    return job


def wait_from_now() -> None:
    """What was asked for while a clock of the past ran has waited only since now."""
    with unit_of_work():
        late = update(Job).where(Job.state == JobState.QUEUED, Job.due_at < clock.now())
        db.session.execute(late.values(due_at=clock.now()))


def _takable(kinds: Sequence[str]) -> ColumnElement[bool]:
    now = clock.now()
    waiting = and_(Job.state == JobState.QUEUED, Job.due_at <= now)
    abandoned = and_(Job.state == JobState.RUNNING, Job.lease_until < now)
    takable = or_(waiting, abandoned)
    return and_(takable, Job.kind.in_(kinds)) if kinds else takable


def waiting(kinds: Sequence[str] = ()) -> bool:
    """Whether there is anything to take; asks without a lock, so that idle workers lock nothing."""
    job_id = db.session.scalar(select(Job.id).where(_takable(kinds)).limit(1))
    db.session.rollback()
    return job_id is not None


def take(owner: str, kinds: Sequence[str] = ()) -> Job | None:
    """Of the first lane in which a job waits, or lost its owner, the oldest, leased to `owner`; None
    where none waits. With `kinds` only one of these."""
    with unit_of_work():
        lane = case(_LANE, value=Job.kind, else_=len(LANES))
        query = select(Job).where(_takable(kinds)).order_by(lane, Job.id).limit(1)
        job = db.session.scalars(query.with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        job.state, job.owner = JobState.RUNNING, owner
        job.attempts, job.lease_until = job.attempts + 1, clock.now() + LEASE
        return job


def prolong(id: int, owner: str) -> bool:
    """Say that the work goes on; False where the job is no longer this owner's."""
    with unit_of_work():
        job = db.session.get(Job, id, with_for_update=True)
        held = job is not None and job.state is JobState.RUNNING and job.owner == owner
        if held and job is not None:
            job.lease_until = clock.now() + LEASE
        return held


def finish(job: Job) -> None:
    """Done, in the same transaction as what was done."""
    _end(job, JobState.DONE, "")


def fail(job: Job, sentence: str) -> None:
    """Never to be tried again; `sentence` is for the person who waits."""
    with unit_of_work():
        _end(job, JobState.FAILED, sentence)


def stumble(job: Job) -> None:
    """It broke: try again later, or give up after the last attempt."""
    with unit_of_work():
        patience = LONGER.get(job.kind, PATIENCE)
        if job.attempts > len(patience):
            _end(job, JobState.FAILED, GAVE_UP)
            return
        job.state, job.lease_until = JobState.QUEUED, None
        job.due_at = clock.now() + patience[job.attempts - 1]


def again(job: Job) -> None:
    """Let a job that failed wait anew, with all its attempts before it."""
    job.state, job.attempts, job.fault = JobState.QUEUED, 0, ""
    job.due_at, job.done_at = clock.now(), None
    db.session.flush()


def purge(before: datetime) -> int:
    """Delete what was done before that moment; how many.

    A failed job stays until somebody looks, and the job of a conversion says for ever that this
    file was taken in.
    """
    kept = select(Conversion.job_id).where(Conversion.job_id.is_not(None))
    old = (Job.state == JobState.DONE, Job.done_at < before, Job.id.not_in(kept))
    with unit_of_work():
        gone = db.session.scalars(delete(Job).where(*old).returning(Job.id)).all()
        return len(gone)


def _end(job: Job, state: JobState, fault: str) -> None:
    job.state, job.fault = state, fault
    job.lease_until, job.done_at = None, clock.now()
    db.session.flush()
