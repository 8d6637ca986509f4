"""恢复: a log that went on from an older copy, as its own events tell it; never as good as new.

`resume` says what the signer's record proves to have existed and what is there; it counts once a
system administrator and the office, two persons, have each recorded `confirm_resume` for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

ACTIONS = ("resume", "confirm_resume")
NEEDED = frozenset({"administrator", "office"})


class Restoration(NamedTuple):
    """`seq` is the number of its event, `data` what it says; `by` who confirmed it, by role."""

    seq: int
    at: str
    data: Mapping[str, Any]
    by: Mapping[str, int]

    @property
    def confirmed(self) -> bool:
        return self.by.keys() >= NEEDED and len(set(self.by.values())) == len(self.by)

    @property
    def superseded(self) -> frozenset[str]:
        """The checkpoints of the lost part, each `size:root`."""
        return frozenset(self.data["superseded"])

    @property
    def sentence(self) -> str:
        """What is lost, in words."""
        told = self.data
        lost = (
            f"第{told['size']}条至第{told['lost_size'] - 1}条已经丢失"
            if told["lost_size"] > told["size"]
            else "丢失的条数不少于签署方记录与本日志不同的部分"
        )
        kept = told["kept_size"]
        return (
            f"本日志曾从较早的副本恢复（第{self.seq}条）：签署方的记录证明日志曾有{told['lost_size']}条，"
            f"恢复时只有{told['size']}条，{lost}；第{kept}条以前与签署方的记录一致，"
            f"第{kept}条至恢复时的内容没有外部证明。理由：{told['reason']}"
        )


def restorations(events: Iterable[Mapping[str, Any]]) -> list[Restoration]:
    """Every restoration that was prepared, oldest first, with who confirmed it so far."""
    found: dict[int, Restoration] = {}
    for event in events:
        if event["action"] == "resume":
            found[event["seq"]] = Restoration(event["seq"], event["ts"], event["data"], {})
        elif event["action"] == "confirm_resume" and event["data"]["resume"] in found:
            one = found[event["data"]["resume"]]
            actor = event["actor"]
            found[one.seq] = one._replace(by={**one.by, actor["role"]: actor["id"]})
    return list(found.values())


def mark(size: int, root: bytes) -> str:
    """How a checkpoint is named among those superseded."""
    return f"{size}:{root.hex()}"
