"""台账: each register on a page, and exactly that view as .xlsx."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import compilations
from review.law.permissions import Duty
from review.paper.issuing import xlsx
from review.registers import settings
from review.registers.books import REGISTERS, grammar
from review.registers.books.grammar import Column, Register
from review.web.access import duty, person
from review.web.documents import download
from review.web.frame import yuan

page = Blueprint("registers", __name__, url_prefix="/registers")
PAGE_SIZE = 100
FIRST_YEAR = 2000


CLASSES = {
    "money": "right num nowrap", "count": "right num nowrap", "day": "num nowrap",
    "number": "num nowrap", "title": "title", "pill": "nowrap", "short": "nowrap", "party": "party",
}  # fmt: skip


class Cell(NamedTuple):
    """A cell as the page sets it; `value` is what it says, of a pill the status."""

    form: str
    style: str
    value: object


def _cells(register: Register, record: Any) -> tuple[int, list[Cell]]:
    """A row of the page: the matter that its title opens, and its cells."""
    return register.matter(record), [_cell(one, one.read(record)) for one in register.on_screen]


def _cell(column: Column, value: Any) -> Cell:
    label, form = getattr(value, "label", None), column.form
    style = CLASSES.get(form) or ("nowrap" if label else "words")
    if form == "money":
        return Cell(form, style, yuan(value))
    if form == "day" and value:
        return Cell(form, style, value.isoformat())
    if form != "pill":
        value = "—" if value is None or value == "" else label or value
    return Cell(form, style, value)


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> Answer:
    return redirect(url_for("registers.show", slug=next(iter(REGISTERS))))


def _register(slug: str) -> Register:
    return REGISTERS.get(slug) or abort(404)


@page.get("/<slug>")
@duty(Duty.READ_REGISTER)
def show(slug: str) -> str:
    register = _register(slug)
    wanted = grammar.asked(register, request.args)
    rows = grammar.view(register, person(), wanted)
    count, totals = grammar.overview(register, rows)
    pages = max(1, -(-count // PAGE_SIZE))
    number = min(max(request.args.get("page", 1, type=int) or 1, 1), pages)
    return render_template(
        "registers/show.html",
        register=register,
        registers=REGISTERS.values(),
        wanted={key: value for key, value in wanted.items() if value},
        rows=[_cells(register, one) for one in grammar.page(register, rows, number, PAGE_SIZE)],
        count=count,
        totals=totals,
        number=number,
        pages=pages,
        this_year=clock.today().year,
        annual=settings.year_day("normative.annual.list"),
    )


@page.get("/<slug>.xlsx")
@duty(Duty.READ_REGISTER)
def sheet(slug: str) -> Response:
    register = _register(slug)
    found = grammar.each(register, person(), grammar.asked(register, request.args))
    rows = ([grammar.cell(column, one) for column in register.columns] for one in found)
    content = xlsx.sheet(register.title, [column.label for column in register.columns], rows)
    return download(content, f"{register.title}{clock.today():%Y%m%d}.xlsx")


@page.get("/rules/compilation.docx")
@duty(Duty.READ_REGISTER)
def compilation() -> Response:
    """制度汇编 of the rules in this view that are in force."""
    register = _register("rules")
    records = grammar.records(register, person(), grammar.asked(register, request.args))
    return download(compilations.rules(records), f"内部制度汇编{clock.today():%Y%m%d}.docx")


@page.get("/documents/annual/<int:year>.docx")
@duty(Duty.READ_REGISTER)
def annual(year: int) -> Response:
    """发文目录 of one year, to be filed by the end of the next January."""
    if not FIRST_YEAR <= year <= clock.today().year:
        abort(404)
    records = grammar.records(_register("documents"), person(), {})
    return download(compilations.annual_list(year, records), f"{year}年度规范性文件发文目录.docx")
