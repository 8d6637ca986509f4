"""备案: what a package holds, what must be so before it, and what may follow a filing."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations, product

from review.law.facts import Matter, Meeting, Normative
from review.law.filing import ROUTES, route
from review.law.filing_events import CLOSED, ROWS, awaited, closed, rule
from review.law.filing_events import PERIODS as RUNS
from review.law.filing_package import PRECONDITIONS, basis, may_report, pieces
from review.law.settings import PERIODS
from review.law.vocabulary import (
    Conclusion,
    Disposition,
    Filed,
    Issuer,
    Kind,
    Receiver,
    Resolution,
    Unit,
)

F = Filed
DONE = Matter(
    kind=Kind.NORMATIVE, text="a", conclusion=Conclusion.LAWFUL,
    meeting=Meeting(Resolution.PASSED, "a"), normative=Normative(published=True),
)  # fmt: skip


def test_the_report_waits_for_review_meeting_and_publication_whatever_else_is_done() -> None:
    told = 0
    conclusions = (None, *Conclusion)
    meetings = (None, *(Meeting(one, "a") for one in Resolution))
    for conclusion, finer, meeting, published in product(
        conclusions, (None, *Disposition), meetings, (True, False)
    ):
        matter = replace(
            DONE, conclusion=conclusion, disposition=finer, meeting=meeting,
            normative=Normative(published=published),
        )  # fmt: skip
        lawful = conclusion is Conclusion.LAWFUL or (
            conclusion is Conclusion.AMEND and finer is Disposition.CLAUSES
        )
        passed = meeting is not None and meeting.outcome in (
            Resolution.PASSED, Resolution.IN_PRINCIPLE,
        )  # fmt: skip
        ruling = may_report(matter)
        assert bool(ruling) == (lawful and passed and published)
        assert ruling or all(one.label in ruling.reason for one in ruling.unmet)
        told += 1
    assert told > 400
    assert len(PRECONDITIONS) == 4
    assert "法制审核机构" in may_report(replace(DONE, organ=False)).reason


def test_the_congress_is_sent_what_article_eleven_lists() -> None:
    labels = {one.label for one in pieces(Receiver.CONGRESS) if one.required}
    assert labels == {"备案报告", "规范性文件正式文本", "起草说明", "制定的主要依据"}
    for receiver in Receiver:
        keys = [one.key for one in pieces(receiver)]
        assert len(keys) == len(set(keys))


def test_each_issuer_has_its_receivers_and_their_periods() -> None:
    receivers = {issuer: [one.receiver for one in routes] for issuer, routes in ROUTES.items()}
    assert receivers == {
        Issuer.DISTRICT: [Receiver.CONGRESS, Receiver.CITY],
        Issuer.DISTRICT_OFFICE: [Receiver.CONGRESS],
        Issuer.CENTRE: [Receiver.DISTRICT],
        Issuer.JOINT: [Receiver.LEAD],
    }
    congress = PERIODS["normative.file.congress"]
    assert (congress.amount, congress.unit, congress.fixed) == (30, Unit.DAY, True)
    assert not PERIODS["normative.file.government"].fixed


FOLLOWS = {
    F.SUPPLEMENTED: {F.SUSPENDED}, F.PLANNED: {F.ASKED}, F.REPLIED: {F.OPINION},
    F.AMENDED: {F.ASKED, F.PLANNED, F.OPINION, F.HALTED}, F.REPORTED: {F.AMENDED, F.HALTED},
    F.PAUSED: {F.PLANNED}, F.REVOKED: {F.PLANNED, F.OPINION},
}  # fmt: skip
AGAIN = {F.SUSPENDED, F.SUPPLEMENTED, F.ASKED, F.OPINION, F.REPLIED, F.REPORTED}


def test_what_may_follow_what_is_told_for_every_history() -> None:
    told = 0
    histories = chain.from_iterable(combinations(Filed, size) for size in range(5))
    for done in histories:
        for kind, row in ROWS.items():
            expected = (
                not set(done) & set(CLOSED)
                and (kind in AGAIN or kind not in done)
                and (kind not in FOLLOWS or bool(FOLLOWS[kind] & set(done)))
            )
            ruling = rule(row, done)
            assert bool(ruling) == expected, (kind, done)
            assert ruling or ruling.reason
            told += 1
    assert told > 10_000
    assert set(ROWS) == set(Filed)


def test_the_formal_check_is_over_once_a_filing_is_registered() -> None:
    for kind, row in ROWS.items():
        assert bool(rule(row, [], registered=True)) == (
            kind not in FOLLOWS and kind not in (F.SUSPENDED, F.RETURNED)
        )
    assert [kind for kind, row in ROWS.items() if row.told] == [F.RETURNED]


def histories(most: int) -> list[tuple[Filed, ...]]:
    """Every order in which things can be recorded of one filing, up to so many."""
    found: list[tuple[Filed, ...]] = [()]
    for done in found:
        if len(done) < most:
            found += [(*done, kind) for kind, row in ROWS.items() if rule(row, done)]
    return found


def test_every_history_of_a_filing_can_be_closed_and_what_runs_can_be_answered() -> None:
    told = 0
    for done in histories(4):
        ended = bool(set(done) & set(CLOSED))
        assert (closed(done) is not None) == ended
        assert any(rule(row, done) for row in ROWS.values()) != ended
        for key in awaited(done):
            answers = [row for row in ROWS.values() if row.meets == key and rule(row, done)]
            assert len(answers) == 1, (done, key)
            assert key not in awaited((*done, answers[0].kind))
        assert not (ended and awaited(done))
        told += 1
    assert told > 1000
    assert {"normative.file.supplement", "normative.review.reply"} < RUNS


def test_the_days_of_answering_are_those_of_the_regulation() -> None:
    wanted = {F.SUSPENDED: 10, F.OPINION: 30, F.AMENDED: 30, F.HALTED: 30}
    for kind, days in wanted.items():
        period = PERIODS[ROWS[kind].starts]
        assert (period.amount, period.unit, period.fixed) == (days, Unit.DAY, True)
        meeting = [row for row in ROWS.values() if row.meets == ROWS[kind].starts]
        assert len(meeting) == 1


def test_every_name_with_every_authority_has_a_route_for_a_filing_on_record() -> None:
    for issuer in ROUTES:
        for receiver in Receiver:
            assert route(issuer, receiver).receiver is receiver


def test_each_receiver_is_reported_to_by_its_own_rule() -> None:
    assert {one for one in Receiver if "代表大会常务" in basis(one)} == {Receiver.CONGRESS}
    assert len({basis(one) for one in Receiver}) == 2
