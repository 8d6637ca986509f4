"""What became of an annual report's figures since it was frozen: 报送时, 现在, 差."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from review.registers import statistics
from review.registers.report_figures import as_figure, rows
from review.registers.year_report import figures


@dataclass(frozen=True)
class Changed:
    """A figure that would come to something else now, with the parts that came and went."""

    row: Mapping[str, Any]
    now: Mapping[str, Any] | None
    came: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def difference(self) -> str:
        if self.now is None or self.now["version"] != self.row["version"]:
            return "计数规则已经改变"
        return statistics.difference(as_figure(self.now), as_figure({**self.row, "amended": None}))


def changed(frozen: Iterable[Mapping[str, Any]], year: int) -> list[Changed]:
    """Every frozen figure whose value or parts are not what they were."""
    found, now = [], {one["key"]: one for one in rows(year, figures(year), {})}
    for row in frozen:
        present = now.get(row["key"])
        then, today = _parts(row), _parts(present or {"parts": []})
        if present is None or present["value"] != row["value"] or then != today:
            came, gone = tuple(sorted(today - then)), tuple(sorted(then - today))
            found.append(Changed(row, present, came, gone))
    return found


def _parts(row: Mapping[str, Any]) -> set[str]:
    return {f"{one['number']} {one['told']}".strip() for one in row["parts"]}
