"""认定 through its verbs: one decision opens one matter, and may be made anew before the opinion."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from review.actions import classifications, matters
from review.actions.terms import InternalTerms, NormativeTerms
from review.actions.unit_of_work import Invalid, Refused
from review.demo.drafts import DUTY, INSIDE, OUTSIDE, SERVICE
from review.demo.normative import INTERNAL, NORMATIVE
from review.demo.office import person
from review.extensions import db
from review.law.classification import Answers
from review.law.vocabulary import Classified, Issuer, Kind, Status
from review.models import Classification
from review.registers import deadlines
from review.registers.batching import rows
from review.registers.log import verify
from tests.told import carry, normative


def classified(answers: Answers = OUTSIDE) -> Classification:
    return classifications.decide("某办法", answers, "", by=person("zhoumin"))


def test_a_decision_opens_one_matter_of_its_own_kind(app: Flask) -> None:
    found, drafter = classified(), person("zhoumin")
    with pytest.raises(Refused, match="不能按内部制度送审"):
        classifications.open_on(found, InternalTerms("某办法"), by=drafter)
    with pytest.raises(Refused, match="不是您作出的"):
        classifications.open_on(found, NormativeTerms("某办法", False), by=person("sunyue"))
    classifications.open_on(found, NormativeTerms("某办法", False), by=drafter)
    with pytest.raises(Refused, match="已经用于另一件"):
        classifications.open_on(found, NormativeTerms("某办法", False), by=drafter)


def test_what_is_decided_anew_becomes_that_kind_and_every_decision_is_kept(app: Flask) -> None:
    matter = carry(DUTY, normative.annotate, INTERNAL)
    assert matter.status is Status.REVIEWING
    again = classifications.decide_again(matter, OUTSIDE, "适用于街道和企业", by=person("wangfang"))
    assert again.finding is Classified.NORMATIVE
    assert (matter.kind, matter.status) == (Kind.NORMATIVE, Status.DRAFT)
    assert matter.assignment is None
    assert not deadlines.running(matter)
    kept = rows(Classification, matter)
    assert [one.finding for one in kept] == [Classified.INTERNAL, Classified.NORMATIVE]
    with pytest.raises(Refused, match="基本信息已填写完整"):
        matters.step(matter, "submit", by=person("zhoumin"))
    assert verify().faults == ()


def test_deciding_anew_needs_a_reason_and_ends_with_the_opinion(app: Flask) -> None:
    matter = carry(SERVICE, None, NORMATIVE)
    with pytest.raises(Invalid, match="理由"):
        classifications.decide_again(matter, INSIDE, " ", by=person("zhoumin"))
    assert matter.kind is Kind.NORMATIVE
    inner = replace(OUTSIDE, issuer=Issuer.INNER)
    with pytest.raises(Invalid, match=r"按这些回答，结论是.*请撤回本事项"):
        classifications.decide_again(matter, inner, "改由科室制发", by=person("zhoumin"))
    opined = carry(SERVICE, normative.review_legally, NORMATIVE)
    with pytest.raises(Refused, match="事项现为“待答复”"):
        classifications.decide_again(opined, INSIDE, "仅限内部", by=person("zhoumin"))


@pytest.mark.parametrize(
    "deed", ["UPDATE classification SET note = 'x'", "DELETE FROM classification"]
)
def test_what_was_decided_is_never_changed_and_the_matter_keeps_its_own_row(
    app: Flask, deed: str
) -> None:
    found = classified()
    matter = classifications.open_on(found, NormativeTerms("某办法", False), by=person("zhoumin"))
    [kept] = rows(Classification, matter)
    assert (kept.taken_from_id, kept.made_at, kept.reason) == (
        found.id, found.made_at, found.reason,
    )  # fmt: skip
    assert found.matter_id is None
    with pytest.raises(DatabaseError, match="append-only"), db.engine.begin() as connection:
        connection.execute(text(deed))
