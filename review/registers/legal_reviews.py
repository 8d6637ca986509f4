"""法制审核: whether a matter needs the organ's own opinion, whether the last one is, and whose it is."""

from __future__ import annotations

from flask import current_app

from review.law.kinds import chapter_of
from review.law.vocabulary import Kind, StepName, Subject
from review.models import LegalReview, Matter, Opinion
from review.registers.batching import rows


def needed(matter: Matter) -> bool:
    """Whether its chapter has the organ review it; of questions only a 重大行政决策."""
    subject = matter.consultation.subject if matter.consultation else Subject.ADVICE
    return asked_for(matter.kind, matter.edition, subject)


def asked_for(kind: Kind, edition: int, subject: Subject) -> bool:
    """The same of a matter of this kind; `subject` is a question's."""
    if StepName.LEGAL_REVIEW not in chapter_of(kind, edition).by_name:
        return False
    return kind is not Kind.CONSULTATION or subject is Subject.DECISION


def by_organ(matter: Matter, opinion: Opinion | None) -> bool:
    """Whether the last opinion is the organ's, or need not be."""
    if not needed(matter):
        return True
    return opinion is not None and of(matter, opinion) is not None


def of(matter: Matter, opinion: Opinion) -> LegalReview | None:
    """The review by which the organ issued this opinion; None for counsel's."""
    legal_reviews = (
        legal_review
        for legal_review in rows(LegalReview, matter)
        if legal_review.opinion_id == opinion.id
    )
    return next(legal_reviews, None)


def body(opinion: Opinion) -> str:
    """Who issued it: the firm, or the office itself."""
    firm = opinion.by.firm
    return firm.name if firm else str(current_app.config["REVIEW_OFFICE"])
