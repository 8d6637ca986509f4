"""What was recomputed is remembered, and a changed row is never taken for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.evidence import merkle
from review.evidence.recount import BLOCK, LogRow, Memory
from tests.evidence.logs import body

SIZE = 2 * BLOCK + 7


def rows(size: int = SIZE) -> list[LogRow]:
    bodies = [body(seq) for seq in range(size)]
    return [(seq, merkle.leaf(one).hex(), one.decode()) for seq, one in enumerate(bodies)]


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, SIZE])
def test_the_root_is_that_of_the_tree_at_every_size(size: int) -> None:
    given, memory = rows(size), Memory()
    for _ in range(2):  # the second time from memory
        found = memory.count(lambda: given)
        tree = merkle.Tree([bytes.fromhex(row[1]) for row in given])
        assert (found.size, found.root(size), found.faults) == (size, tree.root(), [])
        for early in {0, 1, size // 2, max(size - 1, 0)} & set(range(size + 1)):
            assert found.root(early) == merkle.Tree(tree._levels[0][:early]).root()
            assert found.extension(early) == tree.consistency(early)
        assert found.root(size + 1) is None


def changed(row: int, column: int, value: object) -> Callable[[list[LogRow]], None]:
    def change(given: list[LogRow]) -> None:
        was = list(given[row])
        was[column] = value
        given[row] = tuple(was)

    return change


CHANGES = [
    changed(3, 2, "{}"),
    changed(3, 1, "00"),
    changed(3, 0, 4),
    changed(BLOCK + 3, 2, None),
    changed(SIZE - 1, 2, b"bytes"),
    lambda given: given.pop(3),
    lambda given: given.insert(3, given[3]),
    lambda given: given.__setitem__(3, (3, f"{given[3][1]} {given[3][2][:5]}", given[3][2][5:])),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_after_the_count_is_found_and_found_again(
    change: Callable[[list[LogRow]], object],
) -> None:
    given, memory = rows(), Memory()
    assert not memory.count(lambda: given).faults
    honest = list(given)
    change(given)
    assert memory.count(lambda: given).faults
    assert memory.count(lambda: given).faults
    assert not memory.count(lambda: honest).faults


def test_a_log_that_grew_is_counted_on_and_an_older_state_of_it_is_counted_too() -> None:
    memory = Memory()
    for size in (10, BLOCK, SIZE, BLOCK + 1, 3 * BLOCK, 0):
        given = rows(size)
        assert memory.count(lambda given=given: given).size == size


def test_an_event_that_gives_itself_another_number_is_a_fault() -> None:
    given = rows(6)
    leaf, text = given[5][1:]
    given[3] = (3, leaf, text)
    assert Memory().count(lambda: given).faults == ["第3条日志自述为第5条"]
