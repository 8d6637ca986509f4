"""What changed since the opinion, for the pages that decide: beyond it, by whom seen; opening it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for

from review.actions import changes, comparisons, unreviewed
from review.law.permissions import Act, may
from review.models import Matter, Revision
from review.registers import changes as register
from review.registers.batching import rows
from review.registers.facts import facts, latest_opinion, latest_revision
from review.web import loading
from review.web.access import person, signed_in
from review.web.idempotency import at_most_once

page = Blueprint("changes", __name__, url_prefix="/matters/<int:id>/changes")


def shown(matter: Matter) -> dict[str, Any]:
    """`beyond` is None where the newest text is the one the opinion speaks of."""
    revision = latest_revision(matter)
    asking = person()
    opinion, beyond = latest_opinion(matter), unreviewed.changes(matter)
    compared = beyond is not None and opinion is not None and revision is not None
    return {
        "beyond": beyond,
        "seen": comparisons.compared(opinion.revision.reading, revision.reading).seen
        if compared and opinion and revision
        else (),
        "opened": register.opened(matter),
        "confirmed": register.confirmed(matter),
        "unopened": register.unopened(matter, revision, asking) if revision else [],
        "may_open": bool(may(asking.legal, Act.OPEN_CHANGES, facts(matter))),
    }


@page.post("/opening")
@signed_in
def open_all(id: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    revision = loading.revision(matter)

    def act() -> str:
        changes.open_changes(matter, revision, by=person())
        old = _reviewed(matter, revision)
        return url_for("comparisons.show", id=id, old=old.number, new=revision.number)

    return at_most_once(act)


def _reviewed(matter: Matter, revision: Revision) -> Revision:
    """The text to begin with: the opinion's, or the meeting's where the opinion's is this one."""
    opinion = latest_opinion(matter)
    if opinion and opinion.text_hash != revision.text_hash:
        return opinion.revision
    older = register.texts_before(matter) - {revision.text_hash}
    return next(row for row in reversed(rows(Revision, matter)) if row.text_hash in older)
