"""The signed copy of a matter: the one that came back last, and whose confirmation it awaits."""

from __future__ import annotations

from review.law import signed_copy as law
from review.law.vocabulary import Proof, Seat, Status
from review.models import Matter, ReturnedCopy, Signing
from review.registers.batching import last


def current(matter: Matter) -> ReturnedCopy | None:
    """The copy that came back last for the clearance in force; None after it was withdrawn."""
    found = last(ReturnedCopy, matter)
    if found is None or found.withdrawn_at or found.clearance.voided_at:
        return None
    return found


def filled(copy: ReturnedCopy) -> dict[Seat, int]:
    """Who sits in each seat that is taken, by the person's id."""
    return {one.seat: one.by_id for one in copy.confirmations if one.agreed}


def standing(copy: ReturnedCopy) -> law.Confirmed:
    """How far the copy is, in the words of the requirements."""
    against = next((one for one in copy.confirmations if not one.agreed), None)
    waiting = law.awaited(copy.proof, filled(copy))
    return law.Confirmed(
        awaited="、".join(seat.label for seat in waiting),
        refused=f"{against.by.name}认为签署件与准予签署的文本不一致" if against else "",
    )


def waiting(matter: Matter) -> tuple[tuple[Seat, ...], frozenset[int]]:
    """The seats that wait, and the persons who have confirmed; nothing where no copy waits."""
    copy = current(matter) if matter.status is Status.CLEARED else None
    if copy is None or standing(copy).refused:
        return (), frozenset()
    persons = frozenset(one.by_id for one in copy.confirmations)
    return law.awaited(copy.proof, filled(copy)), persons


def proof_of(signing: Signing) -> Proof:
    """Which proof a registered copy has; those from before there were any say so."""
    return signing.returned.proof if signing.returned else Proof.OLD_RULE
