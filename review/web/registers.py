"""台账: the register on a page, and exactly that view as .xlsx."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from review import clock
from review.law.permissions import Duty
from review.law.vocabulary import Kind
from review.law.workflow import STATUTE
from review.paper import sheets
from review.registers import contracts
from review.web.access import duty, person
from review.web.documents import download

page = Blueprint("registers", __name__, url_prefix="/registers")


def _filters() -> contracts.Filters:
    asked = request.args
    return contracts.Filters(
        asked.get("q", "").strip()[:60],
        asked.get("status", ""),
        asked.get("section", ""),
        asked.get("year", "")[:4],
    )


@page.get("/contracts", endpoint="contracts")
@duty(Duty.READ_REGISTER)
def contracts_() -> str:
    rows = contracts.rows(person(), _filters())
    return render_template(
        "registers/contracts.html",
        rows=rows,
        total=sum(row.amount or 0 for row in rows),
        filters=_filters(),
        statuses=STATUTE[Kind.CONTRACT].statuses,
        sections=contracts.sections(),
    )


@page.get("/contracts.xlsx")
@duty(Duty.READ_REGISTER)
def contracts_sheet() -> Response:
    rows = contracts.rows(person(), _filters())
    cells = [[_cell(getattr(row, key)) for _, key in contracts.COLUMNS] for row in rows]
    content = sheets.sheet("合同台账", [label for label, _ in contracts.COLUMNS], cells)
    return download(content, f"合同台账{clock.today():%Y%m%d}.xlsx")


def _cell(value: object) -> object:
    return getattr(value, "label", value)
