"""Matters under way as plain columns: what a desk counts costs no record of the matters it counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from review import clock
from review.extensions import db
from review.law import deadlines as law_of_days
from review.law import facts as law
from review.law.vocabulary import Conflict, Issuer, Kind, Lead, Status, Subject
from review.models import (
    Assignment,
    Classification,
    Consultation,
    Contract,
    Deadline,
    JointIssue,
    LegalReview,
    Matter,
    MatterEdition,
    Normative,
    Opinion,
)
from review.registers import document_records, legal_reviews
from review.registers.batching import last, parts
from review.registers.calendar import calendar
from review.registers.reserved import Reserving, reserved


class DeskRow(NamedTuple):
    """One matter: where it stands, since when, and whose it is."""

    id: int
    kind: Kind
    status: Status
    since: datetime
    drafter: int
    section: int
    counsel: int | None
    firm: int | None
    declared: Conflict | None
    consented_at: datetime | None
    edition: int
    subject: Subject
    organ: bool
    reserved: bool
    issuer: Issuer | None
    lead: Lead | None

    @property
    def whose(self) -> tuple[Any, ...]:
        """All that the persons of the statute are told from."""
        return (self.kind, self.status, *self[4:])

    @property
    def known(self) -> law.Matter:
        """As the statute's persons ask of it; nothing else of the matter is in it."""
        return law.Matter(
            kind=self.kind,
            status=self.status,
            drafter=self.drafter,
            section=self.section,
            counsel=self.counsel,
            firm=self.firm,
            declared=self.declared,
            consented=self.consented_at is not None,
            edition=self.edition,
            consultation=law.Consultation(self.subject),
            organ=self.organ,
            reserved=self.reserved,
            normative=law.Normative(self.issuer, lead=self.lead or Lead.ALONE),
        )


class Due(NamedTuple):
    """The running deadline that alarms first; `alert_on` is None while its clock stands still."""

    alert_on: date | None
    due_on: date
    provisional: bool = False


def of(matter: Matter) -> DeskRow:
    question = matter.consultation
    organ = not legal_reviews.needed(matter) or legal_reviews.by_organ(
        matter, last(Opinion, matter)
    )
    assignment = matter.assignment
    theirs = (
        (assignment.counsel_id, assignment.firm_id, assignment.declared, assignment.consented_at)
        if assignment
        else (None,) * 4
    )
    return DeskRow._make((
        matter.id, matter.kind, matter.status, matter.status_since, matter.drafter_id,
        matter.section_id, *theirs,
        matter.edition, question.subject if question else Subject.ADVICE, organ, reserved(matter),
        document_records.issuer(matter), document_records.lead(matter),
    ))  # fmt: skip


_later = aliased(Assignment)
IN_FORCE = and_(
    Assignment.matter_id == Matter.id,
    Assignment.ended_at.is_(None),
    Assignment.id
    == select(func.max(_later.id)).where(_later.matter_id == Matter.id).scalar_subquery(),
)
EDITION = (
    select(MatterEdition.edition)
    .where(MatterEdition.matter_id == Matter.id)
    .order_by(MatterEdition.id.desc())
    .limit(1)
    .scalar_subquery()
)
"""The edition a matter goes by; none where it began before there were editions."""


def _own(column: Any, matter_id: Any) -> ScalarSelect[Any]:
    """A column of the record that the matter of each row has, if it has one."""
    return select(column).where(matter_id == Matter.id).correlate(Matter).scalar_subquery()


COLUMNS = (
    Matter.id, Matter.kind, Matter.status, Matter.status_since, Matter.drafter_id,
    Matter.section_id, Assignment.counsel_id, Assignment.firm_id, Assignment.declared,
    Assignment.consented_at,
    EDITION,
    _own(Consultation.subject, Consultation.matter_id),
    exists().where(
        LegalReview.matter_id == Matter.id,
        LegalReview.opinion_id
        == select(func.max(Opinion.id))
        .where(Opinion.matter_id == LegalReview.matter_id)
        .scalar_subquery(),
    ),
    _own(Contract.amount, Contract.matter_id),
    _own(Normative.issuer, Normative.matter_id),
    select(JointIssue.lead)
    .where(
        JointIssue.classification_id
        == select(func.max(Classification.id))
        .where(Classification.matter_id == Matter.id)
        .correlate(Matter)
        .scalar_subquery()
    )
    .scalar_subquery(),
)  # fmt: skip


class Reader:
    """Makes a DeskRow of its columns; the settings it is told by are asked once."""

    def __init__(self) -> None:
        self._reserving = Reserving()

    def row(self, columns: Sequence[Any]) -> DeskRow:
        *plain, edition, subject, own, amount, issuer, lead = columns
        kind, edition, subject = plain[1], edition or 1, subject or Subject.ADVICE
        organ = bool(own) or not legal_reviews.asked_for(kind, edition, subject)
        reserved = self._reserving.of(kind, amount)
        issuer = issuer if kind is Kind.NORMATIVE else None
        lead = (lead if issuer else None) or Lead.ALONE
        whose = (edition, subject, organ, reserved, issuer, lead)
        return DeskRow._make((*plain, *whose))


def columns(*more: Any) -> Select[*tuple[Any, ...]]:
    """What `Reader` makes a DeskRow of, then `more`; each matter with the assignment in force."""
    return select(*COLUMNS, *more).select_from(Matter).outerjoin(Assignment, IN_FORCE)


def rows(*wanted: ColumnElement[bool]) -> list[DeskRow]:
    """The longest wait first."""
    query = columns().where(*wanted).order_by(Matter.status_since, Matter.id)
    reader = Reader()
    return [reader.row(one) for one in db.session.execute(query)]


RUNNING = (
    select(Deadline.matter_id, Deadline.alert_on, Deadline.due_on, Deadline.provisional)
    .where(Deadline.matter_id.in_(bindparam("ids", expanding=True)))
    .where(Deadline.met_at.is_(None), Deadline.floor.is_(False))
    .order_by(Deadline.id)
)


def due(ids: Sequence[int]) -> dict[int, Due]:
    """Of each matter with a running deadline the one that alarms first."""
    found: dict[int, Due] = {}
    for part in parts(ids):
        for id, alert_on, due_on, provisional in db.session.execute(RUNNING, {"ids": part}):
            due, known = Due(alert_on, due_on, provisional), found.get(id)
            if known is None or (due.alert_on or date.max) < (known.alert_on or date.max):
                found[id] = due
    return found


class Days:
    """Working days up to today and from it, by the office's calendar; each day is counted once."""

    def __init__(self) -> None:
        self._today, self._calendar = clock.today(), calendar()
        self._left, self._waited = dict[date, int](), dict[date, int]()

    def left(self, due: Due | None) -> int | None:
        """As `deadlines.days_left`: negative when overdue, None while paused or without deadline."""
        if due is None or due.alert_on is None:
            return None
        goal = due.alert_on if self._today <= due.alert_on else due.due_on
        if goal not in self._left:
            self._left[goal] = law_of_days.remaining(goal, self._today, self._calendar)
        return self._left[goal]

    def waited(self, since: datetime) -> int:
        day = clock.local(since).date()
        if day not in self._waited:
            self._waited[day] = self._calendar.between(day, self._today)
        return self._waited[day]
