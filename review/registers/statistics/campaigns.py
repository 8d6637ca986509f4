"""The clean-ups of a year: what stood on their lists, texts of old ledgers too, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from review.chinese import spoken_date
from review.extensions import db
from review.law.campaigns import OUTCOMES
from review.models import Campaign, CampaignText, Matter, Person
from review.registers.statistics.cases import PastCase, Place
from review.registers.statistics.figure import Figure, Part, counted, span
from review.registers.visible import visible
from review.words import Words

LISTED = "本年开列清单的清理所列的文件，含历史台账的；列入几次清理的各计1件"


def opened(year: int) -> Sequence[Campaign]:
    """The campaigns whose list was frozen in the year, with their results."""
    begin, end = span(year)
    query = select(Campaign).where(Campaign.made_at >= begin, Campaign.made_at < end)
    return db.session.scalars(
        query.options(joinedload(Campaign.result)).order_by(Campaign.id)
    ).all()


def listed(person: Person, year: int) -> list[Figure]:
    lists = opened(year)
    texts = _texts(person, lists)
    published = {campaign.id for campaign in lists if campaign.result}
    decided = [text for text in texts if text.decision]
    return [
        counted("clean.scope", "列入清理清单", "件", LISTED, map(_part, texts)),
        *(counted(f"clean.{kind.value}", Words("其中{kind}", kind=kind.label), "件",
                  Words("上列文件中决定{kind}的", kind=kind.label),
                  [_part(text) for text in decided if text.decision and text.decision.kind is kind])
          for kind in OUTCOMES),
        counted("clean.open", "其中没有决定", "件", "上列文件中至今没有作出清理决定的",
                [_part(text) for text in texts if not text.decision]),
        counted("clean.published", "其中已公布清理结果", "件", "上列文件中，所在清理至今公布结果的",
                [_part(text) for text in texts if text.campaign_id in published]),
    ]  # fmt: skip


def _texts(person: Person, lists: Sequence[Campaign]) -> list[CampaignText]:
    if not lists:
        return []
    readable = select(Matter.id).where(visible(person))
    query = (
        select(CampaignText)
        .where(
            CampaignText.campaign_id.in_([campaign.id for campaign in lists]),
            CampaignText.matter_id.is_(None) | CampaignText.matter_id.in_(readable),
        )
        .options(
            joinedload(CampaignText.matter), joinedload(CampaignText.decision),
            joinedload(CampaignText.campaign),
        )
        .order_by(CampaignText.id)
    )  # fmt: skip
    return list(db.session.scalars(query))


def _part(text: CampaignText) -> Part:
    told: str = text.campaign.name
    if text.decision:
        told = Words(
            "{campaign}：{decided_on}决定{kind}",
            campaign=text.campaign.name,
            decided_on=text.decision.decided_on.isoformat(),
            kind=text.decision.kind.label,
        )
    past = PastCase(text.number, text.title, Place(text.section))
    return Part(text.matter or past, told)


def days(year: int) -> dict[str, str]:
    """When the lists were cut off and their results made public, as a sentence says it."""
    lists = opened(year)
    published = [campaign.result.published_on for campaign in lists if campaign.result]
    return {
        "clean.cutoff": "、".join(dict.fromkeys(spoken_date(one.cutoff) for one in lists)),
        "clean.published-on": "、".join(dict.fromkeys(map(spoken_date, published))),
    }
