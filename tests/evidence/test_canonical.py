"""An event has exactly one byte string."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from review.evidence import canonical

TEXT = some.text(some.characters(exclude_categories=["Cs"]))
KEYS = some.text(some.characters(max_codepoint=127))
SCALARS = some.none() | some.booleans() | some.integers(-canonical.MOST, canonical.MOST) | TEXT
VALUES = some.recursive(
    SCALARS, lambda inner: some.lists(inner) | some.dictionaries(KEYS, inner), max_leaves=12
)


@given(VALUES)
def test_the_subset_is_written_as_rfc_8785_writes_it(value: Any) -> None:
    assert canonical.encode(value) == rfc8785.dumps(value)


@given(VALUES)
def test_what_is_encoded_is_read_back_equal(value: Any) -> None:
    assert canonical.parse(canonical.encode(value)) == value


ODD = some.floats() | some.dictionaries(some.text(), some.floats() | some.integers())


@given(VALUES | ODD, some.integers(0, 500), some.binary(max_size=3))
def test_the_quick_way_writes_and_reads_what_the_standard_library_would(
    value: Any, place: int, other: bytes
) -> None:
    expected = slowly(value)
    assert canonical._quickly(value) in (None, expected)
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for each in (body, expected or body):
        changed = each[: place % len(each)] + other + each[place % len(each) + 1 :]
        assert read(changed) == read_slowly(changed)
        assert read(each) == read_slowly(each)


def read(body: bytes) -> Any:
    try:
        return canonical.parse(body)
    except ValueError:
        return ValueError


def slowly(value: Any) -> bytes | None:
    try:
        canonical._refuse(value)
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except ValueError:
        return None


def read_slowly(body: bytes) -> Any:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return ValueError
    return value if slowly(value) == body else ValueError


def test_keys_are_sorted_and_chinese_is_written_as_it_is() -> None:
    assert canonical.encode({"b": 1, "a": "停车协议\n"}) == '{"a":"停车协议\\n","b":1}'.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        "\ud800",
        {"键": 1},
        {1: 1},
        {"a": [{"b": 0.5}]},
        b"bytes",
        {"a"},
        {"a": {None: 1}},
    ],
)
def test_what_two_programs_could_write_differently_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        canonical.encode(value)


class Number(int):
    """What the quick way does not know."""


@pytest.mark.parametrize("kind", [int, Number])
@pytest.mark.parametrize("sign", [1, -1])
def test_an_integer_is_written_up_to_what_every_program_holds_exactly(
    kind: type[int], sign: int
) -> None:
    assert canonical.encode([kind(sign * (2**53 - 1))]) == f"[{sign * 9007199254740991}]".encode()
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        canonical.encode([kind(sign * 2**53)])


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":NaN}',
        b'{"a":-0}',
        b'{"a":"\\u505c"}',
        b'{"a":"\\ud800"}',
        b'"\xff"',
        '{"a":1}'.encode("utf-16"),
        b"\xef\xbb\xbf{}",
        b"",
        b"[" * 100_000,
        b"9" * 5000,
    ],
)
def test_bytes_that_are_not_canonical_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is refused matters, not the words
        canonical.parse(body)


def test_strings_are_kept_as_they_were_typed_whatever_their_normal_form() -> None:
    decomposed, ideograph = "e\u0301", "\uf900"
    assert canonical.parse(canonical.encode([decomposed, ideograph])) == [decomposed, ideograph]
