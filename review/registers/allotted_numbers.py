"""预留文号: the numbers allotted to a document before it is issued, and whether it has one of its own."""

from __future__ import annotations

from review.law.vocabulary import Issuer
from review.models import AllottedNumber, Matter
from review.registers.batching import rows


def of(matter: Matter) -> list[AllottedNumber]:
    """Every number ever allotted to this matter, oldest first."""
    return list(rows(AllottedNumber, matter))


def kept(matter: Matter) -> AllottedNumber | None:
    """The number that is neither used nor given up."""
    return next((allotted for allotted in of(matter) if allotted.kept), None)


def own(matter: Matter) -> bool:
    """Whether the document bears a number of this office's series."""
    return matter.normative is None or matter.normative.issuer is Issuer.CENTRE
