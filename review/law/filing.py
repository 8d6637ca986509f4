"""备案: with whom a document is filed, within how long, by the name in which it was issued."""

from __future__ import annotations

from dataclasses import dataclass

from review.law.vocabulary import Issuer, Receiver

CONGRESS = "北京市各级人大常委会规范性文件备案审查条例第九条、第十一条"
CITY = "北京市行政规范性文件备案规定（仅见节录，天数未见原文）"
DISTRICT = "北京市行政规范性文件备案规定第六条（天数未见原文，以办公室设置为准）"
JOINT = "联合制发的由牵头机关报送（外地规定）"


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


def route(issuer: Issuer, receiver: Receiver) -> Route:
    return next(one for one in ROUTES[issuer] if one.receiver is receiver)
