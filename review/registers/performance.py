"""How a contract is being performed: its records, its term, its alerts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from review.law.vocabulary import Performed
from review.models import Alert, Matter, Performance, Term
from review.registers import facts
from review.registers.batching import last, rows


def records(matter: Matter) -> Sequence[Performance]:
    """In the order of the days they speak of."""
    return sorted(
        rows(Performance, matter), key=lambda performance: (performance.happened_on, performance.id)
    )


def done(matter: Matter) -> list[Performed]:
    return [performance.kind for performance in records(matter)]


def day_of(matter: Matter, kind: Performed) -> date | None:
    """The day of the first record of this kind."""
    return next(
        (performance.happened_on for performance in records(matter) if performance.kind is kind),
        None,
    )


def paid(matter: Matter) -> Decimal:
    performances = (
        performance for performance in records(matter) if performance.kind is Performed.PAID
    )
    return sum((performance.amount or Decimal() for performance in performances), Decimal())


def term(matter: Matter) -> Term | None:
    return last(Term, matter)


def alerts(matter: Matter) -> Sequence[Alert]:
    return rows(Alert, matter)


def signed_on(matter: Matter) -> date | None:
    signing = facts.signing(matter)
    return signing.signed_on if signing else None
