"""Answers that hold until an event ends them: nothing that is asked here changes without one, so the
head of the log names the state that was asked about. They are for pages that only show; a deed and a
verification ask the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from flask import current_app
from sqlalchemy import Row, select

from review import clock
from review.extensions import db, writing
from review.models import LogEntry, LogHead
from review.registers.batching import kept

Answer = TypeVar("Answer")
NAME = "review-cache"
MOST = 2000  # matters a process holds answers about; beyond it begins anew
MOST_ANSWERS = 500  # of others, some of them parts of pages of 50 kB
MOST_EVENTS = 200  # that are looked through for what they end; beyond it begins anew
OF_ONE = frozenset(
    {"annotate", "withdraw_annotation", "remark", "answer", "confirm", "settle", "reopen"}
    | {"place", "drop", "charge"}
)
"""Events about one annotation; after any other, anything may be different."""
COMING_AND_GOING = frozenset(
    {
        "sign_in",
        "password_right",
        "sign_in_refused",
        "sign_out",
        "demo_switch",
        "step_up",
        "refused",
    }
)
"""Events that write no row that decides; nothing that is kept tells of them."""


@dataclass(frozen=True)
class State:
    """The log and the day at which these answers were given; `leaf` is that of the last event.

    Those in `whole` end with any event but coming and going. Those in `office` end with an event of no
    matter, by which alone a row of no matter is recorded: a person, a setting, a table. Those in `matters` end with
    any but the events of threads, each of which ends what was answered about its own.
    """

    size: int
    root: str
    leaf: str
    day: date
    whole: dict[Hashable, Any] = field(default_factory=dict)
    office: dict[Hashable, Any] = field(default_factory=dict)
    matters: dict[int, Any] = field(default_factory=dict)


def until_an_event(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """What `ask` said since the last event; `key` holds all that it depends on besides the records."""
    return ask() if writing.get() else _said(_state().whole, key, ask)


def of_office(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """What `ask` says of people, settings and the calendar and of no matter: plain values, no rows."""
    return ask() if writing.get() else _said(_state().office, key, ask)


def of_matters() -> MutableMapping[int, Any]:
    """What was answered about each matter and still holds, to be read and added to."""
    return {} if writing.get() else _state().matters


def _said(answers: dict[Hashable, Any], key: Hashable, ask: Callable[[], Answer]) -> Answer:
    if key not in answers:
        if len(answers) >= MOST_ANSWERS:
            answers.clear()
        answers[key] = ask()
    return cast(Answer, answers[key])


def state_of_records() -> tuple[int, str, date]:
    """Size and root of the log, and the day: while all three are the same, so are the records."""
    query = select(LogHead.size, LogHead.root).where(LogHead.id == 1)
    size, root = db.session.execute(query).first() or (0, "")
    return size, root, clock.today()


def _state() -> State:
    return kept(State, _now)


def _now() -> State:
    """The answers that go with the log as it is."""
    before: State | None = current_app.extensions.get(NAME)
    size, root, day = state_of_records()
    if before and (before.size, before.root, before.day) == (size, root, day):
        return before
    now = current_app.extensions[NAME] = _after(before, size, root)
    return now


def _after(before: State | None, size: int, root: str) -> State:
    """The state at this head; what still holds goes along where the log goes on from there."""
    since = before.size - 1 if before and before.size <= size else size - 1
    query = select(LogEntry.seq, LogEntry.leaf, LogEntry.action, LogEntry.matter_id)
    query = query.where(LogEntry.seq >= max(since, size - MOST_EVENTS), LogEntry.seq < size)
    events = db.session.execute(query.order_by(LogEntry.seq)).all()
    state = State(size, root, events[-1].leaf if events else "", clock.today())
    if before and before.day == state.day and events:
        first, *new = events
        if (first.seq, first.leaf) == (before.size - 1, before.leaf):
            _carry(before, state, new)
    return state


def _carry(before: State, state: State, new: Sequence[Row[*tuple[Any, ...]]]) -> None:
    """Take along what these events leave of the answers."""
    told = [event for event in new if event.action not in COMING_AND_GOING]
    # Each copied in one go, for another thread may be adding to it.
    if not told:
        state.whole.update(before.whole.copy())
    if all(event.matter_id for event in told):
        state.office.update(before.office.copy())
        if len(before.matters) <= MOST and all(event.action in OF_ONE for event in told):
            state.matters.update(before.matters.copy())
            for event in told:
                state.matters.pop(event.matter_id, None)
