"""网络回调: those in force, with how the last sending to each went."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Job, Section, Webhook


def every() -> Sequence[Webhook]:
    query = select(Webhook).where(Webhook.ended_at.is_(None)).order_by(Webhook.id)
    return db.session.scalars(query.options(joinedload(Webhook.section))).all()


def waiting() -> int:
    """How many messages have not been taken yet."""
    states = (JobState.QUEUED, JobState.RUNNING)
    query = select(func.count()).where(Job.kind == "webhook", Job.state.in_(states))
    return db.session.scalar(query) or 0


def sections() -> Sequence[Section]:
    return db.session.scalars(select(Section).order_by(Section.id)).all()
