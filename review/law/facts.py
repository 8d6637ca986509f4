"""What the law may ask about a matter and a person: plain values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from review.law.issuing_ways import Way, way
from review.law.vocabulary import (
    Conclusion,
    Conflict,
    Disposition,
    DraftingDuty,
    Issuer,
    Kind,
    Lead,
    Resolution,
    Role,
    Seat,
    Status,
    Subject,
)


@dataclass(frozen=True)
class Person:
    """`stands_for` names those whom this person stands in for today (授权代理); `second` the role
    held beside the first (兼任)."""

    id: int
    role: Role
    section: int | None = None
    firm: int | None = None
    stands_for: frozenset[int] = frozenset()
    second: Role | None = None

    @property
    def roles(self) -> tuple[Role, ...]:
        return (self.role,) if self.second is None else (self.role, self.second)


@dataclass(frozen=True)
class Meeting:
    """集体审议 as last recorded: what was decided, of which text (by its fingerprint)."""

    outcome: Resolution
    text: str


@dataclass(frozen=True)
class Normative:
    """What only a normative document has; `business`: it closely concerns 经营主体.

    `commented`, `competition`, `consistent`: this drafting duty is done, or lawfully excepted.
    `unfiled` names with whom it should be filed and is not yet; `suspended` who put a filing off
    and was not answered; `undecided` with whom a filing was neither returned nor ended;
    `revoked` whether a filing authority revoked the document. `moved`: the conclusions that are about
    another text than the newest, and were not confirmed for it. `unsigned` are the organs of a joint
    document that did not sign this text; `heard` is what the last organ outside concluded;
    `decided_there`, `signed_there`: the issuing organ's meeting and signature are on record.
    """

    issuer: Issuer | None = None
    business: bool = False
    commented: bool = False
    competition: bool = False
    consistent: bool = False
    published: bool = False
    unfiled: tuple[str, ...] = field(default=())
    suspended: tuple[str, ...] = field(default=())
    undecided: tuple[str, ...] = field(default=())
    revoked: bool = False
    moved: tuple[DraftingDuty, ...] = field(default=())
    lead: Lead = Lead.ALONE
    unsigned: tuple[str, ...] = field(default=())
    heard: Conclusion | None = None
    decided_there: bool = False
    signed_there: bool = False

    @property
    def way(self) -> Way:
        return way(self.issuer, self.lead)


@dataclass(frozen=True)
class Consultation:
    """What only a consultation has; `hasty`: reviewed in less time than its subject asks for."""

    subject: Subject = Subject.ADVICE
    risk_stated: bool = False
    hasty: bool = False
    hurry_explained: bool = False


@dataclass(frozen=True)
class Matter:
    """The state of one matter, as far as a condition may depend on it.

    Texts are compared by the fingerprint of what a reader sees, never by a flag: an approval that
    names another fingerprint is no approval. What only one kind of matter has stands in a record
    of its own (`normative`, `consultation`), with values that fulfil nothing for the other kinds.
    `named` counts what the last opinion says must change (须处理 annotations, points 不符合), `unheeded`
    how much of it has no fate yet. `blanks` counts the blanks of the newest text that nobody
    explained, None where they were not looked for; below nought the text could not be read.
    `print_wanted`: the office asks that a second program prints the text, `printed` whether one did,
    `print_differs` how many differences nobody let pass.
    `copy_awaits` are the seats whose confirmation a returned signed copy waits for,
    `copy_confirmed` who has given one. `organ`: the last opinion is the office's own, or the chapter
    leaves it to counsel. `reserved`: the office reserved the decision to 主要负责人, `collective`: it wants a meeting to
    decide the contract first. `edition` is the
    chapter's edition, None for the newest. `classified` is the kind its latest 认定 found, None
    where there was none.
    """

    kind: Kind = Kind.CONTRACT
    edition: int | None = None
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
    contradicted: int = 0
    unplaced: int = 0
    unsettled: int = 0
    notes: int = 0
    blanks: int | None = 0
    print_wanted: bool = False
    printed: bool = False
    print_differs: int = 0
    named: int = 0
    unheeded: int = 0
    opinion_text: str | None = None
    conclusion: Conclusion | None = None
    organ: bool = True
    reserved: bool = False
    collective: bool = False
    compared: frozenset[tuple[str, str]] = frozenset()
    approved_text: str | None = None
    cleared_text: str | None = None
    copy_awaits: tuple[Seat, ...] = ()
    copy_confirmed: frozenset[int] = frozenset()
    log_verified: bool = True
    procured: bool = False
    supplementing: bool = False
    over_supplemented: bool = False
    classified: Kind | None = None
    disposition: Disposition | None = None
    meeting: Meeting | None = None
    normative: Normative = Normative()
    consultation: Consultation = Consultation()
