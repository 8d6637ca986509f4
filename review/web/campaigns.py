"""清理: the campaigns, the list of each, what is proposed and decided of a text, the published result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from review.actions import campaign_meetings, campaigns, documents
from review.actions.unit_of_work import Invalid, Refused
from review.extensions import db
from review.law.permissions import Duty, may_perform
from review.models import Campaign, CampaignItem, CampaignText
from review.registers import campaigns as register
from review.registers import sittings
from review.web.access import duty, person
from review.web.documents import download
from review.web.forms.campaigns import (
    DecideForm,
    OpenForm,
    ProposeForm,
    ResolutionForm,
    ResultForm,
)
from review.web.forms.fields import Form
from review.web.idempotency import at_most_once
from review.words import Words

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
        field = form[fault.field] if fault.field in form else next(iter(form))
        field.errors = [str(fault)]
    except Refused as fault:
        next(iter(form)).errors = [str(fault)]
    return again(), 422


@page.get("/<int:id>")
@duty(Duty.READ_REGISTER)
def show(id: int) -> str:
    return _show(_campaign(id))


def _campaign(id: int) -> Campaign:
    return db.session.get(Campaign, id) or abort(404)


def _show(campaign: Campaign, **forms: Form) -> str:
    items, role = register.items(campaign), person().role
    open_items = [item for item in items if item.sitting.record and not item.resolution]
    return render_template(
        "campaigns/show.html",
        campaign=campaign,
        standing=register.standing(campaign),
        proposal=register.proposal,
        successor=register.successor,
        items=items,
        told=sittings.attendance_told,
        open_item=open_items[-1] if open_items else None,
        may_resolve=bool(may_perform(role, Duty.KEEP_SITTINGS)),
        may_publish=bool(may_perform(role, Duty.RUN_CLEANUP)),
        **{
            "form": ResultForm(formdata=None),
            "resolving": ResolutionForm(formdata=None),
            **forms,
        },
    )


@page.post("/<int:id>/items/<int:item>/resolution")
@duty(Duty.KEEP_SITTINGS)
def resolve(id: int, item: int) -> Any:
    campaign, form = _campaign(id), ResolutionForm()
    found = db.session.get(CampaignItem, item)
    if found is None or found.campaign_id != id:
        abort(404)

    def act() -> str:
        campaign_meetings.resolve(found, form.minutes(), by=person())
        return _at(campaign)

    return _done(form, lambda: _show(campaign, resolving=form), act)


@page.post("/<int:id>/result")
@duty(Duty.RUN_CLEANUP)
def publish(id: int) -> Any:
    campaign, form = _campaign(id), ResultForm()

    def act() -> str:
        told = (form.published_on.data, form.place.data or "", form.late_reason.data or "")
        campaigns.publish(campaign, *told, by=person())
        return _at(campaign)

    return _done(form, lambda: _show(campaign, form=form), act)


@page.get("/<int:id>/result.docx")
@duty(Duty.READ_REGISTER)
def result(id: int) -> Response:
    """The lists as they were made public, byte for byte."""
    made = _campaign(id).result or abort(404)
    name = Words("{campaign}结果.docx", campaign=made.campaign.name)
    return download(documents.store().get(made.sha256), name)


@page.get("/texts/<int:id>")
@duty(Duty.READ_REGISTER)
def text(id: int) -> str:
    text = _listed(id)
    return _text(text, ProposeForm(formdata=None), _deciding(text))


def _deciding(text: CampaignText) -> DecideForm:
    """Begun with the sitting that passed the proposals."""
    item = register.passed(text.campaign)
    if item is None or item.sitting.record is None:
        return DecideForm(formdata=None)
    return DecideForm(formdata=None, body=item.sitting.name, decided_on=item.sitting.record.held_on)


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

    return _done(form, lambda: _text(text, form, _deciding(text)), act)


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
