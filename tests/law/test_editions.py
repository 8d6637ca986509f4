"""Editions of a chapter: who reviews and who signs by the newest, and what the first leaves as it was."""

from __future__ import annotations

from itertools import product

import pytest

from review.law.facts import Matter, Meeting, Person
from review.law.kinds import EDITIONS, ROWS, STATUTE, KindRow, chapter_of, line_of
from review.law.procedure import rule
from review.law.vocabulary import Conclusion, Conflict, Kind, Resolution, Role, Status

EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind.value)
PEOPLE = {
    "drafter": Person(1, Role.DRAFTER, section=1),
    "counsel": Person(3, Role.COUNSEL, firm=1),
    "office": Person(5, Role.OFFICE),
    "both": Person(6, Role.OFFICE, second=Role.REVIEWER),
    "reviewer": Person(7, Role.REVIEWER),
    "leader": Person(8, Role.LEADER),
    "head": Person(9, Role.HEAD),
    "registrar": Person(10, Role.REGISTRAR),
    "auditor": Person(11, Role.AUDITOR),
}


def ready(kind: Kind, status: Status, **other: object) -> Matter:
    """Everything fulfilled, the opinion counsel's own work and the organ's."""
    known: dict[str, object] = {
        "kind": kind, "status": status, "drafter": 1, "section": 1, "counsel": 3, "firm": 1,
        "declared": Conflict.NONE, "text": "a", "opinion_text": "a", "approved_text": "a",
        "conclusion": Conclusion.SIGNABLE if kind is Kind.CONTRACT else Conclusion.LAWFUL,
        "meeting": Meeting(Resolution.PASSED, "a"), "classified": kind,
    }  # fmt: skip
    return Matter(**{**known, **other})  # type: ignore[arg-type]


def doers(kind: Kind, edition: int, name: str, matter: Matter) -> set[str]:
    step = EDITIONS[kind, edition].by_name.get(name)
    return {who for who, one in PEOPLE.items() if step and rule(step, one, matter)}


@EACH
def test_editions_count_down_to_one_and_the_newest_is_the_chapter(row: KindRow) -> None:
    numbers = [one.edition for one in row.editions]
    assert numbers == list(range(len(numbers), 0, -1))
    assert chapter_of(row.kind, None) is STATUTE[row.kind] is row.editions[0]
    assert set(line_of(row.kind, 1)) <= set(chapter_of(row.kind, 1).statuses)


# Step, status, who may by the first edition, who by the second.
TABLE = (
    (Kind.NORMATIVE, "opine", Status.REVIEWING, {"counsel"}, {"counsel"}),
    (Kind.NORMATIVE, "legal_review", Status.ADVISED, set(), {"reviewer", "both"}),
    (Kind.NORMATIVE, "ask_counsel_again", Status.ADVISED, set(), {"reviewer", "both"}),
    (Kind.NORMATIVE, "sign_off", Status.PASSED, {"leader"}, {"leader"}),
    (Kind.NORMATIVE, "decline_sign_off", Status.PASSED, {"leader"}, {"leader"}),
    (Kind.INTERNAL, "sign_off", Status.PASSED, set(), {"leader"}),
    (Kind.INTERNAL, "issue", Status.PASSED, {"office", "both"}, set()),
    (Kind.INTERNAL, "issue", Status.SIGNED_OFF, set(), {"office", "both"}),
    (Kind.CONTRACT, "approve", Status.APPROVING, {"leader"}, {"leader"}),
    (Kind.CONTRACT, "opine", Status.REVIEWING, {"counsel"}, {"counsel"}),
    (Kind.CONSULTATION, "opine", Status.REVIEWING, {"counsel"}, {"counsel"}),
)


@pytest.mark.parametrize(("kind", "name", "status", "first", "second"), TABLE)
def test_who_may_take_a_step_hangs_on_the_edition(
    kind: Kind, name: str, status: Status, first: set[str], second: set[str]
) -> None:
    matter = ready(kind, status)
    assert doers(kind, 1, name, matter) == first
    assert doers(kind, 2, name, matter) == second


def test_what_is_reserved_to_the_head_no_other_leader_approves_by_the_second_edition() -> None:
    for kind, name, status in (
        (Kind.NORMATIVE, "sign_off", Status.PASSED),
        (Kind.INTERNAL, "sign_off", Status.PASSED),
        (Kind.CONTRACT, "approve", Status.APPROVING),
        (Kind.CONTRACT, "disapprove", Status.APPROVING),
    ):
        assert doers(kind, 2, name, ready(kind, status, reserved=True)) == {"head"}
    held = ready(Kind.CONTRACT, Status.APPROVING, reserved=True)
    assert doers(Kind.CONTRACT, 1, "approve", held) == {"leader"}


LATER = (
    ("to_meeting", Status.OPINED), ("pass_meeting", Status.DELIBERATING),
    ("sign_off", Status.PASSED), ("issue", Status.SIGNED_OFF),
)  # fmt: skip


@pytest.mark.parametrize(("name", "status"), LATER)
def test_an_opinion_of_counsel_alone_opens_nothing_of_a_normative_document(
    name: str, status: Status
) -> None:
    for organ in (True, False):
        matter = ready(Kind.NORMATIVE, status, organ=organ)
        assert bool(doers(Kind.NORMATIVE, 2, name, matter)) == organ
        assert doers(Kind.NORMATIVE, 1, name, matter)


def test_counsel_never_issues_the_opinion_of_the_organ() -> None:
    for (kind, edition), status in product(EDITIONS, Status):
        assert "counsel" not in doers(kind, edition, "legal_review", ready(kind, status))
