"""Recompute a log from all its rows; nothing that was recomputed before is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from review.evidence import canonical, merkle, restoration, rotation

BLOCK = 256  # entries between two places from which an earlier root is recomputed
LEAF = 32
DIFFER = "第{seq}条日志用来检索的内容（行为、事项、人、时间）与日志本身不符"
# One entry as the database gives it: number, leaf in hexadecimal, body, and whatever columns stand
# beside it. They are not believed.
LogRow = Sequence[Any]
Beside = Callable[[Mapping[str, Any], Sequence[Any]], bool]


class Recount:
    """The log as far as it was recomputed.

    `statuses` are what replaying the events gives each matter, `rows` the last digests recorded of
    database rows; `faults` are Chinese sentences.
    """

    def __init__(self, fits: Beside | None = None) -> None:
        """`fits` says whether the columns beside an event are those of the event."""
        self._fits = fits
        self.leaves = bytearray()
        self.frontiers = [merkle.Frontier.empty()]  # where each whole block begins
        self.statuses: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        self.epochs: list[dict[str, Any]] = []  # the events that tell of restorations
        self.rotations: list[dict[str, Any]] = []  # the events that tell of a change of keys
        self.anchored = True  # False where a log that recorded no rows was not anchored yet
        self.faults: list[str] = []
        self._roots: dict[int, bytes] = {}

    @property
    def size(self) -> int:
        return len(self.leaves) // LEAF

    def frontier(self, size: int) -> merkle.Frontier:
        known = self.frontiers[size // BLOCK]
        return known.extended(self.between(known.size, size))

    def root(self, size: int) -> bytes | None:
        """The root when the log had this size, None where it never was so long."""
        if not 0 <= size <= self.size:
            return None
        known = self._roots.get(size)
        if known is None:
            known = self.frontier(size).root()
            if size <= self.frontiers[-1].size:
                self._roots[size] = known
        return known

    def between(self, start: int, end: int) -> list[bytes]:
        return [bytes(self.leaves[at * LEAF : (at + 1) * LEAF]) for at in range(start, end)]

    def read(self, rows: Iterable[LogRow]) -> None:
        begun = len(self.frontiers) - 1
        for row in rows:
            self.leaves += self._checked(*row)
        for place in range(begun * BLOCK, self.size - BLOCK + 1, BLOCK):
            block = self.between(place, place + BLOCK)
            self.frontiers.append(self.frontiers[-1].extended(block))

    def _checked(self, seq: int, leaf: str, body: str, *beside: Any) -> bytes:
        raw, place = str(body).encode("utf-8", "surrogatepass"), len(self.leaves) // LEAF
        leaf_hash = merkle.leaf(raw)
        if seq != place:
            self.faults.append(f"第{place}条日志缺失或编号错乱（读到的是第{seq}条）")
        if leaf_hash.hex() != leaf:
            self.faults.append(f"第{seq}条日志的内容与其哈希不符")
        try:
            event = canonical.parse(raw)
            if event["seq"] != seq:
                self.faults.append(f"第{seq}条日志自述为第{event['seq']}条")
            if self._fits and not self._fits(event, beside):
                self.faults.append(DIFFER.format(seq=seq))
            if event["action"] in ("step", "open"):
                self.statuses[event["matter"]] = event["data"]["to"]
            if event["action"] in restoration.ACTIONS:
                self.epochs.append(event)
            if event["action"] == rotation.ACTION:
                self.rotations.append(event)
            self.rows |= event.get("rows", {})
            self.anchored = (self.anchored and event["v"] > 1) or event["action"] == "anchor"
        except (ValueError, LookupError, TypeError):
            self.faults.append(f"第{seq}条日志不是规范形式")
        return leaf_hash
