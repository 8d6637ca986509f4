"""Whoever issues and leads, no page of a document breaks, at any stage of its way."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import outside
from review.actions.outside import Happening
from review.demo.office import person
from review.extensions import db
from review.law.kinds import STATUTE
from review.law.vocabulary import Issuer, Kind, Lead, StepName
from review.models import Matter
from tests.actions.test_documents_of_others import answered, newest, of, paper, sent
from tests.sure import sampled
from tests.told import normative

ClientOf = Callable[[str], FlaskClient]
PEOPLE = ("zhoumin", "wangfang", "gaoyuan")
OFFERED = (Issuer.DISTRICT, Issuer.DISTRICT_OFFICE, Issuer.CENTRE)


def pages(matter: Matter) -> list[str]:
    """The pages of the matter itself, and of each step at its status."""
    own = f"/matters/{matter.id}"
    steps = [step for step in STATUTE[Kind.NORMATIVE].at(matter.status) if step.page == "acts.new"]
    return [own, f"{own}/filings", f"{own}/log", *(f"{own}/acts/{step.name}" for step in steps)]


def broken(app: Flask, id: int, client_of: ClientOf) -> list[str]:
    with app.app_context():
        addresses = pages(_matter(id))
    return [
        f"{who} {address}"
        for who, client in {who: client_of(who) for who in PEOPLE}.items()
        for address in addresses
        if client.get(address).status_code not in (200, 404)
    ]


@pytest.mark.parametrize("way", sampled(product(OFFERED, Lead), 2))  # each issuer and each lead
def test_every_issuer_and_lead_has_pages_that_open_at_every_stage(
    bare_app: Flask, client_of: ClientOf, way: tuple[Issuer, Lead]
) -> None:
    with bare_app.app_context():
        matter = answered(of(*way))
        id = matter.id
    assert not broken(bare_app, id, client_of)
    for stage in onwards(*way):
        with bare_app.app_context():
            stage(id)
    assert not broken(bare_app, id, client_of)


def onwards(issuer: Issuer, lead: Lead) -> list[Callable[[int], None]]:
    if issuer is Issuer.CENTRE and lead is not Lead.THEIRS:
        return [to_the_meeting]
    return [*([cosigned] if lead is Lead.OURS else []), out]


def _matter(id: int) -> Matter:
    return db.session.get_one(Matter, id)


def to_the_meeting(id: int) -> None:
    normative.propose(_matter(id), of(Issuer.CENTRE))


def cosigned(id: int) -> None:
    matter = _matter(id)
    for body in ("区教委", "区民政局"):
        told = Happening(clock.today(), body, text="同意", paper=paper())
        outside.record(matter, StepName.COSIGN_DRAFT, newest(matter), told, by=person("wangfang"))


def out(id: int) -> None:
    sent(_matter(id), "lawful")
