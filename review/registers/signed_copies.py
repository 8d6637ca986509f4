"""The signed copy of a matter: the one that came back last, and whose confirmation it awaits."""

from __future__ import annotations

from review.law import signed_copy as law
from review.law.vocabulary import Proof, Seat, Status
from review.models import Matter, ReturnedCopy, Signing
from review.registers.batching import last
from review.words import Listed, Words


def current(matter: Matter) -> ReturnedCopy | None:
    """The copy that came back last for the clearance in force; None after it was withdrawn."""
    returned_copy = last(ReturnedCopy, matter)
    if returned_copy is None or returned_copy.withdrawn_at or returned_copy.clearance.voided_at:
        return None
    return returned_copy


def filled(copy: ReturnedCopy) -> dict[Seat, int]:
    """Who sits in each seat that is taken, by the person's id."""
    return {
        copy_confirmation.seat: copy_confirmation.by_id
        for copy_confirmation in copy.confirmations
        if copy_confirmation.agreed
    }


def standing(copy: ReturnedCopy) -> law.Confirmed:
    """How far the copy is, in the words of the requirements."""
    against = next(
        (
            copy_confirmation
            for copy_confirmation in copy.confirmations
            if not copy_confirmation.agreed
        ),
        None,
    )
    waiting = law.awaited(copy.proof, filled(copy))
    return law.Confirmed(
        awaited=Listed("、", (seat.label for seat in waiting)),
        refused=Words("{by}认为签署件与准予签署的文本不一致", by=against.by.name)
        if against
        else "",
    )


def waiting(matter: Matter) -> tuple[tuple[Seat, ...], frozenset[int]]:
    """The seats that wait, and the persons who have confirmed; nothing where no copy waits."""
    copy = current(matter) if matter.status is Status.CLEARED else None
    if copy is None or standing(copy).refused:
        return (), frozenset()
    persons = frozenset(copy_confirmation.by_id for copy_confirmation in copy.confirmations)
    return law.awaited(copy.proof, filled(copy)), persons


def proof_of(signing: Signing) -> Proof:
    """Which proof a registered copy has; those from before there were any say so."""
    return signing.returned.proof if signing.returned else Proof.OLD_RULE
