"""Move a matter under way to the newest edition of its chapter: an event with its reason."""

from __future__ import annotations

from review.actions import log, notices, procedure
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.editions import MOVE
from review.law.kinds import STATUTE
from review.law.permissions import Act
from review.models import Matter, MatterEdition, Person
from review.registers import document_records
from review.words import Words


def move(matter: Matter, reason: str, *, by: Person) -> MatterEdition:
    """From here on buttons, gate and labels are those of the newest edition; the status stays."""
    with unit_of_work() as work:
        procedure.require(Act.MOVE_EDITION, matter, by=by)
        procedure.demand(MOVE, document_records.moving(matter))
        if not reason.strip():
            raise Invalid("reason", "请写明改按新版程序办理的理由")
        newest = STATUTE[matter.kind].edition
        matter_edition = MatterEdition(edition=newest, reason=reason.strip(), by_id=by.id, by=by)
        matter.editions.append(matter_edition)
        db.session.flush()
        work.known.clear()
        work.granted.clear()
        log.append(
            "move_edition", by=by, matter=matter, edition=newest, reason=matter_edition.reason
        )
        words = Words(
            "《{title}》改按第{newest}版程序办理：{reason}",
            title=matter.title,
            newest=newest,
            reason=matter_edition.reason,
        )
        notices.tell(("drafter", "counsel", "office"), matter, words, by=by)
        return matter_edition
