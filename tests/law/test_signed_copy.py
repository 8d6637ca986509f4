"""Which proof a signed copy has, and whose word that proof asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.law import signed_copy as law
from review.law.facts import Matter, Person
from review.law.requirements import judge
from review.law.vocabulary import PageState, Proof, Role, Route, Seat, Status, Touched

T, P, S = Touched, PageState, Seat
DRAFTER, SECTION = 1, 7


@pytest.mark.parametrize(
    ("route", "touched", "pages", "proof", "seats"),
    [
        (Route.TEXT, (), (), Proof.SAME, ()),
        (Route.TEXT, (T.WORDS,), (), Proof.ACCEPTED, (S.OFFICE,)),
        *(
            (Route.TEXT, (T.WORDS, grave), (), Proof.HANDWRITTEN, (S.OFFICE, S.LEADER))
            for grave in (T.AMOUNT, T.PARTY, T.TERM, T.AREA, T.ACCOUNT)
        ),
        (Route.SCAN, (), (P.EQUAL, P.EQUAL), Proof.RECOGNISED, (S.OFFICE,)),
        (Route.SCAN, (), (P.EQUAL, P.DIFFERS), Proof.READ_BY_TWO, (S.OFFICE, S.OTHER)),
        (Route.SCAN, (), (P.EQUAL, P.UNREAD), Proof.READ_BY_TWO, (S.OFFICE, S.OTHER)),
        (Route.SCAN, (), (), Proof.READ_BY_TWO, (S.OFFICE, S.OTHER)),
    ],
)
def test_the_proof_and_its_seats(
    route: Route,
    touched: tuple[Touched, ...],
    pages: tuple[PageState, ...],
    proof: Proof,
    seats: tuple[Seat, ...],
) -> None:
    assert law.proof_of(route, touched, pages) is proof
    assert law.awaited(proof, ()) == seats


def test_every_proof_has_a_row_but_the_old_one() -> None:
    assert {row.proof for row in law.PROOFS} == set(Proof) - {Proof.OLD_RULE}
    assert set(law.SEATS) == set(Seat)
    assert law.awaited(Proof.OLD_RULE, ()) == ()


def matter(*awaits: Seat, confirmed: frozenset[int] = frozenset()) -> Matter:
    return Matter(
        status=Status.CLEARED, drafter=DRAFTER, section=SECTION,
        copy_awaits=awaits, copy_confirmed=confirmed,
    )  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_who_may_take_which_seat(role: Role) -> None:
    someone = Person(2, role, section=SECTION)
    two = law.seat_of(someone, matter(S.OFFICE, S.OTHER))
    others = (Role.LEADER, Role.HEAD, Role.SECTION_HEAD)
    assert two is {Role.OFFICE: S.OFFICE, **dict.fromkeys(others, S.OTHER)}.get(role)
    grave = law.seat_of(someone, matter(S.OFFICE, S.LEADER))
    assert grave is {Role.OFFICE: S.OFFICE, Role.LEADER: S.LEADER}.get(role)
    assert law.seat_of(someone, matter(S.OFFICE, confirmed=frozenset({2}))) is None
    assert law.seat_of(Person(DRAFTER, role, section=SECTION), matter(S.OFFICE, S.OTHER)) is None
    assert law.seat_of(someone, matter()) is None


def test_what_is_reserved_to_the_head_of_the_unit_has_the_head_in_the_place_of_the_leader() -> None:
    reserved = replace(matter(S.OFFICE, S.LEADER), reserved=True)
    assert law.seat_of(Person(2, Role.HEAD), reserved) is S.LEADER
    assert law.seat_of(Person(2, Role.LEADER), reserved) is None


def test_a_second_person_of_the_office_may_be_the_other_one() -> None:
    first = frozenset({2})
    assert law.seat_of(Person(3, Role.OFFICE), matter(S.OTHER, confirmed=first)) is S.OTHER


def test_the_head_of_another_section_is_nobody_here() -> None:
    assert law.seat_of(Person(2, Role.SECTION_HEAD, section=8), matter(S.OTHER)) is None


def test_a_copy_is_registered_only_when_all_have_spoken_and_none_against_it() -> None:
    assert judge(law.REGISTER, law.Confirmed())
    waiting = judge(law.REGISTER, law.Confirmed(awaited="办公室"))
    assert waiting.reason == "签署件还要由办公室核对确认，现在不能登记签订"
    against = judge(law.REGISTER, law.Confirmed(refused="王芳认为签署件与准予签署的文本不一致"))
    assert against.reason.startswith("王芳认为签署件与准予签署的文本不一致，不能登记签订")


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        (law.Received(foreign="合同甲"), "是另一份的（合同甲）"),
        (law.Received(blank=True), "各页都是空白"),
        (law.Received(drawable=False), "没有文字"),
    ],
)
def test_what_is_no_signed_copy_is_not_received(copy: law.Received, why: str) -> None:
    assert judge(law.RECEIVE, law.Received())
    assert why in judge(law.RECEIVE, copy).reason
