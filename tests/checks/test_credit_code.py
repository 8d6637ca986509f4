"""The check digit of a 统一社会信用代码."""

from __future__ import annotations

import pytest

from review.checks.credit_code import ALPHABET, doubt, fault, valid_credit_code

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


@pytest.mark.parametrize(
    "code", ["12", "9144030071526726X", "91440300715267 6XG", "91440300715267中6XG"]
)
def test_what_is_no_code_is_a_fault_and_no_doubt(code: str) -> None:
    assert "18位" in fault(code)
    assert not doubt(code)


@pytest.mark.parametrize("code", ["", *PUBLISHED, *(code.lower() for code in PUBLISHED)])
def test_no_code_and_a_published_one_raise_no_question(code: str) -> None:
    assert not fault(code)
    assert not doubt(code)


def test_a_code_whose_check_digit_disagrees_is_doubted() -> None:
    assert "校验码不符" in doubt(PUBLISHED[0][:-1] + "A")
