"""A conclusion binds: what says that the text must change names what must, and why not is said."""

from __future__ import annotations

from itertools import product

import pytest

from review.law.conclusions import offer, unfounded
from review.law.facts import Matter, Meeting, Person
from review.law.kinds import KINDS, STATUTE
from review.law.procedure import rule
from review.law.vocabulary import Conclusion, Disposition, Kind, Resolution, Role, Status

C = Conclusion
CLEAN, BINDING = {C.SIGNABLE, C.LAWFUL}, {C.REVISE, C.AMEND}


def test_every_conclusion_with_and_without_what_it_rests_on() -> None:
    for conclusion, blocking, failed in product(C, (0, 1, 2), (0, 1)):
        told = unfounded(conclusion, blocking, failed)
        if conclusion in CLEAN:
            assert bool(told) == (blocking > 0)
        elif conclusion in BINDING:
            assert bool(told) == (blocking + failed == 0)
        elif conclusion is C.UNLAWFUL:
            assert bool(told) == (failed == 0)
        else:
            assert told == ""
        assert not told or conclusion.label in told


@pytest.mark.parametrize(
    ("named", "unheeded", "unmet"),
    [(0, 0, {"named"}), (2, 1, {"carried_out"}), (2, 0, set()), (0, 1, {"named", "carried_out"})],
)
@pytest.mark.parametrize(
    ("name", "status", "person"),
    [
        ("to_meeting", Status.OPINED, Person(1, Role.DRAFTER, section=1)),
        ("pass_meeting", Status.DELIBERATING, Person(2, Role.OFFICE)),
        ("sign_off", Status.PASSED, Person(3, Role.LEADER)),
        ("issue", Status.SIGNED_OFF, Person(2, Role.OFFICE)),
    ],
)
def test_a_document_to_be_amended_goes_no_further_than_what_was_named_and_done(
    name: str, status: Status, person: Person, named: int, unheeded: int, unmet: set[str]
) -> None:
    matter = Matter(
        kind=Kind.NORMATIVE, status=status, drafter=1, section=1, text="a", opinion_text="a",
        conclusion=C.AMEND, disposition=Disposition.CLAUSES, approved_text="a",
        meeting=Meeting(Resolution.PASSED, "a"), named=named, unheeded=unheeded,
    )  # fmt: skip
    ruling = rule(STATUTE[Kind.NORMATIVE].by_name[name], person, matter)
    assert {one.key for one in ruling.unmet} == unmet


def test_the_conclusion_that_annotations_ask_for_is_offered_with_its_reason() -> None:
    row = KINDS[Kind.CONTRACT].conclusions
    assert offer(row, 2, 1) == (Conclusion.REVISE, "有2条须处理的批注，按此预选")
    assert offer(row, 0, 3) == (Conclusion.SIGNABLE, "有3条批注，没有须处理的，按此预选")
    assert offer(row, 0, 0) == (None, "")
    assert offer(KINDS[Kind.NORMATIVE].conclusions, 1, 0)[0] is Conclusion.AMEND
    assert offer(KINDS[Kind.CONSULTATION].conclusions, 1, 0) == (None, "")
