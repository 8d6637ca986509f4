"""审查日志: what happened, and can it be trusted? Verified just now, every time it is shown."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Blueprint, Response, render_template, request
from sqlalchemy import select

from review import clock
from review.actions import case_file
from review.evidence import verify as verifier
from review.evidence.restoration import restorations
from review.extensions import db
from review.law import events
from review.law.permissions import Act, Duty, may
from review.models import Checkpoint, LogEntry, Matter
from review.registers import log as register
from review.registers.facts import facts
from review.registers.matter_proof import prove
from review.web import loading
from review.web.access import duty, person, signed_in
from review.web.documents import download
from review.web.log_objects import ENTRIES, Objects

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
        restored=[one.sentence for one in restorations(register.epochs()) if one.confirmed],
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
    last = db.session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).first()
    return render_template(
        "log/whole.html",
        entries=db.session.scalars(query).all(),
        verdict=register.verify(),
        checkpoint=last,
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
    return _case(matter, f"案卷{matter.number}.zip")


@page.post("/log/case")
@duty(Duty.READ_WHOLE_LOG)
def whole_case() -> Response:
    return _case(None, f"全库案卷{clock.today()}.zip")


def _case(matter: Matter | None, name: str) -> Response:
    return download(case_file.export(matter, by=person()), name)


@page.get("/log/verify.py")
@signed_in
def verify_alone() -> Response:
    """The verifier as one file; get it from elsewhere too, and compare."""
    return download(Path(verifier.__file__).read_bytes(), "verify.py")
