"""The check digit of a 统一社会信用代码."""

from __future__ import annotations

import pytest

from review.checks.credit_code import ALPHABET, valid_credit_code

# Codes of large companies, as they stand on the public register.
PUBLISHED = ["9144030071526726XG", "91330100799655058B", "91110000802100433B", "914403001922038216"]


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_is_valid(code: str) -> None:
    assert valid_credit_code(code)


@pytest.mark.parametrize("code", PUBLISHED)
def test_any_single_wrong_character_is_noticed(code: str) -> None:
    for place, letter in enumerate(code):
        wrong = {code[:place] + other + code[place + 1 :] for other in ALPHABET if other != letter}
        assert not any(valid_credit_code(one) for one in wrong)


@pytest.mark.parametrize(
    "code",
    ["", "9144030071526726X", "9144030071526726XGG", "9144030071526726xg", "9144030O71526726XG"],
)
def test_what_has_another_length_or_alphabet_is_invalid(code: str) -> None:
    assert not valid_credit_code(code)
