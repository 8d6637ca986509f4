"""小台账: each small register by years, the form of a line, its confirmation, its sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from review import clock
from review.actions import small_registers
from review.actions.unit_of_work import Faults, Invalid
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.law.small_registers import REGISTERS
from review.law.small_registers.grammar import KEPT, Field, Form, SmallRegister
from review.models import RegisterEntry
from review.registers import arrears, engagements
from review.registers import small_registers as register
from review.web.access import duty, person
from review.web.forms.fields import HIDDEN, UNSEEN
from review.web.idempotency import at_most_once
from review.web.sheets import handed
from review.words import Words

page = Blueprint("small_registers", __name__, url_prefix="/books")
FIRST_YEAR = 2000
EVALUATED = ("engagements", "attendance", "marks", "defects", "evaluations")
HEAD = ("on", "title", "late_reason", "correction")


def _book(key: str) -> SmallRegister:
    return REGISTERS.get(key) or abort(404)


def _year(year: int) -> int:
    return year if FIRST_YEAR <= year <= clock.today().year else abort(404)


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> Answer:
    return redirect(url_for("small_registers.show", key="study", year=clock.today().year))


@page.get("/<key>/<int:year>")
@duty(Duty.READ_REGISTER)
def show(key: str, year: int) -> str:
    return _page(_book(key), _year(year))


def _page(book: SmallRegister, year: int, fault: str = "") -> str:
    me, every = person(), register.shown(book, year)
    states = {line.entry.id: register.state(book, line, year) for line in every}
    wanted = request.args.get("state", "")
    lines = [line for line in every if not wanted or states[line.entry.id] == wanted]
    return render_template(
        "small_registers/show.html",
        book=book,
        books=REGISTERS.values(),
        year=year,
        lines=lines,
        every=every,
        states=states,
        state_links=_state_links(book, year, wanted),
        sums=register.sums(book, year),
        changed={line.entry.id: register.changed_since(book, line) for line in lines},
        said=register.told(book, year),
        proposed=arrears.proposed(year, lines, me) if book is arrears.ARREARS else [],
        ending=engagements.ending() if book.key == "engagements" else [],
        kept=KEPT,
        fault=fault,
        may_enter=bool(may_perform(me.role, Duty.ENTER_REGISTER)),
        may_confirm=bool(may_perform(me.role, Duty.CONFIRM_REGISTER)),
        may_evaluate=book.key in EVALUATED and may_perform(me.role, Duty.READ_STATISTICS),
        me=me,
        first_line=Form.AREA,
    )


def _state_links(book: SmallRegister, year: int, wanted: str) -> list[tuple[str, str, bool]]:
    offered = ("", *book.lasting.states) if book.lasting else ()
    return [
        (url_for("small_registers.show", key=book.key, year=year, state=state or None),
         state or "全部", state == wanted)
        for state in offered
    ]  # fmt: skip


@page.get("/<key>/new")
@duty(Duty.ENTER_REGISTER)
def new(key: str) -> str:
    """The form; what a page proposes comes with the address, to be looked over."""
    book = _book(key)
    named = {name: request.args[name][:500] for name in ("on", "title", *book.by_key)
             if name in request.args}  # fmt: skip
    return _form(book, {"on": clock.today().isoformat(), **named}, {})


@page.get("/entries/<int:entry>/correction")
@duty(Duty.ENTER_REGISTER)
def correct(entry: int) -> str:
    register_entry = db.session.get(RegisterEntry, entry) or abort(404)
    book = _book(register_entry.register)
    line = next((one for one in register.lines(book, register_entry.happened_on.year)
                 if one.entry.id == entry), None) or abort(404)  # fmt: skip
    given = {
        **line.values,
        "on": register_entry.happened_on.isoformat(),
        "title": register_entry.title,
    }
    return _form(book, given, {}, register_entry)


@page.get("/entries/<int:entry>/next")
@duty(Duty.ENTER_REGISTER)
def following(entry: int) -> str:
    """The form of the next stage of an entry."""
    return _stage(db.session.get(RegisterEntry, entry) or abort(404), {}, {})


def _stage(entry: RegisterEntry, given: dict[str, str], faults: dict[str, str]) -> str:
    book, values = _book(entry.register), register.values_of(entry)
    stage = book.following(values)
    if stage is None or register.replaced(entry):
        abort(404)
    return render_template(
        "small_registers/stage.html",
        book=book,
        entry=entry,
        stage=stage,
        values=values,
        fields_asked=[book.by_key[key] for key in stage.asks],
        given={**values, **given},
        faults=faults,
    )


@page.post("/entries/<int:entry>/next")
@duty(Duty.ENTER_REGISTER)
def carry_on(entry: int) -> Any:
    before = db.session.get(RegisterEntry, entry) or abort(404)
    given = {key: request.form.get(key, "")[:20_000] for key in _book(before.register).by_key}
    faults = {name: UNSEEN for name, value in given.items() if HIDDEN.search(value)}
    if faults:
        return _stage(before, given, faults), 422

    def act() -> str:
        row = small_registers.carry_on(before, given, by=person())
        return url_for("small_registers.show", key=row.register, year=row.happened_on.year)

    try:
        return at_most_once(act)
    except Faults as several:
        return _stage(before, given, several.by_field), 422
    except Invalid as fault:
        return _page(_book(before.register), before.happened_on.year, str(fault)), 422


def _form(
    book: SmallRegister, given: dict[str, str], faults: dict[str, str],
    replaces: RegisterEntry | None = None,
) -> str:  # fmt: skip
    first = [one for one in book.fields if one.key not in book.later]
    return render_template(
        "small_registers/entry.html",
        book=book,
        first=first,
        later=[one for one in book.fields if one.key in book.later],
        given=given,
        faults=faults,
        replaces=replaces,
        Form=Form,
    )


@page.post("/<key>/new")
@duty(Duty.ENTER_REGISTER)
def enter(key: str) -> Any:
    return _entered(_book(key), None)


@page.post("/entries/<int:entry>/correction")
@duty(Duty.ENTER_REGISTER)
def corrected(entry: int) -> Any:
    register_entry = db.session.get(RegisterEntry, entry) or abort(404)
    return _entered(_book(register_entry.register), register_entry)


def _entered(book: SmallRegister, replaces: RegisterEntry | None) -> Any:
    """The fields are the register's own, so the form is read by its rows."""
    given = {name: request.form.get(name, "")[:20_000] for name in (*HEAD, *book.by_key)}
    faults = {name: UNSEEN
              for name, value in given.items() if HIDDEN.search(value)}  # fmt: skip
    if len(given["title"]) > 200:
        faults["title"] = Words("{title}不能超过200字", title=book.title)
    if faults:
        return _form(book, given, faults, replaces), 422

    def act() -> str:
        entry = small_registers.enter(
            book, _day(given["on"]), given["title"], given, late_reason=given["late_reason"],
            replaces=replaces, correction=given["correction"], by=person(),
        )  # fmt: skip
        return url_for("small_registers.show", key=book.key, year=entry.happened_on.year)

    try:
        return at_most_once(act)
    except Faults as several:
        return _form(book, given, several.by_field, replaces), 422
    except Invalid as fault:
        return _form(book, given, {fault.field: str(fault)}, replaces), 422


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


