"""重新读取: revisions of matters under way that were read by an older rule are read once more."""

from __future__ import annotations

from sqlalchemy import select

from review.actions.documents import keep, store, submit
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.vocabulary import Status
from review.models import Matter, Rereading, Revision
from review.paper import model
from review.paper.fingerprint import RULE

ENDED = (Status.ARCHIVED,)


def due() -> list[Revision]:
    """Revisions whose fingerprint names no rule, or another, and that were not read again yet."""
    query = (
        select(Revision)
        .join(Matter, Revision.matter_id == Matter.id)
        .outerjoin(Rereading, Rereading.revision_id == Revision.id)
        .where(
            Rereading.revision_id.is_(None),
            Revision.text_hash.not_like(f"{RULE}:%"),
            Matter.status.not_in(ENDED),
        )
        .order_by(Revision.id)
    )
    return list(db.session.scalars(query))


def reread() -> int:
    """Read each of them again; the new fingerprint stands beside the old one, which stays as it is."""
    revisions = [(each.id, each.name, each.sha256) for each in due()]
    count = 0
    for id_, name, sha256 in revisions:
        try:
            paper = submit(name, store().get(sha256)).paper
        except Invalid:
            continue  # by the present rule it is not read at all: nothing can stand beside it
        with unit_of_work():
            if db.session.get(Rereading, id_) is None:
                reading = keep(model.dump(paper))
                db.session.add(
                    Rereading(revision_id=id_, reading=reading, text_hash=paper.fingerprint)
                )
                count += 1
    return count
