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
        details = self.data
        lost = (
            f"第{details['size']}条至第{details['lost_size'] - 1}条已经丢失"
            if details["lost_size"] > details["size"]
            else "丢失的条数不少于签署方记录与本日志不同的部分"
        )
        kept = details["kept_size"]
        return (
            f"本日志曾从较早的副本恢复（第{self.seq}条）：签署方的记录证明日志曾有{details['lost_size']}条，"
            f"恢复时只有{details['size']}条，{lost}；第{kept}条以前与签署方的记录一致，"
            f"第{kept}条至恢复时的内容没有外部证明。理由：{details['reason']}"
        )


def restorations(events: Iterable[Mapping[str, Any]]) -> list[Restoration]:
    """Every restoration that was prepared, oldest first, with who confirmed it so far."""
    by_number: dict[int, Restoration] = {}
    for event in events:
        if event["action"] == "resume":
            by_number[event["seq"]] = Restoration(event["seq"], event["ts"], event["data"], {})
        elif event["action"] == "confirm_resume" and event["data"]["resume"] in by_number:
            restoration = by_number[event["data"]["resume"]]
            actor = event["actor"]
            by_number[restoration.seq] = restoration._replace(
                by={**restoration.by, actor["role"]: actor["id"]}
            )
    return list(by_number.values())


def mark(size: int, root: bytes) -> str:
    """How a checkpoint is named among those superseded."""
    return f"{size}:{root.hex()}"
