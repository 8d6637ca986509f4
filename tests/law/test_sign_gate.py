"""签署闸口: each condition alone bars the signing, in its own words; 答复与文本一致 told in full."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from review.law import sign_gate as gate
from review.law import who
from review.law.facts import Matter, Meeting, Person
from review.law.kinds import STATUTE
from review.law.procedure import OUTSTANDING, Standing, rule
from review.law.vocabulary import Conclusion, Conflict, Kind, Resolution, Role, Status, StepName

CHAPTER = STATUTE[Kind.CONTRACT]
OFFICE, DRAFTER = Person(9, Role.OFFICE), Person(1, Role.DRAFTER, section=1)
WHOLE = Matter(
    status=Status.APPROVED, drafter=1, section=1, counsel=3, firm=1, declared=Conflict.NONE,
    text="a", opinion_text="a", conclusion=Conclusion.SIGNABLE, approved_text="a",
)  # fmt: skip
BROKEN: dict[str, dict[str, object]] = {
    "materials": {"missing": ("批准依据",)},
    "declared": {"declared": None},
    "opinion": {"conclusion": Conclusion.UNFIT},
    "named": {"conclusion": Conclusion.REVISE},
    "carried_out": {"conclusion": Conclusion.REVISE, "named": 1, "unheeded": 1},
    "reviewed": {"opinion_text": "b"},
    "filled": {"blanks": 1},
    "printed": {"print_wanted": True},
    "print_agrees": {"print_wanted": True, "printed": True, "print_differs": 1},
    "answered": {"unanswered": 1},
    "confirmed": {"unconfirmed": 1},
    "faithful": {"contradicted": 1},
    "placed": {"unplaced": 1},
    "settled": {"unsettled": 1},
    "approved": {"approved_text": "b"},
    "within_limit": {"over_supplemented": True},
    "log_intact": {"log_verified": False},
}


def test_every_condition_of_the_gate_is_told_here() -> None:
    assert set(BROKEN) == {one.key for one in gate.CONTRACT}
    assert rule(CHAPTER.step("clear"), OFFICE, WHOLE)


@pytest.mark.parametrize("key", BROKEN)
def test_each_condition_alone_bars_the_signing_in_its_own_words(key: str) -> None:
    ruling = rule(CHAPTER.step("clear"), OFFICE, replace(WHOLE, **BROKEN[key]))  # type: ignore[arg-type]
    assert [one.key for one in ruling.unmet] == [key]
    assert ruling.reason == "尚未满足：" + ruling.unmet[0].label


def test_what_was_answered_adopted_must_stand_in_the_text_before_the_leader_and_at_the_gate() -> (
    None
):
    """However the other answers stand: only counsel settling it, or the text itself, takes it away."""
    told = 0
    for contradicted, unanswered, unconfirmed, unsettled in product(
        (0, 1, 3), (0, 1), (0, 1), (0, 2)
    ):
        matter = replace(
            WHOLE, contradicted=contradicted, unanswered=unanswered, unconfirmed=unconfirmed,
            unsettled=unsettled,
        )  # fmt: skip
        for name, status, person in (
            ("propose", Status.OPINED, DRAFTER), ("clear", Status.APPROVED, OFFICE),
        ):  # fmt: skip
            ruling = rule(CHAPTER.step(name), person, replace(matter, status=status))
            assert (gate.faithful in ruling.unmet) == (contradicted > 0)
            assert (gate.faithful.label in ruling.reason) == (contradicted > 0)
            told += 1
        assert gate.faithful not in CHAPTER.step("approve").needs
    assert told == 48


def test_the_words_of_a_text_that_differs_open_the_gate_once_they_were_compared() -> None:
    for text, compared in product("ab", (frozenset(), frozenset({("a", "b")}))):
        matter = replace(WHOLE, text=text, approved_text=text, compared=compared)
        assert bool(rule(CHAPTER.step("clear"), OFFICE, matter)) == (text == "a" or bool(compared))


@pytest.mark.parametrize("declared", [None, *Conflict])
@pytest.mark.parametrize("consented", [False, True])
def test_a_disclosed_conflict_opens_nothing_until_the_office_consented(
    declared: Conflict | None, consented: bool
) -> None:
    free = declared is Conflict.NONE or (declared is Conflict.DISCLOSED and consented)
    matter = replace(WHOLE, declared=declared, consented=consented)
    assert bool(rule(CHAPTER.step("clear"), OFFICE, matter)) == free
    counsel = Person(3, Role.COUNSEL, firm=1)
    assert who.cleared_counsel.holds(counsel, matter) == free


def stands(matter: Matter) -> dict[str, Standing]:
    return {one.key: one.stands(matter) for one in gate.CONTRACT}


def test_before_the_opinion_nothing_that_hangs_on_it_is_green() -> None:
    told = stands(Matter(described=True))
    green = {key for key, standing in told.items() if standing is Standing.MET}
    assert green == {"materials", "log_intact"}
    assert {key for key, standing in told.items() if standing is Standing.UNMET} == set()
    assert told["within_limit"] is Standing.IDLE


def test_what_there_is_none_of_is_set_aside_and_not_called_fulfilled() -> None:
    told = stands(WHOLE)
    idle = {key for key, standing in told.items() if standing is Standing.IDLE}
    assert idle == {
        "named", "carried_out", "answered", "confirmed", "faithful", "placed", "settled",
        "within_limit", "printed", "print_agrees",
    }  # fmt: skip
    there = {"print_wanted": True, "printed": True, "supplementing": True, "named": 1}
    spoken = stands(replace(WHOLE, notes=2, conclusion=Conclusion.REVISE, **there))  # type: ignore[arg-type]
    assert set(spoken.values()) == {Standing.MET}


@pytest.mark.parametrize("key", BROKEN)
def test_a_broken_condition_is_never_shown_as_fulfilled_or_set_aside(key: str) -> None:
    broken = replace(WHOLE, notes=2, **BROKEN[key])  # type: ignore[arg-type]
    assert stands(broken)[key] in OUTSTANDING
    assert not rule(CHAPTER.step(StepName.CLEAR), OFFICE, broken)


def test_a_gate_with_anything_outstanding_is_shut() -> None:
    for opinion, counsel, notes in product((None, "a"), (None, 3), (0, 2)):
        matter = replace(WHOLE, opinion_text=opinion, counsel=counsel, notes=notes)
        if opinion is None:
            matter = replace(matter, conclusion=None)
        if counsel is None:
            matter = replace(matter, declared=None)
        outstanding = any(standing in OUTSTANDING for standing in stands(matter).values())
        assert bool(rule(CHAPTER.step(StepName.CLEAR), OFFICE, matter)) is not outstanding


@pytest.mark.parametrize(
    ("collective", "outcome", "text", "holds"),
    [
        (False, None, "a", True),
        (True, None, "a", False),
        (True, Resolution.PASSED, "a", True),
        (True, Resolution.PASSED, "b", False),
        (True, Resolution.REJECTED, "a", False),
    ],
)
def test_a_large_contract_is_decided_by_a_meeting_on_this_text(
    collective: bool, outcome: Resolution | None, text: str, holds: bool
) -> None:
    meeting = Meeting(outcome, text) if outcome else None
    matter = replace(WHOLE, collective=collective, meeting=meeting)
    assert gate.collectively_decided.holds(matter) == holds
    assert gate.collectively_decided.applies(matter) == collective


@pytest.mark.parametrize(
    ("text", "cleared", "holds"), [("a", "a", True), ("a", "b", False), (None, None, False)]
)
def test_only_the_present_text_is_cleared(
    text: str | None, cleared: str | None, holds: bool
) -> None:
    assert gate.cleared.holds(replace(WHOLE, text=text, cleared_text=cleared)) == holds
    assert gate.approved.holds(replace(WHOLE, text=text, approved_text=cleared)) == holds
