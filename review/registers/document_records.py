"""What is on record of a document: its 认定, drafting, meetings, issue, filing and upkeep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from review.extensions import db
from review.law import facts as law
from review.law import filing_events, public_comments
from review.law.chronology import months_before
from review.law.editions import Moving
from review.law.filing import Route, routes
from review.law.issuing_ways import way
from review.law.kinds import FOUND, STATUTE
from review.law.vocabulary import (
    Conclusion,
    DraftingDuty,
    Filed,
    Issuer,
    Kind,
    Lead,
    Outside,
    Verdict,
)
from review.models import (
    Classification,
    CommentPeriod,
    DraftingConfirmation,
    DraftingReview,
    Filing,
    Issue,
    Matter,
    Meeting,
    OutsideRecord,
    Person,
    Publication,
    Revision,
    Upkeep,
)
from review.registers.batching import last, rows
from review.registers.settings import period


def reviewed(matter: Matter, duty: DraftingDuty) -> DraftingReview | None:
    """The last conclusion on one drafting duty."""
    drafting_reviews = (
        drafting_review
        for drafting_review in reversed(rows(DraftingReview, matter))
        if drafting_review.duty is duty
    )
    return next(drafting_reviews, None)


def unopened(person: Person, most: int = 20) -> Sequence[Classification]:
    """This person's decisions that a matter can be opened on and none was yet, newest first."""
    query = select(Classification).where(
        Classification.by_id == person.id,
        Classification.matter_id.is_(None),
        ~Classification.taken.has(),
        Classification.finding.in_(FOUND),
    )
    return db.session.scalars(query.order_by(Classification.id.desc()).limit(most)).all()


def classified(matter: Matter) -> Kind | None:
    classification = last(Classification, matter)
    return FOUND.get(classification.finding) if classification else None


def issuer(matter: Matter) -> Issuer | None:
    """In whose name a document is issued; of no other matter is the record asked for."""
    record = matter.normative if matter.kind is Kind.NORMATIVE else None
    return record.issuer if record else None


def comments_told(period: CommentPeriod) -> str:
    """采纳情况 of the comments as they were entered, ready to be published."""
    return public_comments.summary(
        [public_comments.Comment(one.text, one.reply, one.reason) for one in period.comments]
    )


def lead(matter: Matter) -> Lead:
    """Who leads, by the latest 认定."""
    if matter.kind is not Kind.NORMATIVE:
        return Lead.ALONE
    classification = last(Classification, matter)
    joint = classification.joint if classification else None
    return joint.lead if joint else Lead.ALONE


def moving(matter: Matter) -> Moving:
    """The matter as it would be moved to the newest edition of its chapter."""
    found = issuer(matter)
    away = found is not None and way(found, lead(matter)).elsewhere
    behind = STATUTE[matter.kind].edition - matter.edition
    return Moving(behind, issued=away and last(Issue, matter) is not None)


def owed(matter: Matter) -> tuple[Route, ...]:
    """With whom this office files the document."""
    assert matter.normative is not None
    return routes(matter.normative.issuer, lead(matter), matter.edition)


def unsigned(matter: Matter) -> tuple[str, ...]:
    """The other organs of a document led by us that have not signed the newest text."""
    classification, newest = last(Classification, matter), last(Revision, matter)
    joint = classification.joint if classification else None
    if joint is None or joint.lead is not Lead.OURS or newest is None:
        return ()
    signed = {
        record.body
        for record in rows(OutsideRecord, matter)
        if record.kind is Outside.COSIGNED and record.text_hash == newest.text_hash
    }
    return tuple(body for body in joint.others if body not in signed)


def _outside(matter: Matter) -> dict[str, Any]:
    """What other organs did since the document last went out."""
    records = list(rows(OutsideRecord, matter))
    sent = [place for place, record in enumerate(records) if record.kind is Outside.SENT]
    since = {record.kind: record for record in records[sent[-1] if sent else 0 :]}
    heard = since.get(Outside.OPINION)
    return {
        "heard": Conclusion(heard.outcome) if heard else None,
        "decided_there": Outside.DECIDED in since,
        "signed_there": Outside.SIGNED in since,
    }


