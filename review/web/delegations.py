"""授权代理: who acts in whose place, from when until when."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from sqlalchemy import select

from review import clock
from review.actions import delegations
from review.actions.unit_of_work import Invalid
from review.extensions import db
from review.law.delegation import OWN_POWER, REASONS
from review.law.permissions import Duty, may_perform
from review.models import Delegation, Person
from review.registers import delegations as register
from review.web.access import person, signed_in
from review.web.forms.delegations import DelegateForm
from review.web.forms.fields import offered
from review.web.idempotency import at_most_once
from review.words import Words

page = Blueprint("delegations", __name__, url_prefix="/delegations")


def _oversees() -> bool:
    return bool(may_perform(person().role, Duty.MANAGE_SETTINGS))


def _people() -> list[Person]:
    """Who may let somebody act for them: oneself, or for the office anyone with a power of one's own."""
    if not _oversees():
        return [person()] if person().role in OWN_POWER else []
    query = select(Person).where(Person.role.in_(OWN_POWER), Person.disabled_at.is_(None))
    return list(db.session.scalars(query.order_by(Person.section_id, Person.id)))


def _form(**known: Any) -> DelegateForm:
    form = DelegateForm(**known)
    people = _people()
    form.absent.choices = offered((str(individual.id), _named(individual)) for individual in people)
    stand_ins = {two.id: two for individual in people for two in register.deputies(individual)}
    form.deputy.choices = offered(
        (str(individual.id), _named(individual)) for individual in stand_ins.values()
    )
    if not _oversees():
        del form.absent
    return form


def _named(individual: Person) -> str:
    called = Words("{role} {name}", role=individual.role.label, name=individual.name)
    if not individual.belongs:
        return called
    return Words("{called}（{belongs}）", called=called, belongs=individual.belongs)


@page.get("")
@signed_in
def all() -> str:
    return _page(_form(absent=str(person().id), begins=clock.today()))


def _page(form: DelegateForm) -> str:
    return render_template(
        "delegations/all.html",
        rows=register.every() if _oversees() else register.of(person()),
        form=form,
        alone=len(form.deputy.choices) == 1,
        refusal="" if _oversees() else REASONS.get(person().role, ""),
        oversees=_oversees(),
        today=clock.today(),
    )


@page.post("")
@signed_in
def delegate() -> Any:
    form = _form()
    if not form.validate():
        return _page(form), 422
    absent = db.session.get_one(Person, int(form.absent.data)) if form.absent else person()
    deputy = db.session.get_one(Person, int(form.deputy.data))

    def act() -> str:
        given = form.begins.data, form.ends.data, form.reason.data
        delegations.delegate(absent, deputy, *given, by=person())
        return url_for("delegations.all")

    try:
        return at_most_once(act)
    except Invalid as fault:
        form[fault.field].errors = [str(fault)]
        return _page(form), 422


@page.post("/<int:id>/end")
@signed_in
def take_back(id: int) -> Any:
    delegation = db.session.get(Delegation, id)
    if delegation is None or not (_oversees() or delegation.absent_id == person().id):
        abort(404)

    def act() -> str:
        delegations.take_back(delegation, by=person())
        return url_for("delegations.all")

    return at_most_once(act)
