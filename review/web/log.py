"""审查日志: what happened, and can it be trusted? What a page shows is verified just now."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from review import clock
from review.actions import case_file, log_verification
from review.evidence import verify as verifier
from review.extensions import db
from review.law import events
from review.law.permissions import Act, Duty, may
from review.models import Checkpoint, LogEntry, Matter
from review.registers import log as register
from review.registers.facts import facts
from review.registers.matter_proof import prove, prove_entries
from review.web import loading
from review.web.access import duty, person, signed_in
from review.web.documents import download
from review.web.log_objects import ENTRIES, Objects
from review.words import Words

page = Blueprint("log", __name__)
PAGE_SIZE = 100


@page.get("/matters/<int:id>/log")
@signed_in
def of_matter(id: int) -> str:
    matter = loading.matter(id, Act.READ_LOG)
    entries = register.entries(matter)
    return render_template(
        "log/matter.html",
        matter=matter,
        entries=entries,
        objects=_objects(matter, entries),
        restored=register.restored(register.epochs()),
        verdict=prove(matter),
        words=events.words,
        details=events.details,
        now=clock.now(),
    )


def _objects(matter: Matter, entries: ENTRIES) -> Objects | None:
    """Named and linked for whoever may read the material; before a declaration counsel may not."""
    known = facts(matter)
    return Objects(matter, entries) if may(person().legal, Act.READ_TEXT, known) else None


@page.get("/log")
@duty(Duty.READ_WHOLE_LOG)
def whole() -> str:
    before = request.args.get("before", type=int)
    query = select(LogEntry).order_by(LogEntry.seq.desc()).limit(PAGE_SIZE)
    if before is not None and before < 2**31:
        query = query.where(LogEntry.seq < before)
    signed = db.session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).first()
    entries = db.session.scalars(
        query.options(joinedload(LogEntry.actor), joinedload(LogEntry.matter))
    ).all()
    return render_template(
        "log/whole.html",
        entries=entries,
        verdict=prove_entries([log_entry.seq for log_entry in entries]),
        restored=register.restored(register.epochs()),
        last=register.last_verification(),
        waits=register.verification_waits(),
        checkpoint=signed,
        key=register.witness().signer.public.dump(),
        words=events.words,
        event=lambda entry: json.loads(entry.body),
        now=clock.now(),
        most=PAGE_SIZE,
    )


@page.post("/matters/<int:id>/log/case")
@signed_in
def case_of_matter(id: int) -> Response:
    matter = loading.matter(id, Act.READ_LOG)
    return _case(matter, Words("案卷{number}.zip", number=matter.number))


@page.post("/log/verification")
@duty(Duty.READ_WHOLE_LOG)
def verification() -> Response:
    log_verification.ask()
    return redirect(url_for("log.whole"), 303)


@page.post("/log/case")
@duty(Duty.READ_WHOLE_LOG)
def whole_case() -> Response:
    return _case(None, Words("全库案卷{today}.zip", today=clock.today()))


def _case(matter: Matter | None, name: str) -> Response:
    return download(case_file.export(matter, by=person()), name)


@page.get("/log/verify.py")
@signed_in
def verify_alone() -> Response:
    """The verifier as one file; get it from elsewhere too, and compare."""
    return download(Path(verifier.__file__).read_bytes(), "verify.py")
