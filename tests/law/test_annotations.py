"""How an annotation stands, and what each act on it asks: every state, the answer by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from review.law import annotations as law
from review.law.annotations import Acting, Note
from review.law.requirements import Requirement, judge
from review.law.vocabulary import Place, Reply, Severity, Uptake

REPLIES, BOTH = (None, *Reply), (False, True)


def notes() -> list[Note]:
    """Every combination of what the predicates ask."""
    return [
        Note(severity, reply, confirmed, settled, place=place, adoption=adoption, changed=changed)
        for severity, reply, confirmed, settled, place, adoption, changed in product(
            Severity, REPLIES, BOTH, BOTH, (None, *Place), (None, *Uptake), BOTH
        )
    ]


def test_an_annotation_waits_for_its_answer_until_it_is_answered_or_settled() -> None:
    waiting = {(one.reply, one.settled) for one in notes() if law.unanswered(one)}
    assert waiting == {(None, False)}


def test_only_declining_what_must_be_dealt_with_waits_for_the_section_head() -> None:
    waiting = {(one.severity, one.reply, one.confirmed) for one in notes() if law.unconfirmed(one)}
    assert waiting == {(Severity.BLOCKING, Reply.DECLINED, False)}


def test_what_was_answered_adopted_is_belied_by_a_text_that_does_not_bear_it_out() -> None:
    """Without the proposed wording; where none was proposed, with the words as they were."""
    belied = {
        (one.reply, one.adoption, one.changed, one.settled)
        for one in notes()
        if law.contradicted(one)
    }
    assert belied == {
        (Reply.ADOPTED, Uptake.ABSENT, False, False),
        (Reply.ADOPTED, Uptake.ABSENT, True, False),
        (Reply.ADOPTED, None, False, False),
    }


def test_what_must_be_dealt_with_has_its_fate_once_settled_overruled_or_borne_out() -> None:
    for one in notes():
        fate = (
            one.settled
            or one.reply is Reply.PARTLY
            or (one.reply is Reply.DECLINED and one.confirmed)
            or (one.reply is Reply.ADOPTED and law.carried_out(one))
        )
        assert law.unheeded(one) is (one.severity is Severity.BLOCKING and not fate)


def test_words_that_are_lost_or_only_guessed_are_placed_by_a_person() -> None:
    lost = {(one.place, one.settled) for one in notes() if law.unplaced(one)}
    assert lost == {(None, False), (Place.ORPHAN, False), (Place.GUESSED, False)}


@pytest.mark.parametrize("approved", [False, True])
def test_what_must_be_dealt_with_is_settled_or_overruled_by_section_head_and_leader(
    approved: bool,
) -> None:
    for one in notes():
        overruled = one.reply is Reply.DECLINED and one.confirmed and approved
        expected = one.severity is Severity.BLOCKING and not one.settled and not overruled
        assert law.unsettled(one, approved=approved) is expected


OPEN = Note(author=3)
SETTLED, WITHDRAWN = replace(OPEN, settled=True), replace(OPEN, withdrawn=True)
DECLINED = replace(OPEN, reply=Reply.DECLINED)
GONE = "这条批注的状态已经变了，请刷新后再看"


@pytest.mark.parametrize(
    ("needs", "act", "reason"),
    [
        (law.ANSWER, Acting(OPEN, 1), ""),
        (law.ANSWER, Acting(SETTLED, 1), "这条批注已了结，不必再答复"),
        (law.ANSWER, Acting(WITHDRAWN, 1), "这条批注已了结，不必再答复"),
        (law.CONFIRM, Acting(DECLINED, 2), ""),
        (law.CONFIRM, Acting(OPEN, 2), "这条批注没有待确认的不采纳答复"),
        (law.CONFIRM, Acting(replace(DECLINED, confirmed=True), 2),
         "这条批注没有待确认的不采纳答复"),
        (law.CONFIRM, Acting(replace(DECLINED, severity=Severity.ADVICE), 2),
         "这条批注没有待确认的不采纳答复"),
        (law.SETTLE, Acting(OPEN, 3), ""),
        (law.SETTLE, Acting(SETTLED, 3), GONE),
        (law.SETTLE, Acting(WITHDRAWN, 3), GONE),
        (law.REOPEN, Acting(SETTLED, 3), ""),
        (law.REOPEN, Acting(OPEN, 3), GONE),
        (law.REOPEN, Acting(replace(SETTLED, withdrawn=True), 3), GONE),
        (law.WITHDRAW, Acting(OPEN, 3), ""),
        (law.WITHDRAW, Acting(OPEN, 4), "只能撤回自己写的批注"),
        (law.WITHDRAW, Acting(replace(OPEN, issued=True), 3),
         "意见出具后批注不能撤回，只能了结"),
        (law.CHARGE, Acting(OPEN, 1, 5), ""),
        (law.CHARGE, Acting(SETTLED, 1, 5), "这条批注已了结，不必再交办"),
        (law.CHARGE, Acting(replace(OPEN, charged=5), 1, 5), "这条批注已经是这样交办的"),
        (law.CHARGE, Acting(replace(OPEN, charged=5), 1, None), ""),
        (law.CHARGE, Acting(OPEN, 1, None), "这条批注已经是这样交办的"),
    ],
)  # fmt: skip
def test_each_act_asks_what_it_asks_and_refuses_in_its_words(
    needs: tuple[Requirement[Acting], ...], act: Acting, reason: str
) -> None:
    ruling = judge(needs, act)
    assert (bool(ruling), ruling.reason) == (not reason, reason)
