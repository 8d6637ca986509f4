"""事项: where is everything? The filters are the address; what is shown can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, abort, render_template, request, url_for
from markupsafe import Markup, escape

from review import clock
from review.actions import saved_filters
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.kinds import EDITIONS
from review.law.permissions import Duty, may_perform
from review.law.vocabulary import Role, Status
from review.models import SavedFilter
from review.registers import matter_list as register
from review.registers.batching import batched
from review.search import folding
from review.web.access import person, signed_in
from review.web.forms.matters import SaveForm
from review.web.frame import part
from review.web.idempotency import at_most_once
from review.web.sheets import handed
from review.words import Words

page = Blueprint("lists", __name__, url_prefix="/matters")
PAGE_SIZE = 40
BEGIN, END = Markup("<mark>"), Markup("</mark>")
COLUMNS = (
    "编号", "类型", "名称", "相对方", "科室", "承办人", "律师事务所", "状态", "轮到", "期限", "剩余工作日", "自",
)  # fmt: skip


@page.get("")
@signed_in
def all() -> str:
    return _page(SaveForm(formdata=None))


# What a list without a filter says when there is nothing in it.
NOTHING = {
    Role.DRAFTER: "本科室还没有事项：点“新建送审”，送审后在这里看办到哪一步。",
    Role.SECTION_HEAD: "本科室还没有事项：承办人新建送审后，出现在这里。",
    Role.COUNSEL: "还没有分办给您的事项：办公室分办后，出现在这里。",
    Role.ADMINISTRATOR: "系统管理员管理账号，不查看事项。",
}


def _nothing(wanted: dict[str, str]) -> str:
    if "q" in wanted:
        return "没有找到。空格隔开的词要同时出现，引号内的词连在一起；可以少写几个字，或者减少筛选条件。"
    if wanted:
        return "没有符合条件的事项，可以减少筛选条件，或者点“全部显示”。"
    return NOTHING.get(person().role, "还没有送审的事项：科室送审后，出现在这里。")


@cache
def _statuses() -> list[Status]:
    return list(dict.fromkeys(status for row in EDITIONS.values() for status in row.statuses))


@batched([])
def _page(form: SaveForm) -> str:
    wanted = register.asked(request.args)
    number = min(max(request.args.get("page", 1, type=int) or 1, 1), 10**6)
    ids = register.page(person(), wanted, number, PAGE_SIZE)
    words = folding.asked(wanted.get("q", ""))
    return render_template(
        "lists/all.html",
        rows=register.shown(person(), ids[:PAGE_SIZE], wanted.get("q", "")),
        more=len(ids) > PAGE_SIZE,
        number=number,
        wanted=wanted,
        due=register.DUE,
        statuses=_statuses(),
        sections=register.sections(),
        firms=register.firms(),
        saved=register.saved(person()),
        marked=partial(_marked, words) if words else escape,
        pill=part("pill"),
        term=part("term"),
        told=_told,
        asked=lambda link: dict(parse_qsl(link.query)),
        form=form,
        nothing=_nothing(wanted),
        may_open=bool(may_perform(person().role, Duty.OPEN_MATTER)),
    )


def _marked(words: Sequence[str], text: str) -> Markup:
    """The text with the words searched for marked in it."""
    return _told(folding.marked(text, words))


def _told(pieces: folding.Pieces) -> Markup:
    return Markup("").join(BEGIN + piece + END if hit else piece for piece, hit in pieces)


@page.get("/sheet")
@signed_in
def sheet() -> Response:
    """Exactly this view, all its pages, as .xlsx."""
    ids = register.whole(person(), register.asked(request.args))
    leaf = "事项", COLUMNS, map(_cells, register.rows(ids))
    return handed(Words("事项{today}.xlsx", today=f"{clock.today():%Y%m%d}"), leaf)


def _cells(row: register.MatterRow) -> list[object]:
    return [
        row.number, row.kind.label, row.title, row.counterparty, row.section, row.drafter, row.firm,
        row.status.label, row.turn, row.deadline.due_on if row.deadline else None, row.left,
        clock.local(row.since).date(),
    ]  # fmt: skip


@page.post("/saved")
@signed_in
def save() -> Any:
    form = SaveForm()
    wanted = register.asked(request.args)
    if not form.validate():
        return _page(form), 422

    def act() -> str:
        saved_filters.save(form.name.data, urlencode(wanted), by=person())
        return f"{url_for('lists.all')}?{urlencode(wanted)}"

    try:
        return at_most_once(act)
    except Invalid as fault:
        form.name.errors = [str(fault)]
        return _page(form), 422


@page.post("/saved/<int:id>/removal")
@signed_in
def forget(id: int) -> Any:
    saved_filter = db.session.get(SavedFilter, id)
    if saved_filter is None or saved_filter.person_id != person().id:
        abort(404)

    def act() -> str:
        saved_filters.forget(saved_filter)
        return url_for("lists.all")

    return at_most_once(act)
