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
    deviations,
    disputes,
    guarantees,
    instalments,
    library,
    numbering,
    party_names,
    payment,
    powers,
    products,
    recorded,
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
from review.checks.finding import Finding, Rule, Weight
from review.checks.text import Asked, Text
from review.paper.model import Paper

CHECKS: tuple[Check, ...] = (
    *amounts.CHECKS,
    *table_sums.CHECKS,
    *shares.CHECKS,
    *products.CHECKS,
    *instalments.CHECKS,
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
    *numbering.CHECKS,
    *references.CHECKS,
    *annexes.CHECKS,
    *wording.CHECKS,
    *records.CHECKS,
    *recorded.CHECKS,
    *competition.CHECKS,
    *burdens.CHECKS,
    *validity.CHECKS,
    *titles.CHECKS,
    *secrets.CHECKS,
    *library.CHECKS,
    *deviations.CHECKS,
)


def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return {each.rule.id: each.rule for each in CHECKS}


def check(paper: Paper, asked: Asked) -> tuple[Finding, ...]:
    """What the rules of this kind of matter hit, in the order of the text; the graver first."""
    return findings(Text(paper, asked))


def findings(text: Text) -> tuple[Finding, ...]:
    """What `check` gives, of a text that is read already."""
    found = {(each.place, each.start, each.rule.id, each.quote): each for each in _found(text)}
    order = list(Weight)
    return tuple(
        sorted(
            found.values(), key=lambda each: (each.place, each.start, order.index(each.severity))
        )
    )


def _found(text: Text) -> Iterator[Finding]:
    if not text.body:
        return
    for each in CHECKS:
        if text.asked.kind in each.kinds:
            yield from each.finder(text)
