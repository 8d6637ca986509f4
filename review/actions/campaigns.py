"""清理: open a campaign on a frozen list, propose, decide, publish the result, begin a successor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import current_app
from sqlalchemy import select

from review import clock
from review.actions import (
    classifications,
    dating,
    log,
    notices,
    procedure,
    successions,
    upkeep,
)
from review.actions.documents import keep
from review.actions.terms import NormativeTerms
from review.actions.unit_of_work import Invalid, lock, unit_of_work
from review.extensions import db
from review.law import campaigns as law
from review.law.chronology import Bound
from review.law.classification import Answers
from review.law.permissions import Duty
from review.law.vocabulary import CampaignCause, Role, Status, Upkept
from review.models import (
    Campaign,
    CampaignDecision,
    CampaignProposal,
    CampaignResult,
    CampaignText,
    Classification,
    Matter,
    Person,
)
from review.paper.issuing.cleanup_result import Cleaned, CleanupResult, cleanup_result
from review.registers import campaigns as register
from review.words import Words

SECTION = (Role.DRAFTER, Role.SECTION_HEAD)


@dataclass(frozen=True)
class Opened:
    name: str
    cause: CampaignCause
    basis: str
    cutoff: date


def open_campaign(opened: Opened, *, by: Person) -> Campaign:
    """The list is what was in force on that day, and is never changed afterwards."""
    with unit_of_work():
        procedure.require_duty(Duty.RUN_CLEANUP, by=by)
        if opened.cutoff > clock.today():
            raise Invalid("cutoff", "截止日期不能晚于今天")
        texts = register.in_force(opened.cutoff)
        if not texts:
            raise Invalid("cutoff", "截至这一天没有现行有效的文件")
        campaign = Campaign(
            name=opened.name.strip(), cause=opened.cause, basis=opened.basis.strip(),
            cutoff=opened.cutoff, by_id=by.id,
        )  # fmt: skip
        db.session.add(campaign)
        db.session.flush()
        for text in texts:
            text.campaign_id = campaign.id
        db.session.add_all(texts)
        db.session.flush()
        log.append(
            "open_campaign", by=by, object={"id": campaign.id}, ledger=campaign.name,
            cutoff=str(campaign.cutoff), documents=len(texts), basis=campaign.basis,
        )  # fmt: skip
        _ask(campaign, by)
        return campaign


def _ask(campaign: Campaign, by: Person) -> None:
    """Every drafter of a document of the list, and who reviews, is asked for a proposal."""
    db.session.expire(campaign, ["texts"])
    drafters = [text.matter.drafter for text in campaign.texts if text.matter]
    words = Words(
        "{campaign}：清单{texts}件，请提出每件文件的清理意见",
        campaign=campaign.name,
        texts=len(campaign.texts),
    )
    notices.leave([*drafters, *notices.holders(Role.REVIEWER)], None, words, by=by)


def propose(text: CampaignText, kind: Upkept, grounds: str, *, by: Person) -> CampaignProposal:
    """What is to become of a text: its section's word, or the reviewer's."""
    with unit_of_work():
        procedure.require_duty(Duty.PROPOSE_CLEANUP, by=by)
        of_section = by.role in SECTION
        foreign = of_section and text.matter and text.matter.section_id != by.section_id
        _fresh(text)
        procedure.demand(law.PROPOSE, replace(register.facts(text), own=not foreign))
        row = CampaignProposal(
            text_id=text.id, kind=_outcome(kind), grounds=_grounds(grounds), of_section=of_section,
            by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        _log("propose_cleanup", text, by, new=row.kind.label, reason=row.grounds)
        return row


def _outcome(kind: Upkept) -> Upkept:
    if kind not in law.OUTCOMES:
        raise Invalid("kind", "请选择继续有效、修改、废止或者宣布失效")
    return kind


def _grounds(written: str) -> str:
    if not written.strip():
        raise Invalid("grounds", "请写明理由")
    return written.strip()


def _fresh(text: CampaignText) -> None:
    lock(text.campaign)
    db.session.expire(text, ["proposals", "decision"])


def decide(text: CampaignText, decided: upkeep.Decided, *, by: Person) -> CampaignDecision:
    """One decision of a text; a document of ours takes the step of its chapter with it."""
    with unit_of_work():
        procedure.require_duty(Duty.RUN_CLEANUP, by=by)
        _fresh(text)
        procedure.demand(law.DECIDE, register.facts(text))
        kind, grounds = _outcome(decided.kind), _grounds(decided.grounds)
        bounds = (Bound(text.campaign.cutoff, "清理的截止日期"), *_sat(text.campaign))
        dating.settle("decided_on", decided.decided_on, "决定日期", decided.late_reason, bounds)
        done = _step(text.matter, decided, by) if text.matter else None
        row = CampaignDecision(
            text_id=text.id, kind=kind, grounds=grounds, decided_on=decided.decided_on,
            body=decided.body.strip(), upkeep_id=done, by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        db.session.expire(text, ["decision"])
        _log(
            "decide_cleanup", text, by, new=kind.label, body=row.body, reason=grounds,
            decided_on=str(row.decided_on),
        )  # fmt: skip
        if kind is Upkept.AMENDED and text.matter:
            said = Words(
                "{campaign}决定修改《{title}》，请起草修订稿",
                campaign=text.campaign.name,
                title=text.title,
            )
            notices.leave([text.matter.drafter], text.matter, said, by=by)
        return row


def _sat(campaign: Campaign) -> tuple[Bound, ...]:
    """A decision rests on the sitting that passed the proposals, where there was one."""
    item = register.passed(campaign)
    record = item.sitting.record if item else None
    return (Bound(record.held_on, "审议清理意见的日期"),) if record else ()


def _step(matter: Matter, decided: upkeep.Decided, by: Person) -> int | None:
    """A text that is being amended already stays so where that is decided again."""
    if decided.kind is Upkept.AMENDED and matter.status is Status.AMENDING:
        return None
    return upkeep.decide(matter, decided, by=by).id


def publish(
    campaign: Campaign, on: date, place: str, late_reason: str = "", *, by: Person
) -> CampaignResult:
    """The four lists are made, kept and told as public."""
    with unit_of_work():
        procedure.require_duty(Duty.RUN_CLEANUP, by=by)
        lock(campaign)
        db.session.expire(campaign, ["result", "texts"])
        procedure.demand(law.PUBLISH, register.standing(campaign))
        decided = max(text.decision.decided_on for text in campaign.texts if text.decision)
        late = dating.settle(
            "published_on", on, "公布日期", late_reason, (Bound(decided, "最后一项决定"),)
        )
        row = CampaignResult(
            campaign_id=campaign.id, published_on=on, place=place.strip(),
            sha256=keep(paper(campaign, on)), late_reason=late, by_id=by.id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        db.session.expire(campaign, ["result"])
        log.append(
            "publish_cleanup", by=by, object={"id": campaign.id, "sha256": row.sha256},
            ledger=campaign.name, published_on=str(on), place=row.place, late_reason=late,
            documents=len(campaign.texts),
        )  # fmt: skip
        return row


def paper(campaign: Campaign, on: date) -> bytes:
    """清理结果 as it stands."""
    decisions = [text.decision for text in campaign.texts if text.decision]
    listed = [
        (kind.label, [
            Cleaned(text.title, text.number, text.formed_on, text.decision.grounds)
            for text in texts if text.decision
        ])
        for kind, texts in register.lists(campaign)
    ]  # fmt: skip
    return cleanup_result(
        CleanupResult(
            campaign.name, campaign.basis, campaign.cutoff,
            list(dict.fromkeys(one.body for one in decisions)), listed,
            current_app.config["REVIEW_OFFICE"], on,
        )
    )  # fmt: skip


def begin_successor(text: CampaignText, *, by: Person) -> Matter:
    """A draft of the same kind that names the old document; each links to the other."""
    with unit_of_work():
        procedure.require_duty(Duty.OPEN_MATTER, by=by)
        _fresh(text)
        old, decision = text.matter, text.decision
        found = _finding(old) if old else None
        procedure.demand(
            law.SUCCEED,
            law.Amended(
                amended=bool(old and decision and decision.kind is Upkept.AMENDED),
                own=old is not None and old.section_id == by.section_id,
                taken=register.successor(text) is not None,
                found=found is not None,
            ),
        )
        assert old is not None
        assert found is not None
        matter = _opened_like(old, found, by)
        successions.name(matter, old, f"{text.campaign.name}决定修改", by=by)
        return matter


def _finding(old: Matter) -> Classification | None:
    query = select(Classification).filter_by(matter_id=old.id).order_by(Classification.id.desc())
    return db.session.scalars(query).first()


def _opened_like(old: Matter, found: Classification, by: Person) -> Matter:
    """With the answers of the old 认定, decided anew by who drafts; they may be decided again."""
    answers = Answers(
        issuer=found.issuer, published=found.published, outside=found.outside,
        general=found.general, repeated=found.repeated,
    )  # fmt: skip
    joint = found.joint
    shared = classifications.Joint(joint.lead, joint.others) if joint else classifications.ALONE
    note = f"修订{old.number}《{old.title}》，沿用原认定的各项回答"
    title = f"{old.title}（修订）"
    decision = classifications.decide(title, answers, note, shared, by=by)
    business = bool(old.normative and old.normative.business)
    return classifications.open_on(decision, NormativeTerms(title, business), by=by)


def _log(action: str, text: CampaignText, by: Person, **told: str) -> None:
    log.append(
        action, by=by, matter=text.matter, object={"id": text.id}, ledger=text.campaign.name,
        found=f"{text.number}《{text.title}》", **told,
    )  # fmt: skip
