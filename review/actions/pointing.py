"""指明改动处: the drafter shows where the newest text takes an annotation up in other words."""

from __future__ import annotations

from review.actions import log, procedure, unreviewed
from review.actions.annotations import acting
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law import annotations as law
from review.law.permissions import Act
from review.models import Annotation, Person, PointedChange
from review.paper.anchoring.beyond import words
from review.registers.facts import latest_revision


def point(annotation: Annotation, block: str, *, by: Person) -> PointedChange:
    """Only at a paragraph that changed since the opinion; it holds for the newest text alone."""
    with unit_of_work():
        procedure.require(Act.ANSWER, annotation.matter, by=by)
        procedure.demand(law.POINT, acting(annotation, by))
        revision = latest_revision(annotation.matter)
        changed = {
            change.block: change for change in unreviewed.every(annotation.matter, afresh=True)
        }
        if revision is None or block not in changed:
            raise Invalid("block", "请从意见出具后改动过的段落中选一处")
        quote = words(changed[block])
        pointed_change = PointedChange(
            revision_id=revision.id, block=block, quote=quote, by_id=by.id
        )
        annotation.pointed.append(pointed_change)
        db.session.flush()
        log.annotation("point", annotation, by=by, block=block, quote=quote)
        return pointed_change
