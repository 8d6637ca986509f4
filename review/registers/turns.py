"""Whose turn it is: what each person may or must do next, with the ruling on every step."""

from __future__ import annotations

from dataclasses import dataclass

from review.extensions import db
from review.law import facts as law
from review.law.procedure import Ruling, Step, rule
from review.law.workflow import STATUTE
from review.models import Deadline, Matter, Person
from review.registers.deadlines import days_left, running
from review.registers.facts import facts
from review.registers.visible import matters


@dataclass(frozen=True)
class Turn:
    """A step this person is the one to take, open or closed with its reason."""

    step: Step
    ruling: Ruling


@dataclass(frozen=True)
class Task:
    matter: Matter
    turn: Turn
    deadline: Deadline | None
    left: int | None


# Ways out stand beside the way forward; they are no task of their own.
ASIDE = frozenset(
    {
        "withdraw", "abandon", "reassign", "revise", "revise_in_review", "revise_in_principle",
        "revise_passed", "recuse", "reclassify", "redraft", "evaluate", "keep", "amend", "repeal",
        "lapse", "hurry",
    }
)  # fmt: skip


def turns(person: Person, known: law.Matter) -> list[Turn]:
    """The steps at this status that are this person's to take, with the ruling on each."""
    asking = person.legal
    steps = STATUTE[known.kind].at(known.status)
    return [Turn(step, rule(step, asking, known)) for step in steps if step.by.holds(asking, known)]


def waiting_for(known: law.Matter) -> str:
    """Whom the matter waits for, in the statute's words."""
    ahead = [step for step in STATUTE[known.kind].at(known.status) if step.name not in ASIDE]
    return ahead[0].by.label if ahead else ""


def tasks(person: Person) -> list[Task]:
    """What waits for this person, overdue first."""
    found = []
    for matter in db.session.scalars(matters(person).order_by(Matter.status_since)):
        ahead = [turn for turn in turns(person, facts(matter)) if turn.step.name not in ASIDE]
        if ahead:
            deadline = next(iter(running(matter)), None)
            left = days_left(deadline) if deadline else None
            turn = next((one for one in ahead if one.ruling), ahead[0])
            found.append(Task(matter, turn, deadline, left))
    return sorted(found, key=lambda task: (task.left is None, task.left or 0))
