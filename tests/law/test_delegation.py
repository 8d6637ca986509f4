"""Who may stand in for whom, and whose act an act then is."""

from __future__ import annotations

import pytest

from review.law.delegation import ARRANGE, END, OWN_POWER, Arranging, acts_for, may_stand_in
from review.law.facts import Matter, Person
from review.law.requirements import judge
from review.law.vocabulary import Role


@pytest.mark.parametrize("role", Role)
def test_only_a_power_of_ones_own_is_lent(role: Role) -> None:
    absent, deputy = Person(1, role, section=7), Person(2, role, section=7)
    assert bool(may_stand_in(absent, deputy)) == (role in OWN_POWER)
    assert {Role.DRAFTER, Role.SECTION_HEAD, Role.LEADER} == set(OWN_POWER)


@pytest.mark.parametrize(
    ("deputy", "why"),
    [
        (Person(1, Role.DRAFTER, section=7), "不能由本人代理本人"),
        (Person(2, Role.SECTION_HEAD, section=7), "应当同为"),
        (Person(2, Role.DRAFTER, section=8), "应当在同一科室"),
    ],
)
def test_the_deputy_is_another_of_the_same_role_and_section(deputy: Person, why: str) -> None:
    assert why in may_stand_in(Person(1, Role.DRAFTER, section=7), deputy).reason


def test_a_deputys_act_is_the_absent_persons_and_ones_own_is_ones_own() -> None:
    matter = Matter(drafter=1, section=7)
    lent = frozenset({1})
    assert acts_for(Person(2, Role.DRAFTER, section=7, stands_for=lent), matter) == 1
    assert acts_for(Person(1, Role.DRAFTER, section=7), matter) is None
    assert acts_for(Person(1, Role.DRAFTER, section=7, stands_for=lent), matter) is None
    assert acts_for(Person(2, Role.DRAFTER, section=7, stands_for=frozenset({3})), matter) is None
    assert acts_for(Person(2, Role.LEADER, stands_for=frozenset({9, 8})), matter) == 8
    assert acts_for(Person(2, Role.LEADER), matter) is None
    assert acts_for(Person(2, Role.OFFICE, stands_for=lent), matter) is None


def test_a_delegation_is_arranged_and_ended_by_its_owner_or_the_office() -> None:
    for own, office in ((True, False), (False, True), (True, True)):
        assert judge(ARRANGE, Arranging(own, office))
        assert judge(END, Arranging(own, office))
        assert not judge(END, Arranging(own, office, ended=True))
    assert not judge(ARRANGE, Arranging(own=False, office=False))
