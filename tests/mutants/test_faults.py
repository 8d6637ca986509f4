"""Each fault changes the module in one place; words, types and decorators are no places."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.__main__ import interval
from tests.mutants.faults import faults, faulty

SOURCE = """
LIMIT: int | None = 3
LEAST = 0.0
RULES = (lambda n: n < LIMIT and not n == 0, "三")

@cache(maxsize=2)
def half(n: float, deep: bool = True) -> float | None:
    return n * 0.5 if deep is True else None
"""


def test_every_operator_and_constant_is_a_place_and_nothing_else() -> None:
    assert [what for _, _, what in sorted(faults(SOURCE), key=lambda one: one.line)] == [
        "3 → 4", "0.0 → 1.0", "And → Or", "Lt → LtE", "not → (nothing)", "Eq → NotEq", "0 → 1",
        "True → False", "Is → IsNot", "Mult → FloorDiv", "True → False", "0.5 → 0.6",
    ]  # fmt: skip


@pytest.mark.parametrize("fault", faults(SOURCE))
def test_a_fault_is_one_change_and_the_module_still_reads(fault) -> None:  # type: ignore[no-untyped-def]
    whole = ast.unparse(ast.parse(SOURCE)).splitlines()
    changed = faulty(SOURCE, fault.number).splitlines()
    assert len(whole) == len(changed)
    assert sum(one != other for one, other in zip(whole, changed, strict=True)) == 1


def test_the_interval_holds_the_share_and_narrows_with_the_sample() -> None:
    few, many = interval(9, 10), interval(900, 1000)
    assert few[0] < many[0] < 0.9 < many[1] < few[1]
