"""Every basis offered to counsel is a row of the table, in force, with such an article."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.statutes.authorities import AUTHORITIES, Authority
from review.checks.statutes.resolving import State, state
from review.checks.statutes.table import shipped


@pytest.mark.parametrize("row", AUTHORITIES, ids=lambda row: row.cited)
def test_a_basis_offered_is_in_force_and_has_that_article(row: Authority) -> None:
    statute = shipped().find(row.statute)
    assert statute is not None
    assert state(statute, date(2026, 11, 27)) in (State.IN_FORCE, State.IN_SOURCE)
    assert statute.last is None or row.article <= statute.last
