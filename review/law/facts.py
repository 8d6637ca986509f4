"""What the law may ask about a matter and a person: plain values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from review.law.vocabulary import Conclusion, Conflict, Kind, Role, Status


@dataclass(frozen=True)
class Person:
    """`stands_for` names those whom this person stands in for today (授权代理)."""

    id: int
    role: Role
    section: int | None = None
    firm: int | None = None
    stands_for: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Matter:
    """The state of one matter, as far as a condition may depend on it.

    Texts are compared by the fingerprint of what a reader sees, never by a flag: an approval that
    names another fingerprint is no approval.
    """

    kind: Kind = Kind.CONTRACT
    status: Status = Status.DRAFT
    drafter: int = 0
    section: int = 0
    counsel: int | None = None
    firm: int | None = None
    declared: Conflict | None = None
    consented: bool = False
    text: str | None = None
    described: bool = True
    missing: tuple[str, ...] = field(default=())
    unanswered: int = 0
    unconfirmed: int = 0
    unplaced: int = 0
    unsettled: int = 0
    opinion_text: str | None = None
    conclusion: Conclusion | None = None
    compared: frozenset[tuple[str, str]] = frozenset()
    approved_text: str | None = None
    cleared_text: str | None = None
    log_verified: bool = True
    procured: bool = False
    over_supplemented: bool = False
