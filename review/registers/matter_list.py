"""事项: the list everybody filters, by what stands in the address and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from review import clock
from review.extensions import db
from review.law.vocabulary import Conflict, Kind, Role, Status
from review.models import (
    Assignment,
    Contract,
    Deadline,
    Firm,
    Matter,
    MatterText,
    Person,
    SavedFilter,
    Section,
)
from review.paper.sought import excerpt, folded
from review.registers import turns
from review.registers.deadlines import days_left, nearest
from review.registers.visible import matters

KEYS = ("q", "kind", "status", "section", "firm", "due", "turn")
DUE = (("late", "已逾期"), ("today", "今天到期"), ("week", "本周到期"), ("paused", "暂停计时"),
       ("provisional", "暂按周末规则推算"))  # fmt: skip
MOST = 60


def asked(args: Mapping[str, str]) -> dict[str, str]:
    """The filters in the address that mean something."""
    found = {key: args.get(key, "").strip()[:MOST] for key in KEYS}
    return {key: value for key, value in found.items() if value}


def select_matters(person: Person, wanted: Mapping[str, str]) -> Select[Matter]:
    """Newest first; a filter whose value is none of its choices finds everything."""
    query = matters(person).order_by(Matter.id.desc())
    if "q" in wanted:
        query = query.where(_said(person, wanted["q"]))
    if wanted.get("kind") in {one.value for one in Kind}:
        query = query.where(Matter.kind == Kind(wanted["kind"]))
    if wanted.get("status") in {one.value for one in Status}:
        query = query.where(Matter.status == Status(wanted["status"]))
    section, firm = _number(wanted.get("section", "")), _number(wanted.get("firm", ""))
    if section is not None:
        query = query.where(Matter.section_id == section)
    if firm is not None:
        assigned = Matter.assignments.any(
            and_(Assignment.firm_id == firm, Assignment.ended_at.is_(None))
        )
        query = query.where(assigned)
    if wanted.get("due") in dict(DUE):
        query = query.where(_due(wanted["due"]))
    if wanted.get("turn") == "me":
        query = query.where(Matter.id.in_({task.matter.id for task in turns.tasks(person)}))
    return query


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


def _said(person: Person, words: str) -> ColumnElement[bool]:
    """Number, title, party, or words of the text where the person may read the text."""
    party = exists().where(
        Contract.matter_id == Matter.id, Contract.counterparty.contains(words, autoescape=True)
    )
    text = exists().where(
        MatterText.matter_id == Matter.id, MatterText.words.contains(folded(words), autoescape=True)
    )
    return or_(
        Matter.title.contains(words, autoescape=True),
        Matter.number.contains(words, autoescape=True),
        party,
        and_(_text_open(person), text),
    )


def _text_open(person: Person) -> ColumnElement[bool]:
    """The SQL form of READ_TEXT beside READ: counsel read nothing before they have declared."""
    if person.role is not Role.COUNSEL:
        return Matter.id == Matter.id
    disclosed = and_(
        Assignment.declared == Conflict.DISCLOSED, Assignment.consented_at.is_not(None)
    )
    return Matter.assignments.any(
        and_(
            Assignment.counsel_id == person.id,
            Assignment.ended_at.is_(None),
            or_(Assignment.declared == Conflict.NONE, disclosed),
        )
    )


def _due(wanted: str) -> ColumnElement[bool]:
    today = clock.today()
    sunday = today + timedelta(6 - today.weekday())
    meets = {
        "late": and_(Deadline.alert_on.is_not(None), Deadline.due_on < today),
        "today": Deadline.alert_on == today,
        "week": Deadline.alert_on.between(today, sunday),
        "paused": Deadline.alert_on.is_(None),
        "provisional": Deadline.provisional.is_(True),
    }[wanted]
    running = and_(Deadline.matter_id == Matter.id, Deadline.met_at.is_(None))
    return exists().where(running, Deadline.floor.is_(False), meets)


@dataclass(frozen=True)
class Row:
    """A matter in the list; `found` is where its text says the words searched for."""

    matter: Matter
    turn: str
    deadline: Deadline | None
    left: int | None
    found: tuple[str, str, str] | None


def rows(person: Person, found: Sequence[Matter], words: str = "") -> list[Row]:
    due, texts = nearest(found), _texts(person, found) if words else {}
    return [
        Row(
            one,
            turns.waiting_for(one),
            due.get(one.id),
            days_left(due[one.id]) if one.id in due else None,
            excerpt(texts.get(one.id, ""), folded(words)),
        )
        for one in found
    ]


def _texts(person: Person, found: Sequence[Matter]) -> dict[int, str]:
    query = select(MatterText.matter_id, MatterText.words).join(
        Matter, Matter.id == MatterText.matter_id
    )
    ids = [one.id for one in found]
    rows = db.session.execute(query.where(MatterText.matter_id.in_(ids), _text_open(person)))
    return {id: str(words) for id, words in rows}


def sections() -> Sequence[Section]:
    return db.session.scalars(select(Section).order_by(Section.id)).all()


def firms() -> Sequence[Firm]:
    return db.session.scalars(select(Firm).order_by(Firm.id)).all()


def saved(person: Person) -> Sequence[SavedFilter]:
    query = select(SavedFilter).filter_by(person_id=person.id).order_by(SavedFilter.id)
    return db.session.scalars(query).all()
