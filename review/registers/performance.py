"""How a contract is being performed: its records, its term, its alerts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from review.law import performance as law
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


@dataclass(frozen=True)
class Owed:
    """What is to be paid by the last day of one payment period, and with all that came before it."""

    own: Decimal
    whole: Decimal


def owed(matter: Matter, starts_on: date) -> Owed | None:
    """Of the payment period that began on that day; None where the records say no amount."""
    came = [(one.kind, one.happened_on, one.amount) for one in records(matter)]
    whole, found = Decimal(), None
    for instalment in law.instalments(came):
        if instalment.amount is None:
            return None
        whole += instalment.amount
        if found is None and starts_on in instalment.days:
            found = Owed(instalment.amount, whole)
    return found


def term(matter: Matter) -> Term | None:
    return last(Term, matter)


def alerts(matter: Matter) -> Sequence[Alert]:
    return rows(Alert, matter)


def signed_on(matter: Matter) -> date | None:
    signing = facts.signing(matter)
    return signing.signed_on if signing else None
