"""What waits for whom on the desk beside the steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.law.chores import Threads, waiting
from review.law.facts import Matter, Normative, Person
from review.law.vocabulary import Conflict, Kind, Role, Status

PEOPLE = {
    "drafter": Person(1, Role.DRAFTER, section=7),
    "counsel": Person(2, Role.COUNSEL, firm=3),
    "section head": Person(3, Role.SECTION_HEAD, section=7),
    "another drafter": Person(4, Role.DRAFTER, section=8),
    "another counsel": Person(5, Role.COUNSEL, firm=9),
    "another head": Person(6, Role.SECTION_HEAD, section=8),
    "office": Person(7, Role.OFFICE),
}


def matter(**known: object) -> Matter:
    return Matter(
        kind=Kind.CONTRACT, status=Status.OPINED, drafter=1, section=7, counsel=2, firm=3,
        declared=Conflict.NONE, text="b", opinion_text="a", **known,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "waits", "whose"),
    [
        ("答复批注", lambda n: (matter(unanswered=n), Threads()), {"drafter"}),
        ("确认不采纳", lambda n: (matter(unconfirmed=n), Threads()), {"section head"}),
        ("定位批注", lambda n: (matter(unplaced=n), Threads()), {"drafter", "counsel"}),
        ("了结批注", lambda n: (matter(), Threads(answered=n)), {"counsel"}),
        ("回复律师", lambda n: (matter(), Threads(from_counsel=n)), {"drafter"}),
        ("回复科室", lambda n: (matter(), Threads(from_section=n)), {"counsel"}),
        ("复核差异", lambda n: (matter(), Threads(unread=n)), {"counsel"}),
        ("说明留白", lambda n: (matter(blanks=n), Threads()), {"drafter"}),
    ],
)
def test_a_chore_waits_for_its_people_as_long_as_there_is_any(
    label: str, waits: Callable[[int], tuple[Matter, Threads]], whose: set[str]
) -> None:
    for count in (0, 1, 4):
        found = {
            name: number
            for name, person in PEOPLE.items()
            for chore, number in waiting(person, *waits(count))
            if chore.label == label
        }
        assert found == (dict.fromkeys(whose, count) if count else {})


def test_conclusions_moved_by_a_new_text_wait_for_the_drafter() -> None:
    document = Matter(
        kind=Kind.NORMATIVE, status=Status.OPINED, drafter=1, section=7,
        normative=Normative(moved=("公平竞争审查",)),
    )  # fmt: skip
    found = [
        (chore.label, count) for chore, count in waiting(PEOPLE["drafter"], document, Threads())
    ]
    assert ("确认审查结论", 1) in found


def test_a_text_whose_blanks_nobody_counted_asks_for_no_word_of_them() -> None:
    for blanks in (None, -1):
        assert not [*waiting(PEOPLE["drafter"], matter(blanks=blanks), Threads())]
