"""CHECKS, all rules in one table, and `check`, which asks them of a paper."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks import (
    amounts,
    annexes,
    blanks,
    breach,
    burdens,
    citations,
    clauses,
    competition,
    days,
    disputes,
    guarantees,
    library,
    party_names,
    payment,
    powers,
    records,
    references,
    secrets,
    shares,
    table_sums,
    titles,
    validity,
    wording,
)
from review.checks.check import Check
from review.checks.finding import Finding, Rule
from review.checks.text import Asked, Text
from review.paper.model import Paper

CHECKS: tuple[Check, ...] = (
    *amounts.CHECKS,
    *table_sums.CHECKS,
    *shares.CHECKS,
    *blanks.CHECKS,
    *party_names.CHECKS,
    *citations.CHECKS,
    *clauses.CHECKS,
    *disputes.CHECKS,
    *breach.CHECKS,
    *payment.CHECKS,
    *guarantees.CHECKS,
    *powers.CHECKS,
    *days.CHECKS,
    *references.CHECKS,
    *annexes.CHECKS,
    *wording.CHECKS,
    *records.CHECKS,
    *competition.CHECKS,
    *burdens.CHECKS,
    *validity.CHECKS,
    *titles.CHECKS,
    *secrets.CHECKS,
    *library.CHECKS,
)


def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return {each.rule.id: each.rule for each in CHECKS}


def check(paper: Paper, asked: Asked) -> tuple[Finding, ...]:
    """What the rules of this kind of matter hit, in the order of the text; the graver first."""
    text = Text(paper, asked)
    findings = {
        (finding.place, finding.start, finding.rule.id, finding.quote): finding
        for finding in _found(text)
    }
    order = list(type(next(iter(findings.values())).severity)) if findings else []
    return tuple(
        sorted(
            findings.values(), key=lambda each: (each.place, each.start, order.index(each.severity))
        )
    )


def _found(text: Text) -> Iterator[Finding]:
    if not text.body:
        return
    for each in CHECKS:
        if text.asked.kind in each.kinds:
            yield from each.finder(text)