def meeting(matter: Matter) -> law.Meeting | None:
    held = last(Meeting, matter)
    return law.Meeting(held.outcome, held.text_hash or "") if held else None


def normative(matter: Matter) -> law.Normative:
    record = matter.normative
    if record is None:
        return law.Normative()
    business = record.business is not False
    return law.Normative(
        issuer=record.issuer,
        business=business,
        commented=_commented(matter),
        competition=not business or _clear(matter, DraftingDuty.COMPETITION),
        consistent=not business or _clear(matter, DraftingDuty.CONSISTENCY),
        published=last(Publication, matter) is not None,
        unfiled=_unfiled(matter),
        moved=tuple(drafting_review.duty for drafting_review in moved(matter)) if business else (),
        lead=lead(matter),
        unsigned=unsigned(matter),
        **_outside(matter),
        **_filed(matter),
    )


# On these a document may not be issued at all; the public is asked so that the text is changed.
CONCLUDED = (DraftingDuty.COMPETITION, DraftingDuty.CONSISTENCY)


def moved(matter: Matter) -> list[DraftingReview]:
    """The conclusions that are about another text than the newest and were not upheld for it."""
    newest = last(Revision, matter)
    if newest is None:
        return []
    upheld = {
        drafting_confirmation.review_id
        for drafting_confirmation in rows(DraftingConfirmation, matter)
        if drafting_confirmation.text_hash == newest.text_hash
    }
    drafting_reviews = (reviewed(matter, duty) for duty in CONCLUDED)
    return [
        drafting_review
        for drafting_review in drafting_reviews
        if drafting_review
        and drafting_review.text_hash != newest.text_hash
        and drafting_review.id not in upheld
    ]


def _commented(matter: Matter) -> bool:
    """The last period of comment is closed, or it was lawfully done without."""
    period = last(CommentPeriod, matter)
    return (period is not None and period.result is not None) or _clear(
        matter, DraftingDuty.COMMENT
    )


def _clear(matter: Matter, duty: DraftingDuty) -> bool:
    drafting_review = reviewed(matter, duty)
    return drafting_review is not None and drafting_review.verdict is not Verdict.FAILED


def undecided(matter: Matter) -> list[Filing]:
    """The filings that were neither returned nor ended: of these a receipt is awaited."""
    return [
        filing for filing in rows(Filing, matter) if filing_events.closed(_done(filing)) is None
    ]


def awaited(filed: Filing) -> frozenset[str]:
    """The periods that run of one filing."""
    return filing_events.awaited(_done(filed))


def _done(filed: Filing) -> list[Filed]:
    return [filing_event.kind for filing_event in filed.events]


def _filed(matter: Matter) -> dict[str, Any]:
    """How the filings stand by what the authorities did with them."""
    filings = rows(Filing, matter)
    put_off = (filing for filing in filings if filing_events.SUPPLEMENT in awaited(filing))
    return {
        "suspended": tuple(filing.receiver.label for filing in put_off),
        "undecided": tuple(filing.receiver.label for filing in undecided(matter)),
        "revoked": any(Filed.REVOKED in _done(filing) for filing in filings),
    }


def _unfiled(matter: Matter) -> tuple[str, ...]:
    there = {filing.receiver for filing in rows(Filing, matter)}
    wanted = (route.receiver for route in owed(matter))
    return tuple(receiver.label for receiver in wanted if receiver not in there)


def evaluate_by(matter: Matter) -> date | None:
    """The day so many months before the last day of force, by the office's setting."""
    last_day = valid_until(matter)
    if last_day is None:
        return None
    return months_before(last_day, period("normative.expiry.evaluate").amount)


def valid_until(matter: Matter) -> date | None:
    """The last day of force: as published, or as the last clean-up moved it."""
    moved = [upkeep.valid_until for upkeep in rows(Upkeep, matter) if upkeep.valid_until]
    published = last(Publication, matter)
    return moved[-1] if moved else (published.valid_until if published else None)
