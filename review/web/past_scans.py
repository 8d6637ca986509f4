"""扫描件 of the old ledgers: handed in for a batch, and taken from its records."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from review.actions import documents, past_scans
from review.actions.past_scans import Sent
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.past_ledgers import LEDGERS
from review.law.permissions import Duty
from review.models import PastBatch, PastScan
from review.registers import past_ledgers as register
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.imports import ScanForm
from review.web.idempotency import at_most_once

page = Blueprint("past_scans", __name__, url_prefix="/imports")


@page.get("/<int:batch>/scans")
@duty(Duty.IMPORT_PAST)
def show(batch: int) -> str:
    return _page(db.session.get(PastBatch, batch) or abort(404), ScanForm())


def _page(batch: PastBatch, form: ScanForm) -> str:
    rows, there = register.rows_of(batch), register.hashes_of(batch)
    have = {record for record, _ in there}
    return render_template(
        "imports/scans.html",
        batch=batch,
        ledger=LEDGERS[batch.ledger],
        form=form,
        scans=len(there),
        naming=sum(bool(row.names) for row in rows),
        without=[name for row in rows if row.id not in have for name in row.names][:50],
    )


@page.post("/<int:batch>/scans")
@duty(Duty.IMPORT_PAST)
def keep(batch: int) -> Any:
    past_batch, form = db.session.get(PastBatch, batch) or abort(404), ScanForm()
    files = [Sent(one.filename or "", one.read()) for one in request.files.getlist("file") if one]

    def act() -> str:
        past_scans.keep_scans(past_batch, files, only_matched=form.only_matched.data, by=person())
        return url_for("past_scans.show", batch=batch)

    try:
        if not form.validate():
            return _page(past_batch, form), 422
        return at_most_once(act)
    except Invalid as fault:
        form.file.errors = [str(fault)]
        return _page(past_batch, form), 422


@page.get("/scans/<int:scan>")
@duty(Duty.READ_REGISTER)
def file(scan: int) -> Response:
    """Of a batch that stands; one that was withdrawn offers its scans no longer."""
    past_scan = db.session.get(PastScan, scan) or abort(404)
    if past_scan.record.batch.withdrawal is not None:
        abort(404)
    return download(documents.store().get(past_scan.sha256), past_scan.name)
