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
    return sorted(rows(Performance, matter), key=lambda one: (one.happened_on, one.id))


def done(matter: Matter) -> list[Performed]:
    return [one.kind for one in records(matter)]


def day_of(matter: Matter, kind: Performed) -> date | None:
    """The day of the first record of this kind."""
    return next((one.happened_on for one in records(matter) if one.kind is kind), None)


def paid(matter: Matter) -> Decimal:
    found = (one for one in records(matter) if one.kind is Performed.PAID)
    return sum((one.amount or Decimal() for one in found), Decimal())


def term(matter: Matter) -> Term | None:
    return last(Term, matter)


def alerts(matter: Matter) -> Sequence[Alert]:
    return rows(Alert, matter)


def signed_on(matter: Matter) -> date | None:
    signing = facts.signing(matter)
    return signing.signed_on if signing else None
