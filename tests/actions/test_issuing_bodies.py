"""Who may issue a normative document, and the office's word on a public text that touches nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient
from sqlalchemy import select

from review.actions import classifications, issuing_bodies
from review.actions.classifications import Joint
from review.actions.terms import InternalTerms
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import OUTSIDE, SERVICE
from review.demo.normative import NORMATIVE
from review.demo.office import person
from review.extensions import db
from review.law.classification import Answers
from review.law.vocabulary import Classified, Issuer, Kind, Lead
from review.models import Classification, IssuingBody, Notice
from review.registers import issuing_bodies as register
from review.registers.log import verify
from tests.told import carry

ClientOf = Callable[[str], FlaskClient]
PUBLIC = replace(OUTSIDE, outside=False)
LIST = "区政府公布的制定主体清单"


def decided(answers: Answers, joint: Joint = classifications.ALONE) -> Classification:
    return classifications.decide("某办法", answers, "", joint, by=person("zhoumin"))


def listed(name: str) -> IssuingBody:
    return issuing_bodies.enter(name, LIST, by=person("wangfang"))


def test_an_office_that_is_not_on_the_list_is_told_the_ways_that_remain(app: Flask) -> None:
    assert decided(OUTSIDE).finding is Classified.NORMATIVE
    listed("区城市管理委员会")
    refused = decided(OUTSIDE)
    assert refused.finding is Classified.REFUSED
    for way in ("区政府办公室", "清单上的机关牵头", "作为内部制度"):
        assert way in refused.reason
    assert decided(replace(OUTSIDE, issuer=Issuer.DISTRICT)).finding is Classified.NORMATIVE
    led = Joint(Lead.THEIRS, ("区城市管理委员会",))
    assert decided(OUTSIDE, led).finding is Classified.NORMATIVE
    assert decided(replace(PUBLIC, published=False)).finding is Classified.INTERNAL
    own = listed(current_app.config["REVIEW_OFFICE"])
    assert decided(OUTSIDE).finding is Classified.NORMATIVE
    with pytest.raises(Invalid, match="已经在制定主体清单上"):
        listed(own.name)
    issuing_bodies.strike(own, by=person("wangfang"))
    assert decided(OUTSIDE).finding is Classified.REFUSED
    with pytest.raises(Refused, match="管理设置"):
        issuing_bodies.enter("某中心", LIST, by=person("zhoumin"))
    assert verify().faults == ()


def test_a_public_text_that_touches_nobody_waits_for_the_word_of_the_office(app: Flask) -> None:
    found, office, terms = decided(PUBLIC), person("wangfang"), InternalTerms("某办法")
    assert found.finding is Classified.INTERNAL
    told = db.session.scalars(select(Notice.text).filter_by(person_id=office.id)).all()
    assert any("认定不涉及外部权利义务，请确认" in one for one in told)
    with pytest.raises(Refused, match="须经办公室确认后才能送审"):
        classifications.open_on(found, terms, by=person("zhoumin"))
    with pytest.raises(Refused, match="只限办公室"):
        classifications.confirm(found, True, "只规范话务员", by=person("zhoumin"))
    with pytest.raises(Invalid, match="请写明确认的理由"):
        classifications.confirm(found, True, " ", by=office)
    assert register.unconfirmed() == [found]
    classifications.confirm(found, True, "只规范话务员的用语", by=office)
    assert register.unconfirmed() == []
    with pytest.raises(Refused, match="已经确认过"):
        classifications.confirm(found, False, "再看", by=office)
    assert classifications.open_on(found, terms, by=person("zhoumin")).kind is Kind.INTERNAL
    inner = decided(replace(PUBLIC, published=False))
    with pytest.raises(Refused, match="不须办公室确认"):
        classifications.confirm(inner, True, "内部", by=office)
    denied = decided(PUBLIC)
    classifications.confirm(denied, False, "规定了申请人的材料", by=office)
    with pytest.raises(Refused, match="须经办公室确认"):
        classifications.open_on(denied, terms, by=person("zhoumin"))
    assert verify().faults == ()


def test_a_public_text_leaves_the_chapter_only_by_the_office_with_its_reason(app: Flask) -> None:
    matter = carry(SERVICE, None, NORMATIVE)
    with pytest.raises(Invalid, match="请办公室重新认定"):
        classifications.decide_again(matter, PUBLIC, "只管内部", by=person("zhoumin"))
    assert matter.kind is Kind.NORMATIVE
    again = classifications.decide_again(matter, PUBLIC, "只管内部", by=person("wangfang"))
    assert matter.kind is Kind.INTERNAL
    assert again.confirmation is not None
    assert again.confirmation.reason == "只管内部"


def test_the_office_keeps_the_list_and_answers_on_one_page(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        number = decided(PUBLIC).id
    office, address = client_of("wangfang"), "/settings/issuers"
    assert (
        "办公室确认并写明理由"
        in client_of("zhoumin").get(f"/matters/classifications/{number}").text
    )
    assert "还没有登记清单" in office.get(address).text
    assert office.post(address, data={"name": "某局"}).status_code == 422
    assert office.post(address, data={"name": "某局", "basis": LIST}).status_code == 303
    assert "不在清单上" in office.get(address).text
    assert "已经在制定主体清单上" in office.post(address, data={"name": "某局", "basis": LIST}).text
    assert office.post(f"{address}/1/end").status_code == 303
    answer = f"{address}/findings/{number}"
    assert office.post(answer, data={"agreed": "yes"}).status_code == 422
    sent = {"agreed": "yes", "reason": "只规范话务用语"}
    assert client_of("zhoumin").post(answer, data=sent).status_code == 404
    assert office.post(answer, data=sent).status_code == 303
    assert "只规范话务用语" in office.get(address).text
    page = client_of("zhoumin").get(f"/matters/classifications/{number}").text
    assert "按内部制度新建送审" in page
