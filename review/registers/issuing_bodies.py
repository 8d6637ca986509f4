"""制定主体清单: who may issue normative documents, and whether this office may."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app
from sqlalchemy import select

from review.extensions import db
from review.law.vocabulary import Issuer, Lead
from review.models import Classification, FindingConfirmation, IssuingBody


def listed() -> Sequence[IssuingBody]:
    query = select(IssuingBody).filter_by(ended_at=None).order_by(IssuingBody.id)
    return db.session.scalars(query).all()


def entitled(issuer: Issuer, lead: Lead) -> bool:
    """Whether such a document may be issued, as far as the list says: where the office keeps none, or
    another organ issues or leads, nothing is asked of this office."""
    bodies = listed()
    if issuer is not Issuer.CENTRE or lead is Lead.THEIRS or not bodies:
        return True
    return current_app.config["REVIEW_OFFICE"] in {body.name for body in bodies}


ENDINGS = {Issuer.DISTRICT: "人民政府", Issuer.DISTRICT_OFFICE: "人民政府办公室"}


def full_name(issuer: Issuer) -> str:
    """What a document of another issuer must bear, as the list has it; "" for none or several."""
    ending = ENDINGS.get(issuer)
    names = [body.name for body in listed() if ending and body.name.endswith(ending)]
    return names[0] if len(names) == 1 else ""


def unconfirmed() -> Sequence[Classification]:
    """The findings that wait for the office's word, oldest first: public, and said to touch nobody.

    What was decided anew or taken over into a matter before stands there as it is.
    """
    query = select(Classification).where(
        Classification.published,
        ~Classification.outside,
        Classification.matter_id.is_(None),
        ~Classification.taken.has(),
        Classification.confirmation == None,  # noqa: E711 - the column's own test
    )
    return db.session.scalars(query.order_by(Classification.id)).all()


def confirmed(most: int = 20) -> Sequence[Classification]:
    """The findings the office said something of, newest first."""
    query = select(Classification).join(FindingConfirmation).order_by(Classification.id.desc())
    return db.session.scalars(query.limit(most)).all()
