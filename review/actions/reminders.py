"""Remind of what falls due, and tell those above of what is overdue; once, however often asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from review import clock
from review.actions import notices
from review.actions.unit_of_work import unit_of_work
from review.chinese import spoken_date
from review.extensions import db
from review.law.preferences import Told
from review.models import Deadline, FollowUpReminder, Person, Reminder
from review.registers import next_steps, settings
from review.registers import sittings as register
from review.registers.calendar import calendar
from review.registers.deadlines import alarming, days_left
from review.words import Listed, Words

EVERY = 5  # working days between two reminders of the same overdue deadline


@dataclass(frozen=True)
class Due:
    """A deadline as it stands today and as it was told of before."""

    deadline: Deadline
    left: int
    told: dict[str, date]

    @property
    def words(self) -> str:
        deadline = self.deadline
        told = {"title": deadline.matter.title, "deadline": deadline.label}
        if self.left < 0:
            late = "《{title}》的{deadline}已逾期{days}个工作日（应于{due_on}前办结）"
            return Words(late, days=-self.left, due_on=deadline.due_on, **told)
        if self.left == 0 and deadline.alert_on == clock.today():
            return Words("《{title}》的{deadline}今天到期", **told)
        if self.left == 0:
            return Words("《{title}》的{deadline}今天是末日前最后一个工作日", **told)
        return Words(
            "《{title}》的{deadline}还有{left}个工作日，{alert_on}到期{tail}",
            left=self.left,
            alert_on=deadline.alert_on,
            tail="，调休未定" if deadline.provisional else "",
            **told,
        )


def remind() -> int:
    """Leave today's notices; return how many deadlines were told of. Nobody is told on a day off."""
    with unit_of_work():
        if not calendar().working(clock.today()):
            return 0
        before = int(settings.limit("remind.before").value)
        above = int(settings.limit("remind.escalate").value)
        count = 0
        for due in _due():
            count += _remind(due, before)
            if due.left <= -above and "escalate" not in due.told:
                count += _escalate(due)
        return count + _follow_ups()


def _follow_ups() -> int:
    """Remind each owner of what a meeting asked for and nobody reported on by its day."""
    count = 0
    for up, last in register.overdue(clock.today()):
        if last is not None and _since(last) < EVERY:
            continue
        db.session.add(FollowUpReminder(follow_up_id=up.id, told_on=clock.today()))
        said = Words(
            "{sitting}督办的“{text}”已逾期，应于{due_on}以前办结",
            sitting=up.item.sitting.name,
            text=up.text,
            due_on=spoken_date(up.due_on),
        )
        notices.leave((up.owner,), None, said, by=None, kind=Told.DEADLINE)
        count += 1
    return count


def _due() -> Iterator[Due]:
    for deadline in alarming():
        left = days_left(deadline)
        if left is None:
            continue
        rows = db.session.scalars(select(Reminder).filter_by(deadline_id=deadline.id))
        told_days = {reminder.sort: reminder.told_on for reminder in rows.all()}
        yield Due(deadline, left, told_days)


def _remind(due: Due, before: int) -> bool:
    sort = "before" if due.left > 0 else "due" if due.left == 0 else "overdue"
    last = due.told.get(sort)
    again = sort == "overdue" and last is not None and _since(last) >= EVERY
    if due.left > before or (last is not None and not again):
        return False
    _told(due, sort, next_steps.awaited(due.deadline))
    return True


def _since(day: date) -> int:
    return calendar().between(day, clock.today())


def _escalate(due: Due) -> bool:
    """逾期上报: the section's head and the leader, with whose turn it is."""
    waiting = next_steps.awaited(due.deadline)
    names = Listed(
        "、",
        [
            Words("{role}{name}", role=recipient.role.label, name=recipient.name)
            for recipient in waiting
        ],
    )
    above = ("section_head", "leader")
    persons = [each for word in above for each in notices.ADDRESSEES[word](due.deadline.matter)]
    _told(due, "escalate", persons, names)
    return True


def _told(due: Due, sort: str, persons: list[Person], names: str = "") -> None:
    db.session.add(Reminder(deadline_id=due.deadline.id, sort=sort, told_on=clock.today()))
    said = Words("{due}，现在轮到{names}", due=due.words, names=names) if names else due.words
    notices.leave(persons, due.deadline.matter, said, by=None, kind=Told.DEADLINE)
