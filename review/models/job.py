"""What is to be done later, and what came of it: the table is the truth, no queue beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from review.extensions import Model
from review.law.vocabulary import JobState
from review.models.columns import Key, Made, OurText, word


class Job(Model):
    """One task: `kind` names it, `subject` its arguments, `key` makes it one however often asked.

    A running job is its owner's until `lease_until`; a later moment means the owner died.
    """

    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(120), unique=True)
    subject: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = word(JobState, default=JobState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[Made] = mapped_column(index=True)
    owner: Mapped[str] = mapped_column(String(60), default="")
    lease_until: Mapped[datetime | None]
    fault: Mapped[OurText] = mapped_column(default="")
    made_at: Mapped[Made]
    done_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_job_state_due_at", "state", "due_at"),
        CheckConstraint(
            "(state = 'running') = (lease_until IS NOT NULL)", name="running_has_a_lease"
        ),
        CheckConstraint(
            "(state IN ('done', 'failed')) = (done_at IS NOT NULL)", name="ended_has_a_time"
        ),
    )
