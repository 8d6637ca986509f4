"""A shape is taken for another sign only where it is far from its own and near the other."""

import base64

import pytest

from review.paper.reading.glyph_shapes import DIGITS, HAN, WATCHED, taken_for
from tests.paper.lettering import SHAPES

GROUPS = {sign: group for group in (DIGITS, HAN) for sign in group}
HARD = {"0", "6", "8", "9"}  # in some faces nearer to each other than faces are


def shapes(sign: str) -> list[int]:
    return [int.from_bytes(base64.b64decode(bits), "big") for bits in SHAPES[sign]]


def test_every_sign_that_is_looked_at_has_known_shapes() -> None:
    assert set(SHAPES) == set(WATCHED.values())


@pytest.mark.parametrize("sign", GROUPS)
def test_a_sign_is_taken_for_no_other(sign: str) -> None:
    assert [taken_for(shape, sign) for shape in shapes(sign)] == [""] * len(shapes(sign))


@pytest.mark.parametrize("sign", GROUPS)
def test_a_sign_read_as_another_of_its_kind_is_known(sign: str) -> None:
    regular = shapes(sign)[0]
    others = [each for each in GROUPS[sign] if each != sign and not {each, sign} <= HARD]
    assert {taken_for(regular, read) for read in others} == {sign}


def test_a_glyph_that_draws_nothing_is_taken_for_none() -> None:
    assert {taken_for(0, sign) for sign in GROUPS} == {""}
