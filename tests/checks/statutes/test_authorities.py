"""Every basis offered to counsel is a row of the table, in force, with such an article."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.catalogue import rules
from review.checks.cited import laws, of_words
from review.checks.statutes.authorities import AUTHORITIES, Authority
from review.checks.statutes.resolving import State, state
from review.checks.statutes.table import shipped
from review.checks.statutes.verdicts import Mark
from review.law.kinds import STATUTE
from review.law.settings import PERIODS


@pytest.mark.parametrize("row", AUTHORITIES, ids=lambda row: row.cited)
def test_a_basis_offered_is_in_force_and_has_that_article(row: Authority) -> None:
    statute = shipped().find(row.statute)
    assert statute is not None
    assert state(statute, date(2026, 11, 27)) in (State.IN_FORCE, State.IN_SOURCE)
    assert statute.last is None or row.article <= statute.last


def test_no_rule_step_or_period_rests_on_what_is_repealed_or_not_there() -> None:
    """Bases typed in the law and in CHECKS are held against the table, as any text is."""
    bases = [rule.basis for rule in rules().values()]
    bases += [step.basis for chapter in STATUTE.values() for step in chapter.steps]
    bases += [period.source for period in PERIODS.values()]
    cited_laws = laws(shipped(), of_words(shipped(), bases), date(2026, 11, 27))
    assert len(cited_laws) > 20
    assert not [law.name for law in cited_laws if law.mark in (Mark.BAD, Mark.UNKNOWN)]
