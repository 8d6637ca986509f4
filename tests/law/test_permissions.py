"""Who may answer, confirm and stop a clock, and when: what a wrong row would let through."""

from __future__ import annotations

import pytest

from review.law.facts import Matter, Person
from review.law.permissions import Act, may
from review.law.vocabulary import Conflict, Role, Status

DRAFTER, HEAD = Person(1, Role.DRAFTER, section=1), Person(2, Role.SECTION_HEAD, section=1)
COUNSEL, OFFICE = Person(3, Role.COUNSEL, firm=1), Person(4, Role.OFFICE)
LEADER, REGISTRAR, AUDITOR = (
    Person(5, Role.LEADER), Person(6, Role.REGISTRAR), Person(7, Role.AUDITOR)
)  # fmt: skip
ADMINISTRATOR = Person(8, Role.ADMINISTRATOR)
EVERYBODY = (DRAFTER, HEAD, COUNSEL, OFFICE, LEADER, REGISTRAR, AUDITOR, ADMINISTRATOR)


def at(status: Status) -> Matter:
    return Matter(
        status=status, drafter=1, section=1, counsel=3, firm=1, declared=Conflict.NONE, text="a"
    )


def those_who_may(act: Act, status: Status) -> tuple[Person, ...]:
    return tuple(one for one in EVERYBODY if may(one, act, at(status)))


@pytest.mark.parametrize("status", Status)
def test_the_drafter_alone_answers_and_only_before_the_proposal(status: Status) -> None:
    """What the leader reads must not change while the leader reads it."""
    answers = (DRAFTER,) if status is Status.OPINED else ()
    assert those_who_may(Act.ANSWER, status) == answers


@pytest.mark.parametrize("status", Status)
def test_the_head_of_the_section_alone_confirms_that_advice_is_declined(status: Status) -> None:
    """Whoever declines it does not confirm it."""
    assert those_who_may(Act.CONFIRM, status) == ((HEAD,) if status is Status.OPINED else ())


def test_a_head_of_another_section_confirms_nothing() -> None:
    other = Person(9, Role.SECTION_HEAD, section=2)
    assert not may(other, Act.CONFIRM, at(Status.OPINED))


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REVIEWING, Status.APPROVING])
def test_the_office_alone_stops_a_clock(status: Status) -> None:
    """The leader may lengthen a period, which is counted; stopping it counts nothing."""
    assert those_who_may(Act.HOLD, status) == (OFFICE,)
    assert those_who_may(Act.EXTEND, status) == (OFFICE, LEADER)
