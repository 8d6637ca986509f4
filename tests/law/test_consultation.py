"""法律咨询、重大行政决策、三重一大: what each person may do, told a second time and compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from review.law.facts import Consultation, Matter, Meeting, Person
from review.law.kinds import KINDS, STATUTE
from review.law.meetings import ENTRIES, Minutes, contradictions, faults
from review.law.procedure import rule
from review.law.vocabulary import (
    Conclusion,
    Conflict,
    Kind,
    Reply,
    Resolution,
    Role,
    Status,
    Subject,
)

S, C = Status, Conclusion
CHAPTER = STATUTE[Kind.CONSULTATION]
TEXT, OTHER = "a" * 64, "b" * 64
READY = Matter(
    kind=Kind.CONSULTATION, drafter=1, section=1, counsel=3, firm=1, declared=Conflict.NONE,
    text=TEXT, opinion_text=TEXT, conclusion=C.LAWFUL, meeting=Meeting(Resolution.PASSED, TEXT),
)  # fmt: skip
WHO = {
    "drafter": Person(1, Role.DRAFTER, section=1),
    "stranger": Person(2, Role.DRAFTER, section=1),
    "counsel": Person(3, Role.COUNSEL, firm=1),
    "other counsel": Person(4, Role.COUNSEL, firm=1),
    "office": Person(5, Role.OFFICE),
    "leader": Person(6, Role.LEADER),
    "head": Person(9, Role.HEAD),
    "reviewer": Person(10, Role.REVIEWER),
    "registrar": Person(7, Role.REGISTRAR),
    "auditor": Person(8, Role.AUDITOR),
}
# Step: at which statuses, by whom; what else is asked is told below.
TABLE = {
    "submit": ({S.DRAFT}, {"drafter"}),
    "resubmit": ({S.RETURNED}, {"drafter"}),
    "withdraw": ({S.DRAFT, S.SUBMITTED, S.RETURNED}, {"drafter"}),
    "accept": ({S.SUBMITTED}, {"office"}),
    "resume": ({S.SUBMITTED}, {"office"}),
    "send_back": ({S.SUBMITTED, S.ACCEPTED, S.ASSIGNED, S.REVIEWING}, {"office"}),
    "opine": ({S.REVIEWING}, {"counsel"}),
    # Of a plain question nobody but counsel gives an opinion.
    "legal_review": ({S.OPINED}, set()),
    "revise_in_review": ({S.REVIEWING}, {"drafter"}),
    "revise": ({S.OPINED, S.APPROVING, S.DELIBERATING}, {"drafter"}),
    "request_review": ({S.OPINED}, {"drafter"}),
    "propose": ({S.OPINED}, {"drafter"}),
    "approve": ({S.APPROVING}, {"leader"}),
    "disapprove": ({S.APPROVING}, {"leader"}),
    "to_meeting": ({S.OPINED}, {"drafter"}),
    "pass_meeting": ({S.DELIBERATING}, {"office"}),
    "deliberate_again": ({S.DELIBERATING}, {"office"}),
    "reject": ({S.DELIBERATING}, {"office"}),
    "archive": ({S.DECIDED}, {"registrar"}),
    "assign": ({S.ACCEPTED}, {"office"}),
    "reassign": ({S.ASSIGNED, S.DISCLOSED, S.REVIEWING}, {"office"}),
    "declare": ({S.ASSIGNED}, {"counsel"}),
    "disclose": ({S.ASSIGNED}, {"counsel"}),
    "consent": ({S.DISCLOSED}, {"office"}),
    "recuse": ({S.ASSIGNED, S.DISCLOSED}, {"counsel"}),
    "abandon": (
        {S.ACCEPTED, S.ASSIGNED, S.OPINED, S.APPROVING, S.DELIBERATING}, {"office"},
    ),
}  # fmt: skip


def test_every_step_is_open_to_exactly_its_persons_at_exactly_its_statuses() -> None:
    told = 0
    for step, (name, person), status in product(CHAPTER.steps, WHO.items(), Status):
        if step.name == "hurry":
            continue
        at, by = TABLE[step.name]
        ruling = rule(step, person, replace(READY, status=status))
        assert bool(ruling) == (status in at and name in by), (step.name, name, status)
        assert ruling or ruling.reason
        told += 1
    assert told > 4000


def test_the_table_tells_every_step() -> None:
    assert set(TABLE) | {"hurry"} == {step.name for step in CHAPTER.steps}


def test_a_major_decision_is_reviewed_by_the_organ_before_any_meeting() -> None:
    drafter, reviewer = WHO["drafter"], WHO["reviewer"]
    known = replace(
        READY, status=S.OPINED, organ=False, meeting=None,
        consultation=Consultation(Subject.DECISION),
    )  # fmt: skip
    review, meeting = CHAPTER.step("legal_review"), CHAPTER.step("to_meeting")
    assert "不以法律顾问的意见代替" in rule(meeting, drafter, known).reason
    assert rule(review, reviewer, known)
    assert not rule(review, WHO["counsel"], known)
    assert rule(meeting, drafter, replace(known, organ=True))
    assert not review.by.holds(reviewer, replace(known, organ=True))


CONCLUSIONS: tuple[Conclusion | None, ...] = (None, C.LAWFUL, C.FEASIBLE, C.UNLAWFUL, C.EXPLORATORY)
MEETINGS = (None, *(Meeting(one, text) for one in Resolution for text in (TEXT, OTHER)))
CASES = product(
    Subject, CONCLUSIONS, (TEXT, OTHER, None), (True, False), (True, False), (True, False), (0, 1)
)


def _cases() -> list[Matter]:
    return [
        replace(
            READY, conclusion=conclusion, opinion_text=opinion, unanswered=unanswered,
            consultation=Consultation(subject, risk, hasty, explained),
        )
        for subject, conclusion, opinion, risk, hasty, explained, unanswered in CASES
    ]  # fmt: skip


MATTERS = _cases()


def _advised(matter: Matter) -> bool:
    if matter.conclusion is C.EXPLORATORY:
        return matter.consultation.risk_stated
    return matter.conclusion in (C.LAWFUL, C.FEASIBLE)


def test_what_was_not_reviewed_or_is_unlawful_never_reaches_the_meeting() -> None:
    step = CHAPTER.step("to_meeting")
    assert len(MATTERS) > 700
    for one in MATTERS:
        reviewed = one.opinion_text == one.text
        in_time = not one.consultation.hasty or one.consultation.hurry_explained
        expected = _advised(one) and reviewed and in_time and not one.unanswered
        ruling = rule(step, WHO["drafter"], replace(one, status=S.OPINED))
        assert bool(ruling) == expected, one


def test_a_grave_matter_is_never_approved_by_circulation() -> None:
    propose, approve = CHAPTER.step("propose"), CHAPTER.step("approve")
    for one in MATTERS:
        grave = one.consultation.subject is not Subject.ADVICE
        sound = _advised(one) and one.opinion_text == one.text and not grave
        proposing = rule(propose, WHO["drafter"], replace(one, status=S.OPINED))
        approving = rule(approve, WHO["leader"], replace(one, status=S.APPROVING))
        assert bool(proposing) == (sound and not one.unanswered)
        assert bool(approving) == sound
        if grave:
            assert "不得以传阅、会签代替" in proposing.reason
            assert "不得以传阅、会签代替" in approving.reason


def test_only_a_meeting_that_passed_this_very_text_decides() -> None:
    step = CHAPTER.step("pass_meeting")
    for one, meeting in product(MATTERS, MEETINGS):
        known = replace(one, status=S.DELIBERATING, meeting=meeting)
        may_go = bool(
            rule(CHAPTER.step("to_meeting"), WHO["drafter"], replace(one, status=S.OPINED))
        )
        passed = meeting is not None and meeting.text == TEXT and meeting.outcome in (
            Resolution.PASSED, Resolution.IN_PRINCIPLE,
        )  # fmt: skip
        assert bool(rule(step, WHO["office"], known)) == (may_go and passed)


def test_the_reason_for_haste_is_asked_once_and_only_when_there_was_haste() -> None:
    step = CHAPTER.step("hurry")
    assert step.reason
    for hasty, explained in product((True, False), repeat=2):
        known = replace(
            READY,
            status=S.OPINED,
            consultation=Consultation(hasty=hasty, hurry_explained=explained),
        )
        ruling = rule(step, WHO["drafter"], known)
        assert bool(ruling) == (hasty and not explained)
        assert [one.key for one in ruling.unmet] == ([] if ruling else ["hasty"])


def test_every_status_is_reached_and_can_be_left_or_is_final() -> None:
    reached = {S.DRAFT}
    while more := {step.after for step in CHAPTER.steps if reached & set(step.before)} - reached:
        reached |= more
    assert reached == set(CHAPTER.statuses)
    assert CHAPTER.finals == {S.ARCHIVED, S.REJECTED, S.WITHDRAWN, S.ABANDONED}
    assert set(KINDS[Kind.CONSULTATION].line) <= reached


WHOLE = Minutes(
    "主任办公会", date(2026, 11, 20), "第12次", "张伟、王芳等七人", 6, 1, 0, Resolution.PASSED,
    "各成员发言要点", "无", "同意", "同意实施",
)  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.field)
def test_each_entry_of_the_minutes_is_asked_for_by_the_subjects_it_belongs_to(
    entry: object,
) -> None:
    assert isinstance(entry, type(ENTRIES[0]))
    votes = entry.field == "votes"
    blank = {"in_favour": 0, "against": 0, "abstained": 0} if votes else {entry.field: ""}
    for subject in Subject:
        found = faults(replace(WHOLE, **blank), subject)  # type: ignore[arg-type]
        expected = {"in_favour" if votes else entry.field: entry.sentence}
        assert found == (expected if subject in entry.of else {})


def test_a_decision_against_the_opinion_says_why() -> None:
    for reply in (Reply.PARTLY, Reply.DECLINED):
        assert "departure" in faults(replace(WHOLE, followed=reply), Subject.ADVICE)
        assert not faults(replace(WHOLE, followed=reply, departure="另有考虑"), Subject.COLLECTIVE)


def test_the_votes_on_a_document_agree_with_its_outcome_and_dissent_is_written_down() -> None:
    told = 0
    for outcome, favour, against, abstained, dissent, word in product(
        Resolution, (0, 1, 5), (0, 1, 5), (0, 2), ("", "时机不成熟"), ("", "综合各方意见")
    ):
        minutes = replace(
            WHOLE, outcome=outcome, in_favour=favour, against=against, abstained=abstained,
            dissent=dissent, last_word=word,
        )  # fmt: skip
        passes = outcome in (Resolution.PASSED, Resolution.IN_PRINCIPLE)
        expected = {
            "in_favour": favour + against + abstained == 0,
            "dissent": against + abstained > 0 and not dissent,
            "last_word": bool(favour + against + abstained)
            and passes
            and favour <= against
            and not word,
        }
        assert set(contradictions(minutes)) == {name for name, holds in expected.items() if holds}
        told += 1
    assert told == 288
