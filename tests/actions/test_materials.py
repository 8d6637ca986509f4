"""What materials are asked for: set by the office, for matters opened later."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.actions import documents, filing_package, materials, matters, signed_copies
from review.actions.terms import ConsultationTerms
from review.actions.unit_of_work import Invalid, Refused
from review.checks.material_kinds import guess
from review.demo.drafts import BOARDS
from review.demo.office import person
from review.demo.story import certificate
from review.extensions import db
from review.law.kinds import KINDS
from review.law.materials import Demand
from review.law.vocabulary import Kind, MaterialKind, Receiver, Status
from review.models import Matter
from review.registers import filings
from review.registers import materials as register
from review.registers.facts import facts, handed_in
from tests.told import consultations as told
from tests.told import normative, story

ClientOf = Callable[[str], FlaskClient]
M = MaterialKind
WHY = "本区规定第十条"


def test_a_material_asked_for_later_is_not_missing_from_what_was_opened_before(app: Flask) -> None:
    before = story.opened("parking", story.PARKING)
    changed = materials.demand(
        Kind.CONTRACT, {M.BUDGET: Demand.REQUIRED}, WHY, by=person("wangfang")
    )
    assert changed == ["预算或资金来源说明：选交→必交"]
    after = story.opened("parking", story.PARKING)
    assert facts(before).missing == ()
    assert facts(after).missing == (M.BUDGET.label,)
    asked = {one.wanted.kind: one for one in register.every(Kind.CONTRACT)}
    assert asked[M.BUDGET].wanted.basis == f"{WHY}（办公室设置）"


def test_what_is_no_longer_asked_for_is_not_wanted_and_comes_back_as_it_was(app: Flask) -> None:
    office = person("wangfang")
    materials.demand(Kind.CONTRACT, {M.CREDENTIALS: Demand.OFF}, WHY, by=office)
    assert M.CREDENTIALS not in {one.kind for one in register.wanted(Kind.CONTRACT)}
    materials.demand(Kind.CONTRACT, {M.CREDENTIALS: Demand.REQUIRED}, "恢复", by=office)
    [row] = [one for one in register.every(Kind.CONTRACT) if one.wanted.kind is M.CREDENTIALS]
    assert row.wanted == row.default


@pytest.mark.parametrize(
    ("demand", "reason", "sentence"),
    [(Demand.REQUIRED, " ", "请写明修改的理由或者依据"), (Demand.OPTIONAL, WHY, "没有改动")],
)
def test_a_change_of_nothing_or_for_nothing_is_refused(
    app: Flask, demand: Demand, reason: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        materials.demand(Kind.CONTRACT, {M.BUDGET: demand}, reason, by=person("wangfang"))


def test_only_the_office_says_what_is_needed(app: Flask) -> None:
    with pytest.raises(Refused, match="管理设置"):
        materials.demand(Kind.CONTRACT, {M.BUDGET: Demand.OFF}, WHY, by=person("zhoumin"))


def test_a_grave_decision_is_accepted_once_its_bases_and_its_procedure_are_there(
    app: Flask,
) -> None:
    drafter, office = person("zhoumin"), person("wangfang")
    matter = matters.open_matter(told.PARKING_PLAN, by=drafter)
    received = documents.submit("方案.docx", told.plan(told.PARKING_PLAN))
    documents.add_revision(matter, received, by=drafter)
    matters.step(matter, "submit", by=drafter)
    for lacking, kind in (
        ("决策依据、履行决策法定程序的说明", M.DECISION_BASIS),
        ("的说明", M.PROCEDURE),
    ):
        assert "、".join(facts(matter).missing).endswith(lacking)
        with pytest.raises(Refused, match="材料"):
            matters.step(matter, "accept", by=office)
        documents.add_material(matter, kind, "材料.docx", certificate(kind.label), by=drafter)
    matters.step(matter, "accept", by=office)
    asked = {one.kind: one.required for one in register.of(matter)}
    assert not any(asked[kind] for kind in (M.PARTICIPATION, M.EXPERTS, M.RISK))
    assert M.LEGAL_BASIS not in asked


@pytest.mark.parametrize("terms", [told.CAMERAS, told.PLATFORM], ids=["advice", "collective"])
def test_other_questions_are_asked_for_no_paper_of_a_grave_decision(
    app: Flask, terms: ConsultationTerms
) -> None:
    matter = matters.open_matter(terms, by=person("zhoumin"))
    assert {one.kind for one in register.of(matter)} == {M.BACKGROUND, M.LEGAL_BASIS, M.OTHER}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("履行法定程序的说明.docx", M.PROCEDURE),
        ("专家论证会意见.pdf", M.EXPERTS),
        ("公众参与情况.docx", M.PARTICIPATION),
        ("决策依据汇总.docx", M.DECISION_BASIS),
        ("社会稳定风险评估报告.pdf", M.RISK),
    ],
)
def test_the_papers_of_a_grave_decision_are_known_by_their_names(
    name: str, kind: MaterialKind
) -> None:
    offered = {one.kind for one in KINDS[Kind.CONSULTATION].materials}
    guessed = guess(name, offered)
    assert guessed is not None
    assert guessed.kind is kind


def test_what_comes_with_the_publication_is_handed_in_then_and_goes_into_the_package(
    bare_app: Flask, client_of: ClientOf
) -> None:
    papers = {"announcement": "公布公告", "amendment": "修改或者废止的决定"}
    with bare_app.app_context():
        draft = normative.opened(BOARDS).id
        matter = normative.carry(BOARDS, normative.publish, normative.NORMATIVE)
        id = matter.id
    drafter = client_of("zhoumin")
    assert "公布公告" not in drafter.get(f"/matters/{draft}/materials/new").text
    for kind, label in papers.items():
        sent = {"kind": kind, "file": (BytesIO(certificate(label)), f"{label}.docx")}
        assert drafter.post(f"/matters/{id}/materials", data=sent).status_code == 303
    with bare_app.app_context():
        for receiver in Receiver:
            kept = filings.ready(db.session.get_one(Matter, id), receiver)
            named = {one.piece.key: [file.name for file in one.files] for one in kept}
            assert [named[kind] for kind in papers] == [
                [f"{each}.docx"] for each in papers.values()
            ]
        content = filing_package.package(db.session.get_one(Matter, id), Receiver.DISTRICT)
        with ZipFile(BytesIO(content)) as packed:
            assert "03 公布公告.docx" in packed.namelist()
            assert "04 有关修改或者废止的决定 修改或者废止的决定.docx" in packed.namelist()


def test_a_contract_is_not_signed_while_a_material_it_needs_was_taken_away_again(
    app: Flask,
) -> None:
    matter, drafter = story.cleared("parking", story.PARKING), person("zhoumin")
    signed = story.signed_copy(matter)
    gone = next(one for one in handed_in(matter) if one.kind is M.CREDENTIALS)
    materials.withdraw(gone, "传错了", by=drafter)
    with pytest.raises(Refused, match="必交材料齐全"):
        signed_copies.sign(matter, signed, by=drafter)
    documents.add_material(matter, M.CREDENTIALS, "资信证明.docx", certificate("资信"), by=drafter)
    signed_copies.sign(matter, signed, by=drafter)
    assert matter.status is Status.SIGNED
