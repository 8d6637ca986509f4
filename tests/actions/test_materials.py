"""What materials are asked for: set by the office, for matters opened later."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import materials
from review.actions.unit_of_work import Invalid, Refused
from review.demo.office import person
from review.law.materials import Demand
from review.law.vocabulary import Kind, MaterialKind
from review.registers import materials as register
from review.registers.facts import facts
from tests.told import story

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
