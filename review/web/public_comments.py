"""公众意见: each comment with its answer, and the feedback to publish."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from review import clock
from review.actions import public_comments
from review.actions.unit_of_work import Invalid
from review.law.permissions import Act, may
from review.models import CommentPeriod, Matter
from review.registers import document_records, facts
from review.registers.batching import last
from review.web import loading
from review.web.access import person, signed_in
from review.web.forms.public_comments import CommentForm
from review.web.idempotency import at_most_once

page = Blueprint("public_comments", __name__, url_prefix="/matters/<int:id>/comments")


@page.get("")
@signed_in
def show(id: int) -> str:
    return _page(loading.matter(id, Act.READ_TEXT), CommentForm(received_on=clock.today()))


def _page(matter: Matter, form: CommentForm) -> str:
    period = last(CommentPeriod, matter) or abort(404)
    return render_template(
        "public_comments/show.html",
        matter=matter,
        period=period,
        form=form,
        told=document_records.comments_told(period),
        may_enter=bool(may(person().legal, Act.ENTER_COMMENT, facts.facts(matter))),
    )


@page.post("")
@signed_in
def enter(id: int) -> Any:
    matter, form = loading.matter(id, Act.ENTER_COMMENT), CommentForm()
    if not form.validate():
        return _page(matter, form), 422

    def act() -> str:
        told = public_comments.Told(
            form.received_on.data,
            form.text.data,
            form.reply.data,
            form.reason.data or "",
            form.writer.data or "",
        )
        public_comments.enter(matter, told, by=person())
        return url_for("public_comments.show", id=id)

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(matter, form), 422
