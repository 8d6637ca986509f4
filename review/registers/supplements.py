"""补充协议: which contract a matter adds to, and how much was added to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from review.extensions import db
from review.law.performance import PROCUREMENT, Added
from review.law.vocabulary import Status
from review.models import Contract, Matter, Supplement
from review.registers.batching import last
from review.registers.settings import limit

# A supplement that was given up adds nothing.
IDLE = (Status.WITHDRAWN, Status.ABANDONED)


def supplement_of(matter: Matter) -> Supplement | None:
    """What this matter supplements, if anything."""
    return last(Supplement, matter)


def supplements(original: Matter) -> Sequence[Supplement]:
    query = select(Supplement).filter_by(original_id=original.id)
    return db.session.scalars(query.order_by(Supplement.matter_id)).all()


def procured(matter: Matter) -> bool:
    return matter.contract is not None and matter.contract.method in PROCUREMENT


def added(original: Matter) -> Added | None:
    """The supplements of the same goods of a procured contract; None where the limit says nothing."""
    contract = original.contract
    if contract is None or contract.amount is None or not procured(original):
        return None
    query = (
        select(Contract.amount)
        .join(Supplement, Supplement.matter_id == Contract.matter_id)
        .join(Matter, Matter.id == Contract.matter_id)
        .where(Supplement.original_id == original.id, Supplement.same_goods)
        .where(Matter.status.not_in(IDLE), Contract.amount.is_not(None))
        .order_by(Contract.matter_id)
    )
    sums = tuple(amount for amount in db.session.scalars(query) if amount)
    if not sums:
        return None
    return Added(contract.amount, sums, Decimal(limit("contract.supplement").value))


def about(matter: Matter) -> Added | None:
    """The sum that concerns this matter: of its own supplements, or of those of its original."""
    link = supplement_of(matter)
    return added(link.original if link else matter) if not link or link.same_goods else None


def over_supplemented(link: Supplement | None) -> bool:
    """Whether this supplement takes what was added to its original beyond the limit."""
    if link is None or not link.same_goods:
        return False
    total = added(link.original)
    return total is not None and total.exceeded
