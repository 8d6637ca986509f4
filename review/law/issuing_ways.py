"""The way of a document by 制发名义 and who leads: which organ issues it, and what is left to us."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import Issuer, Lead
from review.words import Words

JUSTICE = "区司法局"
LEADER = "牵头机关"


@dataclass(frozen=True)
class Way:
    """`to`: whither it goes after our review, "" where this office issues it itself. `cosigned`: the
    other organs sign their part with us; `countersigned`: our leader signs our part of theirs."""

    to: str
    cosigned: bool = False
    countersigned: bool = False

    @property
    def elsewhere(self) -> bool:
        return bool(self.to)

    @property
    def told(self) -> str:
        if self.to:
            return (
                Words("本单位审核后送{to}", to=self.to)
                + ("，各联合起草单位先行会签" if self.cosigned else "")
                + ("，本单位领导会签" if self.countersigned else "")
                + "；审议、签发、编号、公布和备案由制发机关办理，本系统只作登记"
            )
        tail = "，各联合制发机关会签后印发" if self.cosigned else ""
        return Words("由本单位审议、签发、编号、公布、备案{tail}", tail=tail)


OWN = Way("")
_JOINT = {
    Lead.ALONE: OWN,
    Lead.OURS: Way("", cosigned=True),
    Lead.THEIRS: Way(LEADER, countersigned=True),
}
_DISTRICT = {
    Lead.ALONE: Way(JUSTICE),
    Lead.OURS: Way(JUSTICE, cosigned=True),
    Lead.THEIRS: Way(LEADER, countersigned=True),
}
# 联合制发 was once an issuer of its own, and said not who leads: another organ did.
_FORMERLY = {**_JOINT, Lead.ALONE: _JOINT[Lead.THEIRS]}
WAYS: dict[tuple[Issuer, Lead], Way] = {
    (issuer, lead): ways[lead]
    for issuer, ways in (
        (Issuer.DISTRICT, _DISTRICT),
        (Issuer.DISTRICT_OFFICE, _DISTRICT),
        (Issuer.CENTRE, _JOINT),
        (Issuer.JOINT, _FORMERLY),
    )
    for lead in Lead
}


def way(issuer: Issuer | None, lead: Lead) -> Way:
    """The way of such a document; our own where nothing was found of it."""
    return OWN if issuer is None else WAYS[issuer, lead]
