"""The recount gives the tree of the log at every length, and a changed row is a fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.evidence import canonical, merkle
from review.evidence.recount import BLOCK, LogRow, Recount
from tests.evidence.logs import body

SIZE = 2 * BLOCK + 7


def rows(size: int = SIZE) -> list[LogRow]:
    bodies = [body(seq) for seq in range(size)]
    return [(seq, merkle.leaf(one).hex(), one.decode()) for seq, one in enumerate(bodies)]


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, SIZE])
def test_the_root_is_that_of_the_tree_at_every_size(size: int) -> None:
    given = rows(size)
    found = counted(given)
    tree = merkle.Tree([bytes.fromhex(row[1]) for row in given])
    assert (found.size, found.root(size), found.faults) == (size, tree.root(), [])
    for early in {0, 1, size // 2, max(size - 1, 0)} & set(range(size + 1)):
        assert found.root(early) == merkle.Tree(tree._levels[0][:early]).root()
    assert found.root(size + 1) is None


def counted(given: list[LogRow]) -> Recount:
    found = Recount()
    found.read(given)
    return found


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
def test_a_changed_row_is_found(change: Callable[[list[LogRow]], object]) -> None:
    given = rows()
    assert not counted(given).faults
    change(given)
    assert counted(given).faults


def test_an_event_that_gives_itself_another_number_is_a_fault() -> None:
    given = rows(6)
    leaf, text = given[5][1:]
    given[3] = (3, leaf, text)
    assert counted(given).faults == ["第3条日志自述为第5条"]


def test_rows_are_anchored_once_by_an_event_or_by_a_log_that_records_them_from_its_start() -> None:
    def kept(*events: dict[str, object]) -> bool:
        bodies = [canonical.encode({"seq": seq, **event}) for seq, event in enumerate(events)]
        counts = Recount()
        counts.read([(seq, merkle.leaf(one).hex(), one.decode()) for seq, one in enumerate(bodies)])
        assert not counts.faults
        return counts.anchored

    old, new, anchor = (
        {"v": 1, "action": "x"},
        {"v": 2, "action": "x"},
        {"v": 2, "action": "anchor"},
    )
    assert kept(old, anchor)
    assert kept(old, anchor, new)
    assert not kept(old, new)
    assert not kept(old)
    assert not kept(anchor, old)


def test_a_log_that_is_read_in_parts_is_the_same_log() -> None:
    given, found = rows(), Recount()
    for start, end in ((0, BLOCK + 3), (BLOCK + 3, 2 * BLOCK), (2 * BLOCK, SIZE)):
        found.read(given[start:end])
    assert found.root(SIZE) == counted(given).root(SIZE)
    assert [each.size for each in found.frontiers] == [0, BLOCK, 2 * BLOCK]
