"""Recompute a log from its rows, block by block.

Whatever this process recomputed it remembers by the hash of the rows it read. Read again and
found equal, a block costs that hash; found different, everything is recomputed. So every row is
read every time, and nothing is believed that was not recomputed here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from review.evidence import canonical, merkle, restoration

BLOCK = 256
LEAF = 32
# One entry as the database gives it: number, leaf in hexadecimal, body. They are not believed.
LogRow = Sequence[Any]


class Recount:
    """The log as far as it was recomputed.

    `statuses` are what replaying the events gives each matter, `rows` the last digests recorded of
    database rows; `faults` are Chinese sentences.
    """

    def __init__(self) -> None:
        self.leaves = bytearray()
        self.frontiers = [merkle.Frontier.empty()]  # where each whole block begins
        self.statuses: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        self.epochs: list[dict[str, Any]] = []  # the events that tell of restorations
        self.anchored = True  # False where a log that recorded no rows was not anchored yet
        self.faults: list[str] = []
        self._roots: dict[int, bytes] = {}

    def copy(self) -> Recount:
        """One to read on with, leaving this one as it is; the roots of whole blocks are shared."""
        twin = Recount()
        twin.leaves, twin.frontiers = self.leaves.copy(), self.frontiers.copy()
        twin.statuses, twin.faults = self.statuses.copy(), self.faults.copy()
        twin.rows, twin.anchored = self.rows.copy(), self.anchored
        twin.epochs = self.epochs.copy()
        twin._roots = self._roots
        return twin

    @property
    def size(self) -> int:
        return len(self.leaves) // LEAF

    def frontier(self, size: int) -> merkle.Frontier:
        found = self.frontiers[size // BLOCK]
        for leaf in self.between(found.size, size):
            found = found.append(leaf)
        return found

    def root(self, size: int) -> bytes | None:
        """The root when the log had this size, None where it never was so long."""
        if not 0 <= size <= self.size:
            return None
        found = self._roots.get(size)
        if found is None:
            found = self.frontier(size).root()
            if size <= self.frontiers[-1].size:
                self._roots[size] = found
        return found

    def between(self, start: int, end: int) -> list[bytes]:
        return [bytes(self.leaves[at * LEAF : (at + 1) * LEAF]) for at in range(start, end)]

    def extension(self, old: int) -> list[bytes]:
        """The proof that the first `old` entries are a prefix of this log."""
        return merkle.extension(self.frontier(old), self.between(old, self.size))

    def read(self, rows: Iterable[LogRow]) -> None:
        frontier = self.frontier(self.size)
        for row in rows:
            leaf = self._checked(*row)
            self.leaves += leaf
            frontier = frontier.append(leaf)
            if frontier.size % BLOCK == 0:
                self.frontiers.append(frontier)

    def _checked(self, seq: int, leaf: str, body: str) -> bytes:
        raw, place = str(body).encode("utf-8", "surrogatepass"), self.size
        found = merkle.leaf(raw)
        if seq != place:
            self.faults.append(f"第{place}条日志缺失或编号错乱（读到的是第{seq}条）")
        if found.hex() != leaf:
            self.faults.append(f"第{seq}条日志的内容与其哈希不符")
        try:
            event = canonical.parse(raw)
            if event["seq"] != seq:
                self.faults.append(f"第{seq}条日志自述为第{event['seq']}条")
            if event["action"] in ("step", "open"):
                self.statuses[event["matter"]] = event["data"]["to"]
            if event["action"] in restoration.ACTIONS:
                self.epochs.append(event)
            self.rows |= event.get("rows", {})
            self.anchored = (self.anchored and event["v"] > 1) or event["action"] == "anchor"
        except (ValueError, LookupError, TypeError):
            self.faults.append(f"第{seq}条日志不是规范形式")
        return found


class Memory:
    """The whole blocks without a fault that this process has recomputed."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self.digests: list[bytes] = []
        self.whole = Recount()

    def count(self, read: Callable[[], Iterable[LogRow]]) -> Recount:
        """Recompute the log that `read` gives, from its first row; callers take turns."""
        blocks = _blocks(read())
        for known in self.digests:
            if _digest(next(blocks, [])) != known:
                self._forget()
                blocks = _blocks(read())
                break
        for block in blocks:
            if len(block) < BLOCK:
                last = self.whole.copy()
                last.read(block)
                return last
            self.whole.read(block)
            if self.whole.faults:
                return self._to_the_end(blocks)
            self.digests.append(_digest(block))
        return self.whole.copy()

    def _to_the_end(self, blocks: Iterable[Sequence[LogRow]]) -> Recount:
        """Read on past a fault, to tell them all, and remember nothing of it."""
        found = self.whole
        self._forget()
        for block in blocks:
            found.read(block)
        return found


def _blocks(rows: Iterable[LogRow]) -> Iterator[list[LogRow]]:
    source = iter(rows)
    while block := list(islice(source, BLOCK)):
        yield block


def _digest(block: Sequence[LogRow]) -> bytes:
    """Each length stands before what it measures, so that no other rows read the same."""
    try:
        columns = "".join([f"{seq!r} {leaf!r} {len(body)}\n" for seq, leaf, body in block])
        bodies = "".join([row[2] for row in block])
    except TypeError:
        return b""  # what no column should hold is like nothing that was remembered
    return hashlib.sha256(f"{columns}\n{bodies}".encode("utf-8", "surrogatepass")).digest()
