"""清理的集体审议: put a clean-up before a sitting, record what the sitting said of its proposals."""

from __future__ import annotations

from review.actions import log, procedure, sittings
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law import meetings
from review.law import sittings as law
from review.law.meetings import Minutes
from review.law.permissions import Duty
from review.law.requirements import judge
from review.models import Campaign, CampaignItem, CampaignResolution, Person, Sitting
from review.registers import campaigns as register


def put(sitting: Sitting, campaign: Campaign, *, by: Person) -> CampaignItem:
    """Put a clean-up on the agenda, once every proposal is there and before the sitting is held."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        lock(sitting)
        waits = register.standing(campaign).waits
        listed = any(each.campaign_id == campaign.id for each in register.before(sitting))
        asked = law.Item(waits, None, None, False, listed, sitting.record is None)
        if not (ruling := judge(law.PUT, asked)):
            raise Invalid("matter", ruling.reason)
        item = CampaignItem(sitting_id=sitting.id, campaign_id=campaign.id, by_id=by.id)
        db.session.add(item)
        db.session.flush()
        log.append(
            "put_on_agenda", by=by, object={"id": item.id}, meeting=sitting.name,
            ledger=campaign.name,
        )  # fmt: skip
        return item


def resolve(item: CampaignItem, minutes: Minutes, *, by: Person) -> CampaignResolution:
    """Below quorum, without the leader's last word, with votes that do not add up: refused."""
    with unit_of_work():
        procedure.require_duty(Duty.KEEP_SITTINGS, by=by)
        sitting = item.sitting
        lock(sitting)
        db.session.expire(item, ["resolution"])
        procedure.demand(law.RESOLVE, sitting.record is not None)
        decided = item.resolution is not None
        whole = sittings.completed(sitting, minutes, numbered=True, decided=decided)
        for field, sentence in meetings.contradictions(whole).items():
            raise Invalid(field, sentence)
        row = CampaignResolution(
            item_id=item.id, outcome=whole.outcome, minutes=whole.number, in_favour=whole.in_favour,
            against=whole.against, abstained=whole.abstained, dissent=whole.dissent.strip(),
            last_word=whole.last_word.strip(), by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        db.session.expire(item, ["resolution"])
        log.append(
            "resolve_cleanup", by=by, object={"id": item.id}, ledger=item.campaign.name,
            meeting=whole.name, held_on=whole.held_on.isoformat(), minutes=whole.number,
            attendance=whole.attendance, dissent=row.dissent, last_word=row.last_word,
            votes=f"同意{row.in_favour}，反对{row.against}，弃权{row.abstained}",
            resolution=row.outcome.value,
        )  # fmt: skip
        return row
