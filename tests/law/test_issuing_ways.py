"""In whose name and who leads decide the way: every combination has one, and its steps follow it."""

from __future__ import annotations

from itertools import product

import pytest

from review.law.facts import Matter, Normative, Person
from review.law.filing import ROUTES, routes
from review.law.issuing_ways import OWN, WAYS, way
from review.law.kinds import EDITIONS, STATUTE, line_of
from review.law.outside_records import ROWS
from review.law.procedure import rule
from review.law.vocabulary import Conclusion, Issuer, Kind, Lead, Receiver, Role, Status, StepName
from review.law.workflow.elsewhere import AWAY, HERE

ALL = [*product((one for one in Issuer if one is not Issuer.INNER), Lead)]
CHAPTER = STATUTE[Kind.NORMATIVE]
DRAFTER, OFFICE = Person(1, Role.DRAFTER, section=1), Person(5, Role.OFFICE)
LEADER, HEAD = Person(8, Role.LEADER), Person(9, Role.HEAD)


def at(status: Status, issuer: Issuer, lead: Lead, **other: object) -> Matter:
    return Matter(
        kind=Kind.NORMATIVE, status=status, drafter=1, section=1, text="a", opinion_text="a",
        conclusion=Conclusion.LAWFUL, approved_text="a", classified=Kind.NORMATIVE,
        normative=Normative(issuer, lead=lead, **other),  # type: ignore[arg-type]
    )  # fmt: skip


def test_every_combination_has_its_way_and_only_our_own_texts_are_filed_by_us() -> None:
    assert set(WAYS) == set(ALL)
    for issuer, lead in ALL:
        ours = issuer is Issuer.CENTRE and lead is not Lead.THEIRS
        ours = ours or (issuer is Issuer.JOINT and lead is Lead.OURS)
        assert way(issuer, lead).elsewhere is not ours
        filed = [route.receiver for route in routes(issuer, lead, 3)]
        assert filed == ([Receiver.DISTRICT] if ours else [])
        assert routes(issuer, lead, 2) == routes(issuer, lead, 1) == ROUTES[issuer]
    assert way(None, Lead.ALONE) is OWN


@pytest.mark.parametrize(("issuer", "lead"), ALL)
def test_a_reviewed_text_has_one_way_forward(issuer: Issuer, lead: Lead) -> None:
    matter, away = at(Status.OPINED, issuer, lead), way(issuer, lead).elsewhere
    assert bool(rule(CHAPTER.step(StepName.TO_MEETING), DRAFTER, matter)) is not away
    assert bool(rule(CHAPTER.step(StepName.SEND_OUT), OFFICE, matter)) is away
    for name, status in (
        (StepName.PASS_MEETING, Status.DELIBERATING),
        (StepName.SIGN_OFF, Status.PASSED),
        (StepName.ISSUE, Status.SIGNED_OFF),
    ):
        ruling = rule(CHAPTER.step(name), HEAD if name is StepName.SIGN_OFF else OFFICE,
                      at(status, issuer, lead))  # fmt: skip
        assert ("由本单位制发或者牵头" in ruling.reason) is (away and name is not StepName.SIGN_OFF)
    assert (
        rule(CHAPTER.step(StepName.SEND_OUT), OFFICE, at(Status.PASSED, issuer, lead)) or not away
    )


def test_joint_organs_sign_before_we_issue_or_send_out() -> None:
    waiting = {"unsigned": ("区教委",)}
    sent = at(Status.OPINED, Issuer.DISTRICT, Lead.OURS, **waiting)
    assert "均已会签" in rule(CHAPTER.step(StepName.SEND_OUT), OFFICE, sent).reason
    assert rule(CHAPTER.step(StepName.COSIGN_DRAFT), OFFICE, sent)
    issued = at(Status.SIGNED_OFF, Issuer.CENTRE, Lead.OURS, **waiting)
    assert "均已会签" in rule(CHAPTER.step(StepName.ISSUE), OFFICE, issued).reason
    assert rule(CHAPTER.step(StepName.COSIGN), OFFICE, issued)
    alone = at(Status.SIGNED_OFF, Issuer.CENTRE, Lead.ALONE)
    assert "只能由" in rule(CHAPTER.step(StepName.COSIGN), OFFICE, alone).reason


def test_our_leader_signs_our_part_of_what_others_lead_and_of_nothing_else() -> None:
    for issuer, lead in ALL:
        matter, ours = at(Status.ANSWERING, issuer, lead), way(issuer, lead).countersigned
        assert bool(rule(CHAPTER.step(StepName.ANSWER_LEAD), DRAFTER, matter)) is ours
        assert bool(rule(CHAPTER.step(StepName.ANSWER_OUTSIDE), DRAFTER, matter)) is not ours
    held = at(Status.COUNTERSIGNING, Issuer.CENTRE, Lead.THEIRS)
    assert rule(CHAPTER.step(StepName.COUNTERSIGN), LEADER, held)
    done = {"decided_there": True, "signed_there": True}
    theirs = at(Status.ELSEWHERE, Issuer.CENTRE, Lead.THEIRS, **done)
    unsigned = Matter(**{**vars(theirs), "approved_text": None})
    step = CHAPTER.step(StepName.RECORD_ISSUE)
    assert rule(step, OFFICE, theirs)
    assert "本单位领导已经会签" in rule(step, OFFICE, unsigned).reason


def test_nothing_is_recorded_as_issued_before_it_was_decided_and_signed_there() -> None:
    step = CHAPTER.step(StepName.RECORD_ISSUE)
    bare = rule(step, OFFICE, at(Status.ELSEWHERE, Issuer.DISTRICT, Lead.ALONE))
    assert "制发机关的审议决定已经登记" in bare.reason
    assert "制发机关的签发已经登记" in bare.reason
    heard = at(Status.ANSWERING, Issuer.DISTRICT, Lead.ALONE, heard=Conclusion.UNLAWFUL)
    ruling = rule(CHAPTER.step(StepName.ANSWER_OUTSIDE), DRAFTER, heard)
    assert "不合法的，修改后重新送出审核" in ruling.reason
    assert rule(CHAPTER.step(StepName.SEND_AGAIN), OFFICE, heard)


def test_the_main_line_shows_one_of_the_two_ways_and_earlier_editions_have_one() -> None:
    own, away = line_of(Kind.NORMATIVE, 3), line_of(Kind.NORMATIVE, 3, away=True)
    assert set(own) - set(away) == set(HERE)
    assert set(away) - set(own) == set(AWAY)
    for edition in (1, 2):
        assert not set(EDITIONS[Kind.NORMATIVE, edition].statuses) & set(AWAY)


def test_every_row_asks_for_what_it_may_not_do_without() -> None:
    for row in ROWS.values():
        assert all(getattr(row, name) for name in row.must)
        assert bool(row.outcome) == bool(row.outcomes)
