"""台账: each register on a page, and exactly that view as .xlsx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import compilations
from review.law.permissions import Duty
from review.registers import settings
from review.registers.batching import batched
from review.registers.books import REGISTERS, grammar
from review.registers.books.grammar import Column, Register
from review.web.access import duty, person
from review.web.documents import download
from review.web.drawn import drawn
from review.web.frame import address, part, yuan
from review.web.sheets import handed
from review.words import Words

page = Blueprint("registers", __name__, url_prefix="/registers")
PAGE_SIZE = 50
FIRST_YEAR = 2000


CLASSES = {
    "money": "right num nowrap", "count": "right num nowrap", "day": "num nowrap",
    "number": "num nowrap", "title": "title", "pill": "nowrap", "short": "nowrap", "word": "nowrap",
    "party": "party", "text": "words",
}  # fmt: skip


def _on_screen(register: Register, records: Iterable[Any]) -> Iterator[tuple[object, ...]]:
    """What the cells of each row say, from the left; before a title the address it opens."""
    pill, columns = part("pill"), register.on_screen
    for record in records:
        cells: list[object] = []
        for column in columns:
            if column.form == "title":
                cells.append(address("matters.show", id=register.matter(record)))
            value = column.read(record)
            cells.append(pill(value) if column.form == "pill" else _said(column, value))
        yield tuple(cells)


def _said(column: Column, value: Any) -> object:
    if column.form == "money":
        return yuan(value)
    if value is None or value == "":
        return "—"
    return value.isoformat() if column.form == "day" else getattr(value, "label", value)


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> Answer:
    return redirect(url_for("registers.show", slug=next(iter(REGISTERS))))


def _register(slug: str) -> Register:
    return REGISTERS.get(slug) or abort(404)


@page.get("/<slug>")
@duty(Duty.READ_REGISTER)
@batched([])
def show(slug: str) -> str:
    register = _register(slug)
    wanted = grammar.asked(register, request.args)
    rows = grammar.view(register, person(), wanted)
    count, totals = grammar.told(register, person(), wanted, rows)
    pages = max(1, -(-count // PAGE_SIZE))
    number = min(max(request.args.get("page", 1, type=int) or 1, 1), pages)

    def records() -> dict[str, Any]:
        found = grammar.page(register, rows, number, PAGE_SIZE)
        said = {"register": register, "classes": CLASSES, "count": count, "totals": totals}
        return {**said, "rows": _on_screen(register, found)}

    return render_template(
        "registers/show.html",
        register=register,
        registers=REGISTERS.values(),
        wanted={key: value for key, value in wanted.items() if value},
        table=drawn("registers/table.html", records, slug, number, *sorted(wanted.items())),
        count=count,
        number=number,
        pages=pages,
        this_year=clock.today().year,
        annual=settings.year_day("normative.annual.list") if slug == "documents" else None,
    )


@page.get("/<slug>.xlsx")
@duty(Duty.READ_REGISTER)
def sheet(slug: str) -> Response:
    register = _register(slug)
    found = grammar.each(register, person(), grammar.asked(register, request.args))
    rows = ([grammar.cell(column, one) for column in register.columns] for one in found)
    name = Words("{title}{today}.xlsx", title=register.title, today=f"{clock.today():%Y%m%d}")
    return handed(name, (register.title, [column.label for column in register.columns], rows))


@page.get("/rules/compilation.docx")
@duty(Duty.READ_REGISTER)
def compilation() -> Response:
    """制度汇编 of the rules in this view that are in force."""
    register = _register("rules")
    records = grammar.records(register, person(), grammar.asked(register, request.args))
    return download(
        compilations.rules(records),
        Words("内部制度汇编{today}.docx", today=f"{clock.today():%Y%m%d}"),
    )


@page.get("/documents/annual/<int:year>.docx")
@duty(Duty.READ_REGISTER)
def annual(year: int) -> Response:
    """发文目录 of one year, to be filed by the end of the next January."""
    if not FIRST_YEAR <= year <= clock.today().year:
        abort(404)
    records = grammar.records(_register("documents"), person(), {})
    return download(
        compilations.annual_list(year, records),
        Words("{year}年度规范性文件发文目录.docx", year=year),
    )
