"""待办 in its order: overdue, today, this week, later; and what was done today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review import clock
from review.extensions import db
from review.models import Deadline, LogEntry, Matter, Person
from review.registers import next_steps
from review.registers.batching import batched
from review.registers.deadlines import days_left, late
from review.registers.next_steps import Task

GROUPS = ("已逾期", "今天", "本周", "以后", "暂无期限")


def grouped(tasks: Sequence[Task]) -> list[tuple[str, list[Task]]]:
    found: dict[str, list[Task]] = {title: [] for title in GROUPS}
    for task in tasks:
        found[_group(task)].append(task)
    return [(title, rows) for title, rows in found.items() if rows]


def _group(task: Task) -> str:
    deadline, today = task.deadline, clock.today()
    if deadline is None or task.left is None or deadline.alert_on is None:
        return "暂无期限"
    if task.left < 0:
        return "已逾期"
    if task.left == 0:
        return "今天"
    sunday = today + timedelta(6 - today.weekday())
    return "本周" if deadline.alert_on <= sunday else "以后"


@dataclass(frozen=True)
class Late:
    """An overdue deadline and whom it waits for."""

    deadline: Deadline
    left: int
    people: list[Person]


def overdue() -> list[Late]:
    """Everything late, whoever it waits for."""
    found = late()
    with batched([one.matter for one in found]):
        return [Late(one, days_left(one) or 0, next_steps.awaited(one)) for one in found]


def done_today(person: Person) -> list[tuple[LogEntry, Matter, dict[str, Any]]]:
    """What this person did to matters since midnight, the last first."""
    midnight = datetime.combine(clock.today(), time(), tzinfo=clock.OFFICE_ZONE)
    query = select(LogEntry).where(
        LogEntry.actor_id == person.id,
        LogEntry.at >= midnight,
        LogEntry.matter_id.is_not(None),
        LogEntry.action != "refused",
    )
    query = query.options(joinedload(LogEntry.matter)).order_by(LogEntry.seq.desc())
    rows = db.session.scalars(query.limit(100))
    return [(row, row.matter, json.loads(row.body)) for row in rows if row.matter]
