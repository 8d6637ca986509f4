"""Have the whole log verified, by night or when somebody asks, and record what was found."""

from __future__ import annotations

from review import clock
from review.actions import jobs, log
from review.actions.unit_of_work import unit_of_work
from review.models import Job
from review.registers.log import JOB, Verdict

MOST = 20
"""Faults kept in the event; their number is kept whole."""


def ask() -> Job:
    """Ask for a verification now; asked twice within a minute it is done once."""
    with unit_of_work():
        return jobs.enqueue(JOB, f"{JOB}:{clock.now():%Y-%m-%dT%H:%M}")


def record(verdict: Verdict) -> None:
    """Keep the verdict in the log itself: when it was given, of what length, and its faults."""
    with unit_of_work():
        log.append(
            JOB,
            by=None,
            size=verdict.size,
            root=verdict.root,
            count=len(verdict.faults),
            faults=list(verdict.faults[:MOST]),
        )
