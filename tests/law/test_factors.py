"""Of whom a second factor is asked, and how long a proof holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from review.law.factors import FRESH, roles
from review.law.vocabulary import Role


def test_a_proof_holds_ten_minutes() -> None:
    assert timedelta(minutes=10) == FRESH


@pytest.mark.parametrize(
    ("setting", "production", "asked"),
    [
        ("", True, {Role.OFFICE, Role.REVIEWER, Role.LEADER, Role.HEAD, Role.ADMINISTRATOR}),
        (" ", False, set()),
        (" none ", True, set()),
        ("counsel, auditor", False, {Role.COUNSEL, Role.AUDITOR}),
    ],
)
def test_of_whom_it_is_asked(setting: str, production: bool, asked: set[Role]) -> None:
    assert roles(setting, production) == asked


def test_a_word_that_is_no_role_is_refused() -> None:
    with pytest.raises(ValueError, match="stranger"):
        roles("stranger", True)
