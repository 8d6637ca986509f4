"""放假安排: which days count, and what a new notice would change before it does."""

from __future__ import annotations

from calendar import Calendar as Weeks
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from review import clock
from review.actions import calendar
from review.actions.unit_of_work import Invalid
from review.chinese import spoken_weekday
from review.law.holidays import NoticeError, Year
from review.law.permissions import Duty, may_perform
from review.registers import calendar as register
from review.web.access import duty, person
from review.web.forms.settings import NoticeForm, TakeInForm
from review.web.idempotency import at_most_once

page = Blueprint("calendar", __name__, url_prefix="/settings/calendar")
LARGEST = 200_000


@page.get("")
@duty(Duty.READ_SETTINGS)
def now() -> Any:
    return redirect(url_for("calendar.show", year=_nearest()), 303)


def _nearest() -> int:
    """The year there is a notice for that is this one, or the last before it."""
    years = register.calendar().years
    return max((year for year in years if year <= clock.today().year), default=min(years))


@page.get("/<int:year>")
@duty(Duty.READ_SETTINGS)
def show(year: int) -> str:
    if year not in register.calendar().years:
        abort(404)
    return _page(year, NoticeForm())


def _page(year: int, form: NoticeForm) -> str:
    year_calendar = register.calendar()
    imported = register.imported()
    return render_template(
        "calendar/show.html",
        calendar=year_calendar,
        year=year_calendar.years[year],
        months=[_month(year, month) for month in range(1, 13)],
        notice=next(
            (holiday_notice for holiday_notice in imported if holiday_notice.year == year), None
        ),
        imported=imported,
        form=form,
        spoken=spoken_weekday,
        may_change=bool(may_perform(person().role, Duty.MANAGE_SETTINGS)),
    )


def _month(year: int, month: int) -> list[list[date]]:
    return Weeks().monthdatescalendar(year, month)


@page.post("/preview")
@duty(Duty.MANAGE_SETTINGS)
def preview() -> Any:
    """Show what the notice would change; nothing is stored."""
    form = NoticeForm()
    if form.validate():
        try:
            year = _read(form)
        except NoticeError as fault:
            form.days.errors = [str(fault)]
        else:
            outlook = calendar.outlook(year)
            take = TakeInForm(formdata=None, notice=year.written())
            return render_template(
                "calendar/preview.html", found=outlook, form=take, spoken=spoken_weekday
            )
    return _page(_nearest(), form), 422


def _read(form: NoticeForm) -> Year:
    upload = request.files.get("file")
    if upload and upload.filename:
        return Year.read(upload.read(LARGEST))
    if not form.days.data:
        raise NoticeError("请选择文件，或者逐行填写放假安排")
    return Year.typed(form.year.data or 0, form.paper.data or "", form.days.data)


@page.post("")
@duty(Duty.MANAGE_SETTINGS)
def take_in() -> Any:
    form = TakeInForm()
    try:
        year = Year.read(form.notice.data or "")
        form.validate() or abort(400)

        def act() -> str:
            calendar.take_in(year, by=person())
            return url_for("calendar.show", year=year.year)

        return at_most_once(act)
    except (NoticeError, Invalid) as fault:
        again = NoticeForm(formdata=None)
        again.days.errors = [str(fault)]
        return _page(_nearest(), again), 422
