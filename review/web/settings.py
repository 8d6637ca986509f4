"""设置: what are the rules here? Each with its source, who changed it when, what it affects."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review.actions import settings
from review.actions.unit_of_work import Invalid
from review.law.permissions import Duty, may_perform
from review.law.set_values import latitude, movable, spoken
from review.law.setting import Choice, Period, Setting
from review.law.settings import CHOICES, LIMITS, PERIODS, ROWS, YEAR_DAYS
from review.law.sources import SOURCES
from review.registers import deadlines
from review.registers import settings as register
from review.web.access import duty, person
from review.web.forms.settings import ChoiceForm, RecomputeForm, ValueForm
from review.web.idempotency import at_most_once

page = Blueprint("settings", __name__, url_prefix="/settings")


def _of(*chapters: str) -> list[str]:
    return [key for key in PERIODS if key.startswith(chapters)]


GROUPS = (
    ("合同的期限", _of("contract.")),
    ("规范性文件的期限", _of("normative.")),
    ("内部制度、咨询和决策的期限", _of("internal.", "consultation.", "decision.")),
    ("补正的期限", _of("material.")),
    ("每年的日期", list(YEAR_DAYS)),
    ("限额和比例", list(LIMITS)),
    ("由谁签发", [key for key in CHOICES if key.startswith("sign.")]),
    ("文本的核对", [key for key in CHOICES if key.startswith("text.")]),
)


@page.get("")
@duty(Duty.READ_SETTINGS)
def all() -> str:
    rows = {effective.row.key: effective for effective in register.every()}
    groups = [(title, [rows[key] for key in keys]) for title, keys in GROUPS]
    return render_template(
        "settings/all.html", groups=groups, spoken=spoken, latitude=latitude, sources=SOURCES
    )


@page.get("/rows/<key>")
@duty(Duty.READ_SETTINGS)
def show(key: str) -> str:
    if key not in ROWS:
        abort(404)
    row = register.effective(key).row
    unit = row.unit if isinstance(row, Period) else None
    return _page(key, _form(row, value=row.written, unit=unit), RecomputeForm())


def _form(row: Setting, **given: Any) -> ValueForm:
    """A choice offers its words; everything else is typed."""
    return ChoiceForm.of(row, **given) if isinstance(row, Choice) else ValueForm(**given)


def _page(key: str, form: ValueForm, again: RecomputeForm) -> str:
    effective = register.effective(key)
    running = deadlines.every_running(key)
    row = effective.row
    stale = [
        deadline
        for deadline in running
        if isinstance(row, Period) and (deadline.amount, deadline.unit) != (row.amount, row.unit)
    ]
    return render_template(
        "settings/show.html",
        one=effective,
        form=form,
        again=again,
        running=running,
        stale=stale,
        history=register.history(key),
        may_change=bool(may_perform(person().role, Duty.MANAGE_SETTINGS)) and movable(row),
        has_unit=isinstance(row, Period) and not row.fixed,
        spoken=spoken,
        latitude=latitude,
        options=dict(row.options) if isinstance(row, Choice) else {},
    )


@page.post("/rows/<key>")
@duty(Duty.MANAGE_SETTINGS)
def change(key: str) -> Any:
    if key not in ROWS:
        abort(404)
    form = _form(ROWS[key])
    if not form.validate():
        return _page(key, form, RecomputeForm(formdata=None)), 422
    value = form.value.data or ""
    unit = form.unit.data.value if form.unit and form.unit.data else ""

    def act() -> str:
        settings.change(key, value, unit, form.reason.data, by=person())
        return url_for("settings.show", key=key)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(key, form, RecomputeForm(formdata=None)), 422


@page.post("/rows/<key>/recompute")
@duty(Duty.MANAGE_SETTINGS)
def recompute(key: str) -> Any:
    if key not in PERIODS:
        abort(404)
    form = RecomputeForm()
    if not form.validate():
        return _page(key, _form(ROWS[key], formdata=None), form), 422

    def act() -> str:
        settings.apply_to_running(key, form.reason.data, by=person())
        return url_for("settings.show", key=key)

    return at_most_once(act)
