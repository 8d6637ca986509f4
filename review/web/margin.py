"""The margin while it is open: what is new in it, what is being written, who is asked to act."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from review import clock
from review.actions import charges, drafts
from review.actions.unit_of_work import Invalid
from review.extensions import masked
from review.law.permissions import Act, may
from review.registers import facts, readers, recent_events
from review.web import loading, scripts
from review.web.access import person, signed_in
from review.web.forms.reviewing import ChargeForm
from review.web.idempotency import at_most_once
from review.web.workbench import changed_threads

page = Blueprint("margin", __name__, url_prefix="/matters/<int:id>")


@page.get("/revisions/<int:number>/threads")
@signed_in
def threads(id: int, number: int) -> Response:
    """Threads that changed after event `since`; 304 while nothing happened in the matter."""
    if _unchanged(id, number):
        return Response(status=304, headers={"ETag": request.headers["If-None-Match"]})
    matter = loading.matter(id, Act.READ_TEXT)
    mark = recent_events.newest(matter)
    revision, latest = loading.revision(matter, number), facts.latest_revision(matter)
    since = request.args.get("since", 0, type=int)
    response = scripts.answer(
        {
            "since": mark,
            "newest": latest.number if latest else number,
            **changed_threads(matter, revision, recent_events.touched(matter, since)),
        }
    )
    response.set_etag(_etag(mark, number))
    return response


def _etag(mark: int, number: int) -> str:
    return f"{mark}-{number}-{person().id}"


def _unchanged(id: int, number: int) -> bool:
    """Whether what the browser has is the newest; nothing is gathered before this is known."""
    if not request.if_none_match:
        return False
    found = recent_events.standing(id)
    if found is None or not may(person().legal, Act.READ_TEXT, found[0].known):
        return False  # refused, or not found, in the usual way
    return _etag(found[1], number) in request.if_none_match


@page.post("/drafts")
@signed_in
def keep(id: int) -> Response:
    """Keep a form's fields as they are typed; the time it was kept, or null once it was sent."""
    matter = loading.matter(id, Act.READ_TEXT)
    try:
        fields = json.loads(request.form.get("fields", "{}"))
        typed = {str(name)[:40]: str(value) for name, value in fields.items()}
    except (ValueError, AttributeError):
        raise Invalid("fields", "草稿的内容不完整") from None
    form, deed = request.form.get("form", ""), request.form.get("deed", "")
    kept = drafts.keep(matter, form, deed, typed, by=person())
    return scripts.answer({"at": clock.local(kept.saved_at).strftime("%H:%M") if kept else None})


@page.post("/drafts/discarding")
@signed_in
def discard(id: int) -> Response:
    drafts.discard(
        loading.matter(id, Act.READ_TEXT), request.form.get("form", "")[:40], by=person()
    )
    return scripts.answer({})


@page.get("/keys")
@signed_in
def keys(id: int) -> Response:
    """A fresh key for forms that stood open while someone signed in again, and who that is."""
    return scripts.answer({"csrf": masked(), "person": person().id})


@page.post("/annotations/<int:note>/charge")
@signed_in
def charge(id: int, note: int) -> Any:
    matter = loading.matter(id, Act.READ_TEXT)
    annotation, form = loading.annotation(matter, note), ChargeForm()
    wanted = (form.to.data or "").strip().removeprefix("@")
    known = readers.handles(readers.readers(matter, Act.REMARK))

    def act() -> str:
        if wanted and wanted not in known:
            raise Invalid("to", "没有这个人，或者他不能回复这一事项；请从列表中选")
        charges.charge(annotation, known.get(wanted), by=person())
        latest = loading.revision(matter)
        return url_for("documents.read", id=id, number=latest.number, _anchor=f"a-{note}")

    try:
        if not form.validate():
            raise Invalid("to", "；".join(form.to.errors))
        return at_most_once(act)
    except Invalid as fault:
        form.to.errors = [str(fault)]
        if scripts.asked():
            return scripts.problem(422, "内容需要改正", str(fault), errors={"to": [str(fault)]})
        return render_template("errors/form.html", matter=matter, form=form), 422
