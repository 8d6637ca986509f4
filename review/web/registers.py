"""台账: each register on a page, and exactly that view as .xlsx."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import compilations
from review.law.permissions import Duty
from review.paper.issuing import xlsx
from review.registers import settings
from review.registers.books import REGISTERS, grammar
from review.registers.books.grammar import Register
from review.web.access import duty, person
from review.web.documents import download

page = Blueprint("registers", __name__, url_prefix="/registers")
PAGE_SIZE = 100
FIRST_YEAR = 2000


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
        rows=grammar.page(register, rows, number, PAGE_SIZE),
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
