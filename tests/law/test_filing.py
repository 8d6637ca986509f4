"""With whom each issuer files, and by which period."""

from __future__ import annotations

import pytest

from review.law.filing import ROUTES, route
from review.law.settings import PERIODS, Certainty
from review.law.vocabulary import Issuer, Receiver


def test_every_issuer_but_the_inner_body_has_a_route() -> None:
    assert set(ROUTES) == set(Issuer) - {Issuer.INNER}


@pytest.mark.parametrize("issuer", ROUTES)
def test_every_route_has_its_period_and_basis(issuer: Issuer) -> None:
    for one in ROUTES[issuer]:
        assert one.period in PERIODS
        assert one.basis
        assert route(issuer, one.receiver) == one


def test_the_congress_period_is_law_and_the_governments_are_the_offices_to_set() -> None:
    assert PERIODS[route(Issuer.DISTRICT, Receiver.CONGRESS).period].certainty is Certainty.VERIFIED
    for issuer, receiver in ((Issuer.CENTRE, Receiver.DISTRICT), (Issuer.DISTRICT, Receiver.CITY)):
        assert PERIODS[route(issuer, receiver).period].certainty is Certainty.MEMORY
