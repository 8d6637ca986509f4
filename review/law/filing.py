"""备案: with whom a document is filed, within how long, by the name in which it was issued."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.issuing_ways import way
from review.law.kinds import chapter_of
from review.law.vocabulary import Issuer, Kind, Lead, Receiver, StepName

CONGRESS = "北京市各级人大常委会规范性文件备案审查条例第九条、第十一条"
CITY = "北京市行政规范性文件备案规定"
DISTRICT = "北京市行政规范性文件备案规定第六条"
JOINT = "联合制发的由牵头机关报送（国办发〔2018〕37号（十））"


@dataclass(frozen=True)
class Route:
    """`period` is the key of the setting that says how long, counted from publication."""

    receiver: Receiver
    period: str
    basis: str


TO_CONGRESS = Route(Receiver.CONGRESS, "normative.file.congress", CONGRESS)
TO_CITY = Route(Receiver.CITY, "normative.file.city", CITY)
TO_DISTRICT = Route(Receiver.DISTRICT, "normative.file.government", DISTRICT)
TO_LEAD = Route(Receiver.LEAD, "normative.file.government", JOINT)

ROUTES: dict[Issuer, tuple[Route, ...]] = {
    Issuer.DISTRICT: (TO_CONGRESS, TO_CITY),
    Issuer.DISTRICT_OFFICE: (TO_CONGRESS,),
    Issuer.CENTRE: (TO_DISTRICT,),
    Issuer.JOINT: (TO_LEAD,),
}


def routes(issuer: Issuer, lead: Lead, edition: int) -> tuple[Route, ...]:
    """With whom this office files such a document; none where another organ issues it.

    Before the third edition a document was filed here in whose name it might be.
    """
    if StepName.SEND_OUT not in chapter_of(Kind.NORMATIVE, edition).by_name:
        return ROUTES[issuer]
    if way(issuer, lead).elsewhere:
        return ()
    return ROUTES[Issuer.CENTRE]


# Every receiver has a route, so that a filing on record can always be read.
_BY_RECEIVER = {one.receiver: one for one in (TO_CONGRESS, TO_CITY, TO_DISTRICT, TO_LEAD)}


def route(issuer: Issuer, receiver: Receiver) -> Route:
    """The route to this receiver; also one that the issuer's documents do not take any more."""
    own = (candidate for candidate in ROUTES[issuer] if candidate.receiver is receiver)
    return next(own, _BY_RECEIVER[receiver])
