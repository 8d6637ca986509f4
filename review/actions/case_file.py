"""Hand a case file over: say so in the log, sign its head, pack what was signed."""

from __future__ import annotations

from flask import current_app

from review.actions import log
from review.actions.unit_of_work import Refused, unit_of_work
from review.evidence.checkpoint import Rewritten
from review.models import Matter, Person
from review.registers.case_file import pack


def export(matter: Matter | None, *, by: Person | None) -> bytes:
    """Return the zip of the matter, or of the whole log; the log tells who took it.

    A log that can no longer be signed is packed up to its newest checkpoint all the same: the
    verifier shows a stranger the damage.
    """
    with unit_of_work():
        log.append("export", by=by, matter=matter)
    try:
        log.sign_head()
    except Rewritten as fault:
        current_app.logger.error("a case is handed over unsigned: %s", fault)
    try:
        return pack(matter)
    except ValueError as fault:
        raise Refused(f"日志已残缺，不能导出（{fault}）；请保持现场，并通知审计员") from fault
