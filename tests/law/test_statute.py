"""The statute as a whole: every chapter can be walked, and every step has a ruling for everyone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from review.law.facts import Matter, Meeting, Normative, Person
from review.law.kinds import EDITIONS, KINDS, LEFT, STAGES, STATUTE, line_of, stage
from review.law.procedure import Chapter, Step, rule
from review.law.vocabulary import (
    Conclusion,
    Conflict,
    Disposition,
    DraftingDuty,
    Kind,
    Resolution,
    Role,
    Status,
)

CHAPTERS = [(kind, chapter) for (kind, _), chapter in EDITIONS.items()]
EACH = pytest.mark.parametrize(("kind", "chapter"), CHAPTERS, ids=lambda one: str(one)[:12])
ENDS = {
    Status.WITHDRAWN, Status.ABANDONED, Status.ARCHIVED, Status.REJECTED, Status.REPEALED,
    Status.LAPSED, Status.SUPERSEDED, Status.ANNULLED, Status.DROPPED,
}  # fmt: skip


def reached(chapter: Chapter, start: Status) -> set[Status]:
    found, edge = {start}, {start}
    while edge:
        edge = {step.after for one in edge for step in chapter.at(one)} - found
        found |= edge
    return found


@EACH
def test_every_status_is_reached_from_the_draft(kind: Kind, chapter: Chapter) -> None:
    assert reached(chapter, Status.DRAFT) == set(chapter.statuses)


@EACH
def test_every_status_is_left_or_is_an_end(kind: Kind, chapter: Chapter) -> None:
    assert chapter.finals <= ENDS


@EACH
def test_every_status_leads_to_an_end(kind: Kind, chapter: Chapter) -> None:
    for status in chapter.statuses:
        assert reached(chapter, status) & chapter.finals, status


@EACH
def test_a_step_has_one_name_and_the_line_has_known_statuses(kind: Kind, chapter: Chapter) -> None:
    names = [step.name for step in chapter.steps]
    assert len(names) == len(set(names))
    assert set(line_of(kind, chapter.edition)) <= set(chapter.statuses)


@EACH
def test_every_status_stands_at_a_stage_of_the_line_or_where_it_was_left(
    kind: Kind, chapter: Chapter
) -> None:
    assert set(STAGES[kind]) >= set(chapter.statuses) - set(LEFT)
    for status in chapter.statuses:
        for left in chapter.statuses if status in LEFT else (None,):
            if left not in LEFT:
                assert stage(kind, status, left) in KINDS[kind].line, (status, left)
    assert all(stage(kind, one) is one for one in KINDS[kind].line)


def standings(kind: Kind) -> Iterator[Matter]:
    """A matter at every status: with nothing fulfilled, and with everything."""
    line = STATUTE[kind].statuses
    owned = {"kind": kind, "drafter": 1, "section": 1, "counsel": 1, "firm": 1}
    for status in line:
        yield Matter(status=status, described=False, missing=("材料",), **owned)  # type: ignore[arg-type]
        yield Matter(
            status=status,
            declared=Conflict.NONE,
            text="a",
            opinion_text="a",
            conclusion=(Conclusion.SIGNABLE if kind is Kind.CONTRACT else Conclusion.LAWFUL),
            approved_text="a",
            cleared_text="a",
            classified=kind,
            meeting=Meeting(Resolution.PASSED, "a"),
            normative=Normative(commented=True, competition=True, consistent=True, published=True),
            **owned,  # type: ignore[arg-type]
        )


def persons() -> Iterator[Person]:
    """One of each role whose matter it is, and one of each whose matter it is not."""
    for role in Role:
        yield Person(1, role, section=1, firm=1)
        yield Person(2, role, section=2, firm=2)


def judged(step: Step, person: Person, matter: Matter) -> None:
    ruling = rule(step, person, matter)
    if ruling:
        assert matter.status in step.before
        assert step.by.holds(person, matter)
        assert all(need.holds(matter) for need in step.needs)
        assert not ruling.reason
        return
    if not step.by.holds(person, matter):
        assert ruling.reason == f"“{step.label}”只能由{step.by.label}办理"
    elif matter.status not in step.before:
        assert ruling.reason.startswith(f"事项现为“{matter.status.label}”")
    else:
        assert ruling.unmet
        assert ruling.reason.startswith("尚未满足：")
        assert all(need.label in ruling.reason for need in ruling.unmet)


@EACH
def test_every_step_for_every_role_at_every_status_has_its_ruling(
    kind: Kind, chapter: Chapter
) -> None:
    count = 0
    for matter in standings(kind):
        for person in persons():
            for step in chapter.steps:
                judged(step, person, matter)
                count += 1
    assert count == len(STATUTE[kind].statuses) * 2 * len(Role) * 2 * len(chapter.steps)


@EACH
def test_the_auditor_and_the_administrator_take_no_step(kind: Kind, chapter: Chapter) -> None:
    for matter in standings(kind):
        for role in (Role.AUDITOR, Role.ADMINISTRATOR):
            assert not any(rule(step, Person(1, role, 1, 1), matter) for step in chapter.steps)


@EACH
def test_counsel_never_approves_and_leaders_never_opine(kind: Kind, chapter: Chapter) -> None:
    mine = {"assign", "approve", "clear", "sign_off", "issue", "pass_meeting", "to_meeting"}
    for matter in standings(kind):
        for step in chapter.steps:
            if step.name in mine:
                assert not rule(step, Person(1, Role.COUNSEL, firm=1), matter)
            if step.name == "opine":
                assert not rule(step, Person(1, Role.LEADER), matter)


DOCUMENTS = pytest.mark.parametrize("kind", [Kind.NORMATIVE, Kind.INTERNAL])


@DOCUMENTS
@pytest.mark.parametrize(
    ("conclusion", "disposition"),
    [
        (None, None),
        (Conclusion.UNLAWFUL, Disposition.NOT_TO_ISSUE),
        (Conclusion.AMEND, Disposition.PROCEDURE),
        (Conclusion.AMEND, Disposition.ASK_SUPERIOR),
    ],
)
def test_what_was_not_reviewed_or_is_unlawful_goes_to_no_meeting(
    kind: Kind, conclusion: Conclusion | None, disposition: Disposition | None
) -> None:
    drafter = Person(1, Role.DRAFTER, section=1)
    matter = Matter(
        kind=kind, status=Status.OPINED, drafter=1, section=1, text="a", opinion_text="a",
        conclusion=conclusion, disposition=disposition,
    )  # fmt: skip
    ruling = rule(STATUTE[kind].step("to_meeting"), drafter, matter)
    assert not ruling
    assert "已经合法性审核" in ruling.reason


def passed(**other: object) -> Matter:
    known = {
        "kind": Kind.NORMATIVE, "status": Status.PASSED, "text": "b", "opinion_text": "a",
        "conclusion": Conclusion.LAWFUL, "meeting": Meeting(Resolution.PASSED, "a"),
    }  # fmt: skip
    return Matter(**{**known, **other})  # type: ignore[arg-type]


def test_a_text_other_than_the_one_passed_is_not_signed_off_until_its_differences_are_read() -> (
    None
):
    leader, step = Person(9, Role.LEADER), STATUTE[Kind.NORMATIVE].step("sign_off")
    assert "就是审议通过的文本" in rule(step, leader, passed()).reason
    assert rule(step, leader, passed(compared=frozenset({("a", "b")})))
    assert rule(step, leader, passed(text="a"))


def test_what_is_issued_is_the_very_text_that_was_signed_off() -> None:
    office, step = Person(9, Role.OFFICE), STATUTE[Kind.NORMATIVE].step("issue")
    held = passed(status=Status.SIGNED_OFF, text="a")
    assert "签发的就是本文本" in rule(step, office, held).reason
    assert rule(step, office, passed(status=Status.SIGNED_OFF, text="a", approved_text="a"))


@pytest.mark.parametrize("lacking", ["meeting", "published", "conclusion"])
def test_each_of_the_three_preconditions_bars_the_filing(lacking: str) -> None:
    office, step = Person(9, Role.OFFICE), STATUTE[Kind.NORMATIVE].step("file")
    known: dict[str, object] = {
        "status": Status.PUBLISHED,
        "text": "a",
        "normative": Normative(published=True, unfiled=("区政府",)),
    }
    assert rule(step, office, passed(**known))
    without = {"meeting": None, "published": Normative(), "conclusion": None}[lacking]
    known["normative" if lacking == "published" else lacking] = without
    assert not rule(step, office, passed(**known))


DUTIES = (DraftingDuty.COMPETITION, DraftingDuty.CONSISTENCY)


@pytest.mark.parametrize("moved", [(), DUTIES[:1], DUTIES[1:], DUTIES, (DraftingDuty.COMMENT,)])
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("submit", Status.DRAFT), ("resubmit", Status.RETURNED), ("accept", Status.SUBMITTED),
        ("to_meeting", Status.OPINED), ("pass_meeting", Status.DELIBERATING),
        ("sign_off", Status.PASSED), ("issue", Status.SIGNED_OFF),
    ],
)  # fmt: skip
def test_a_conclusion_on_another_text_bars_every_step_and_a_round_of_comment_none(
    name: str, status: Status, moved: tuple[DraftingDuty, ...]
) -> None:
    record = Normative(commented=True, competition=True, consistent=True, moved=moved)
    matter = passed(
        status=status, text="a", classified=Kind.NORMATIVE, approved_text="a", normative=record,
        drafter=1, section=1,
    )  # fmt: skip
    step = STATUTE[Kind.NORMATIVE].step(name)
    people = (Person(1, Role.DRAFTER, section=1), Person(2, Role.OFFICE), Person(3, Role.LEADER))
    asking = next(one for one in people if step.by.holds(one, matter))
    ruling = rule(step, asking, matter)
    keys = {"competition": "same_competition", "consistency": "same_consistency"}
    assert {one.key for one in ruling.unmet} == {
        keys[one.value] for one in moved if one.value in keys
    }


CITY, CONGRESS = "市政府", "区人大常委会"


@pytest.mark.parametrize(
    ("filing", "open_to"),
    [
        ({"unfiled": (CITY,), "undecided": (CONGRESS,)}, set()),
        ({"undecided": (CONGRESS, CITY)}, {"register"}),
        ({"undecided": (CONGRESS, CITY), "suspended": (CITY,)}, set()),
        ({"undecided": (CITY,)}, {"register"}),
        ({}, {"close_filing"}),
        ({"unfiled": (CITY,)}, set()),
        ({"revoked": True}, {"close_filing", "annul"}),
        ({"revoked": True, "undecided": (CITY,)}, {"register", "annul"}),
    ],
)
def test_whatever_becomes_of_the_filings_the_document_goes_on(
    filing: dict[str, object], open_to: set[str]
) -> None:
    """What is open once filed; where nothing is, a filing or a supplement is still owed."""
    office, chapter = Person(9, Role.OFFICE), STATUTE[Kind.NORMATIVE]
    record = Normative(published=True, **filing)  # type: ignore[arg-type]
    matter = passed(status=Status.FILED, normative=record)
    steps = [step for step in chapter.at(Status.FILED) if step.name != "file"]
    assert {step.name for step in steps if rule(step, office, matter)} == open_to
    assert open_to or record.unfiled or record.suspended


def test_what_was_not_registered_is_archived_and_comes_into_force_all_the_same() -> None:
    registrar, step = Person(9, Role.REGISTRAR), STATUTE[Kind.NORMATIVE].step("archive")
    assert rule(step, registrar, passed(status=Status.UNREGISTERED))
    assert step.after is Status.IN_FORCE


def test_every_outcome_of_a_meeting_is_a_step_of_its_chapter() -> None:
    for kind, steps in ((row.kind, row.outcomes) for row in KINDS.values() if row.outcomes):
        known = {step.name for step in STATUTE[kind].at(Status.DELIBERATING)}
        assert set(steps.values()) <= known, kind
        assert set(Resolution) - set(steps) == (
            {Resolution.IN_PRINCIPLE} if kind is Kind.INTERNAL else set()
        )


def test_an_internal_rule_is_never_filed_or_published() -> None:
    names = {step.name for step in STATUTE[Kind.INTERNAL].steps}
    assert not names & {"file", "register", "publish", "open_comment"}
    keys = {step.starts for step in STATUTE[Kind.INTERNAL].steps}
    assert not [key for key in keys if key.startswith("normative")]