@page.post("/entries/<int:entry>/confirmation")
@duty(Duty.CONFIRM_REGISTER)
def confirm(entry: int) -> Any:
    register_entry = db.session.get(RegisterEntry, entry) or abort(404)

    def act() -> str:
        small_registers.confirm(register_entry, by=person())
        return url_for(
            "small_registers.show",
            key=register_entry.register,
            year=register_entry.happened_on.year,
        )

    return at_most_once(act)


@page.post("/<key>/<int:year>")
@duty(Duty.CONFIRM_REGISTER)
def say(key: str, year: int) -> Any:
    book, applies = _book(key), request.form.get("applies") == "yes"
    reason = request.form.get("reason", "")[:1000]
    if HIDDEN.search(reason):
        return _page(book, _year(year), "理由含有不可见的控制字符"), 422

    def act() -> str:
        small_registers.say_of_year(book, _year(year), applies, reason, by=person())
        return url_for("small_registers.show", key=key, year=year)

    try:
        return at_most_once(act)
    except Invalid as fault:
        return _page(book, year, str(fault)), 422


@page.get("/engagements/<int:year>/evaluation")
@duty(Duty.READ_STATISTICS)
def evaluation(year: int) -> str:
    """按事实评价: what the records say of each firm's year."""
    return render_template(
        "small_registers/evaluation.html",
        year=_year(year),
        firms=engagements.evaluations(year),
        fewest=engagements.FEWEST,
        may_enter=bool(may_perform(person().role, Duty.ENTER_REGISTER)),
    )


@page.get("/<key>/<int:year>.xlsx")
@duty(Duty.READ_REGISTER)
def sheet(key: str, year: int) -> Response:
    book = _book(key)
    columns = [
        book.day, book.title, *(one.label for one in book.fields),
        *(["状态"] if book.stages or book.lasting else []), "科室", "登记人", "确认人",
    ]  # fmt: skip
    rows = [
        [line.entry.happened_on, line.entry.title, *(_cell(field, line.values) for field in book.fields),
         *_state(book, line, year),
         line.entry.section.name if line.entry.section else "", line.entry.by.name,
         line.entry.confirmation.by.name if line.entry.confirmation else "未确认"]
        for line in register.shown(book, _year(year))
    ]  # fmt: skip
    return handed(
        Words("{year}年{book}.xlsx", year=year, book=book.name),
        (Words("{year}年{book}", year=year, book=book.name), columns, rows),
    )


def _state(book: SmallRegister, line: register.Line, year: int) -> list[str]:
    stage = book.stage(line.values)
    return [stage.name] if stage else [register.state(book, line, year)] if book.lasting else []


def _cell(field: Field, values: dict[str, str]) -> object:
    value = values.get(field.key, "")
    return int(value) if field.form is Form.COUNT and value else value
