"""小台账: the section and the office are told of a deadline of an entry that is near, here or past."""

from __future__ import annotations

from sqlalchemy import or_, select

from review import clock
from review.actions import notices
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.preferences import Told
from review.law.small_registers.grammar import SmallRegister
from review.law.vocabulary import Role
from review.models import AnnualReminder, Person, RegisterEntry
from review.registers import settings
from review.registers import small_registers as register
from review.registers.calendar import calendar
from review.registers.small_registers import Due, Line
from review.words import Words


def remind() -> int:
    """Once as the day comes near, once on it, once when it has passed; return how many were told."""
    with unit_of_work():
        if not calendar().working(clock.today()):
            return 0
        before = int(settings.limit("remind.before").value)
        return sum(_tell(book, line, due) for book, line, due in register.running(before))


def _tell(book: SmallRegister, line: Line, due: Due) -> bool:
    """The row of an entry changes with each step of it: the first of them names the reminder."""
    left, year = register.left(due), due.on.year if due.on else 0
    when = "late" if left < 0 else "due" if left == 0 else "near"
    sort = f"t{_first(line.entry)}-{book.terms.index(due.term)}-{when}"
    if db.session.scalar(select(AnnualReminder.id).filter_by(year=year, sort=sort)) is not None:
        return False
    db.session.add(AnnualReminder(year=year, sort=sort, told_on=clock.today()))
    ends = (
        Words("已逾期{days}个工作日", days=-left)
        if left < 0
        else Words("还有{left}个工作日", left=left)
    )
    words = Words(
        "{book}“{title}”：{deed}应于{on}以前办理，{ends}",
        book=book.name,
        title=line.entry.title,
        deed=due.term.deed,
        on=due.on,
        ends=ends,
    )
    notices.leave(_concerned(line.entry), None, words, by=None, kind=Told.DEADLINE)
    return True


def _first(entry: RegisterEntry) -> int:
    """The row that the entry began with."""
    while entry.replaces_id:
        before = db.session.get(RegisterEntry, entry.replaces_id)
        if before is None:
            break
        entry = before
    return entry.id


def _concerned(entry: RegisterEntry) -> list[Person]:
    """Who entered it, the people of that section, and the office."""
    whose = [Person.role == Role.OFFICE, Person.id == entry.by_id]
    if entry.section_id is not None:
        whose.append(Person.section_id == entry.section_id)
    query = select(Person).where(or_(*whose), Person.disabled_at.is_(None))
    return list(db.session.scalars(query.order_by(Person.id)))
