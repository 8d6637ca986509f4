"""清理: what belongs on a list, how far a campaign has come, and what became of each text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from review.extensions import db
from review.law import campaigns as law
from review.law.meetings import DECIDING
from review.law.vocabulary import Upkept
from review.models import (
    Campaign,
    CampaignItem,
    CampaignProposal,
    CampaignResolution,
    CampaignText,
    Issue,
    Matter,
    PastBatch,
    PastRecord,
    Sitting,
)
from review.registers import past_ledgers, sittings, successions


def every() -> Sequence[Campaign]:
    beside = (
        selectinload(Campaign.texts).selectinload(CampaignText.decision),
        selectinload(Campaign.texts).selectinload(CampaignText.proposals),
        selectinload(Campaign.result),
    )
    return db.session.scalars(select(Campaign).options(*beside).order_by(Campaign.id.desc())).all()


def in_force(cutoff: date) -> list[CampaignText]:
    """The rows of a new list: documents in force that were formed by that day, imported ones last."""
    query = (
        select(Issue).join(Matter, Issue.matter_id == Matter.id)
        .where(Matter.kind.in_(law.KINDS), Matter.status.in_(law.IN_FORCE), Issue.formed_on <= cutoff)
        .order_by(Issue.formed_on, Issue.id)
    )  # fmt: skip
    ours = {issue.matter_id: _of_matter(issue) for issue in db.session.scalars(query)}
    past = db.session.scalars(past_ledgers.standing("documents")).all()
    return [*ours.values(), *(_of_ledger(one) for one in reversed(past) if _held(one, cutoff))]


def _of_matter(issue: Issue) -> CampaignText:
    matter = issue.matter
    return CampaignText(
        matter_id=matter.id, title=matter.title, number=issue.number, formed_on=issue.formed_on,
        section=matter.section.name,
    )  # fmt: skip


def _values(record: PastRecord) -> dict[str, str]:
    values: dict[str, str] = json.loads(record.fields).get("values", {})
    return values


def _held(record: PastRecord, cutoff: date) -> bool:
    outcome = _values(record).get("outcome", "")
    return law.held_then(record.happened_on, record.ends_on, outcome, cutoff)


def _of_ledger(record: PastRecord) -> CampaignText:
    return CampaignText(
        past_id=record.id, title=record.title, number=record.number,
        formed_on=record.happened_on, section=_values(record).get("section", ""),
    )  # fmt: skip


def lists_any_of(batch: PastBatch) -> bool:
    """Whether a record of that import stands on the list of a campaign."""
    query = select(CampaignText.id).join(PastRecord, CampaignText.past_id == PastRecord.id)
    return db.session.scalar(query.where(PastRecord.batch_id == batch.id).limit(1)) is not None


def proposal(text: CampaignText, of_section: bool) -> CampaignProposal | None:
    """The newest proposal of the section, or of the reviewer."""
    mine = [one for one in text.proposals if one.of_section is of_section]
    return mine[-1] if mine else None


def facts(text: CampaignText) -> law.Text:
    """What is asked before a text is decided."""
    sat = passed(text.campaign) is not None
    return replace(_said(text), passed=sat if sat or sittings.keeping() else None)


def _said(text: CampaignText) -> law.Text:
    return law.Text(
        section=proposal(text, True) is not None,
        reviewed=proposal(text, False) is not None,
        decided=text.decision is not None,
    )


def items(campaign: Campaign) -> Sequence[CampaignItem]:
    """The agendas it stood on, with what each sitting said."""
    query = select(CampaignItem).filter_by(campaign_id=campaign.id).order_by(CampaignItem.id)
    beside = joinedload(CampaignItem.sitting), joinedload(CampaignItem.resolution)
    return db.session.scalars(query.options(*beside)).all()


def before(sitting: Sitting) -> Sequence[CampaignItem]:
    """The clean-ups on the agenda of a sitting."""
    query = select(CampaignItem).filter_by(sitting_id=sitting.id).order_by(CampaignItem.id)
    beside = joinedload(CampaignItem.campaign), joinedload(CampaignItem.resolution)
    return db.session.scalars(query.options(*beside)).all()


def listed() -> dict[int, int]:
    """How many clean-ups stand on the agenda of each sitting that has any."""
    return Counter(db.session.scalars(select(CampaignItem.sitting_id)))


def passed(campaign: Campaign) -> CampaignItem | None:
    """The item on which a sitting passed what is proposed."""
    query = (
        select(CampaignItem).join(CampaignResolution)
        .where(CampaignItem.campaign_id == campaign.id, CampaignResolution.outcome.in_(DECIDING))
    )  # fmt: skip
    return db.session.scalars(query.order_by(CampaignItem.id.desc())).first()


def waiting() -> list[Campaign]:
    """Those whose proposals wait for a sitting."""
    return [each for each in every() if standing(each).waits]


def standing(campaign: Campaign) -> law.Campaign:
    told = [_said(text) for text in campaign.texts]
    return law.Campaign(
        texts=len(told),
        heard=sum(one.section or one.decided for one in told),
        proposed=sum((one.section and one.reviewed) or one.decided for one in told),
        decided=sum(one.decided for one in told),
        published=campaign.result is not None,
        passed=passed(campaign) is not None,
    )


def lists(campaign: Campaign) -> list[tuple[Upkept, list[CampaignText]]]:
    """The texts by what was decided of them; an empty list stays in its place."""
    return [
        (kind, [text for text in campaign.texts if text.decision and text.decision.kind is kind])
        for kind in law.OUTCOMES
    ]


def successor(text: CampaignText) -> Matter | None:
    """The matter that is to replace the text, if somebody began it."""
    named = successions.successors(text.matter) if text.matter else []
    return named[-1] if named else None
