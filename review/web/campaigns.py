"""清理: the campaigns, the list of each, what is proposed and decided of a text, the published result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from review.actions import campaigns, documents
from review.actions.unit_of_work import Invalid, Refused
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import Campaign, CampaignText
from review.registers import campaigns as register
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.campaigns import DecideForm, OpenForm, ProposeForm, ResultForm
from review.web.forms.fields import Form
from review.web.idempotency import at_most_once

page = Blueprint("campaigns", __name__, url_prefix="/cleanups")


@page.get("")
@duty(Duty.READ_REGISTER)
def all() -> str:
    return _all(OpenForm(formdata=None))


def _all(form: OpenForm) -> str:
    return render_template(
        "campaigns/all.html",
        campaigns=[(each, register.standing(each)) for each in register.every()],
        form=form,
        may_open=bool(may_perform(person().role, Duty.RUN_CLEANUP)),
    )


@page.post("")
@duty(Duty.RUN_CLEANUP)
def begin() -> Any:
    form = OpenForm()

    def act() -> str:
        return _at(campaigns.open_campaign(form.opened(), by=person()))

    return _done(form, lambda: _all(form), act)


def _at(campaign: Campaign) -> str:
    return url_for("campaigns.show", id=campaign.id)


def _done(form: Form, again: Callable[[], str], act: Callable[[], str]) -> Any:
    """Do it once; what cannot stand is said beside its field, with what was typed."""
    if not form.validate():
        return again(), 422
    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
    except Refused as fault:
        next(iter(form)).errors = [str(fault)]
    return again(), 422


@page.get("/<int:id>")
@duty(Duty.READ_REGISTER)
def show(id: int) -> str:
    return _show(_campaign(id), ResultForm(formdata=None))


def _campaign(id: int) -> Campaign:
    return db.session.get(Campaign, id) or abort(404)


def _show(campaign: Campaign, form: ResultForm) -> str:
    return render_template(
        "campaigns/show.html",
        campaign=campaign,
        standing=register.standing(campaign),
        rows=[(text, register.facts(text)) for text in campaign.texts],
        proposal=register.proposal,
        successor=register.successor,
        form=form,
        may_publish=bool(may_perform(person().role, Duty.RUN_CLEANUP)),
    )


@page.post("/<int:id>/result")
@duty(Duty.RUN_CLEANUP)
def publish(id: int) -> Any:
    campaign, form = _campaign(id), ResultForm()

    def act() -> str:
        told = (form.published_on.data, form.place.data or "", form.late_reason.data or "")
        campaigns.publish(campaign, *told, by=person())
        return _at(campaign)

    return _done(form, lambda: _show(campaign, form), act)


@page.get("/<int:id>/result.docx")
@duty(Duty.READ_REGISTER)
def result(id: int) -> Response:
    """The lists as they were made public, byte for byte."""
    made = _campaign(id).result or abort(404)
    name = f"{made.campaign.name}结果.docx"
    return download(documents.store().get(made.sha256), name)


@page.get("/texts/<int:id>")
@duty(Duty.READ_REGISTER)
def text(id: int) -> str:
    return _text(_listed(id), ProposeForm(formdata=None), DecideForm(formdata=None))


def _listed(id: int) -> CampaignText:
    return db.session.get(CampaignText, id) or abort(404)


def _text(text: CampaignText, proposing: ProposeForm, deciding: DecideForm) -> str:
    me = person()
    foreign = (
        text.matter is not None
        and me.section_id is not None
        and me.section_id != text.matter.section_id
    )
    return render_template(
        "campaigns/text.html",
        text=text,
        told=register.facts(text),
        proposing=proposing,
        deciding=deciding,
        successor=register.successor(text),
        may_propose=bool(may_perform(me.role, Duty.PROPOSE_CLEANUP)) and not foreign,
        may_decide=bool(may_perform(me.role, Duty.RUN_CLEANUP)),
        may_draft=bool(may_perform(me.role, Duty.OPEN_MATTER)) and not foreign,
    )


@page.post("/texts/<int:id>/proposal")
@duty(Duty.PROPOSE_CLEANUP)
def propose(id: int) -> Any:
    text, form = _listed(id), ProposeForm()

    def act() -> str:
        campaigns.propose(text, form.outcome, form.grounds.data or "", by=person())
        return _at(text.campaign)

    return _done(form, lambda: _text(text, form, DecideForm(formdata=None)), act)


@page.post("/texts/<int:id>/decision")
@duty(Duty.RUN_CLEANUP)
def decide(id: int) -> Any:
    text, form = _listed(id), DecideForm()

    def act() -> str:
        campaigns.decide(text, form.decided(), by=person())
        return _at(text.campaign)

    return _done(form, lambda: _text(text, ProposeForm(formdata=None), form), act)


@page.post("/texts/<int:id>/successor")
@duty(Duty.OPEN_MATTER)
def succeed(id: int) -> Any:
    text = _listed(id)

    def act() -> str:
        matter = campaigns.begin_successor(text, by=person())
        return url_for("matters.show", id=matter.id)

    return at_most_once(act)
