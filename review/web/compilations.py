"""制度汇编: the editions that were issued, and the button for the next."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from review.actions import compilations, documents
from review.actions.unit_of_work import Refused
from review.law.permissions import Duty, may_perform
from review.registers import compilations as register
from review.web.access import duty, person
from review.web.documents import download
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("compilations", __name__, url_prefix="/registers/rules/editions")


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> str:
    return _page()


def _page(fault: str = "") -> str:
    return render_template(
        "compilations/all.html",
        editions=[(edition, register.contents(edition)) for edition in register.every()],
        fault=fault,
        may_issue=bool(may_perform(person().role, Duty.ISSUE_COMPILATION)),
    )


@page.post("")
@duty(Duty.ISSUE_COMPILATION)
def issue() -> Any:
    def act() -> str:
        compilations.issue(by=person())
        return url_for("compilations.all")

    try:
        return at_most_once(act)
    except Refused as fault:
        return _page(str(fault)), 422


@page.get("/<int:number>.docx")
@duty(Duty.READ_REGISTER)
def edition(number: int) -> Response:
    """The edition as it was issued, byte for byte."""
    found = register.of(number) or abort(404)
    content = documents.store().get(found.sha256)
    return download(
        content, Words("{title}（第{number}版）.docx", title=compilations.TITLE, number=number)
    )
