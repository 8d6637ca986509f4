"""Everything a page shows of a comparison, in a form that can be kept: findings, redline, columns."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from review.paper.comparing import compare, redline, summary
from review.paper.comparing.findings import Finding, Place
from review.paper.comparing.redline import Strip
from review.paper.comparing.sight_differences import SightDifference, sight_differences
from review.paper.model import Paper
from review.words import Stored

_ROOT = ("html", "clause_paths", "caveats", "fingerprint")


class Report(NamedTuple):
    """`changed` counts paragraphs a reader must look at; `inline` is the redline as HTML.

    `seen` are the differences beside the words. Only where there is neither is nothing otherwise.
    """

    changed: int
    findings: tuple[Finding, ...]
    inline: str
    strips: tuple[Strip, ...]
    seen: tuple[SightDifference, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that is otherwise, in sentences: the words first, then what is seen beside them."""
        return (*self.findings, *(Finding("look", str(each), None, None) for each in self.seen))


def report(old: Paper, new: Paper) -> Report:
    """The two papers compared, with every view of it drawn."""
    comparison = compare.compare(old, new)
    return Report(
        len(comparison.changes),
        summary.summary(comparison),
        redline.redline(comparison, new),
        redline.side_by_side(comparison),
        tuple(sight_differences(old, new)),
    )


@cache
def engine() -> str:
    """Names the code a report was made by: another state of it may see other changes."""
    here = Path(__file__).parent
    files = sorted(here.glob("*.py")) + [here.parent / f"{name}.py" for name in _ROOT]
    code = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(code).hexdigest()[:16]


def dump(outcome: Report) -> bytes:
    """The report as JSON."""
    return json.dumps(outcome, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def load(packed: bytes) -> Report:
    """The report that `dump` wrote; raises ValueError or TypeError for anything else."""
    changed, findings, inline, strips, seen = json.loads(packed)
    return Report(
        changed,
        tuple(
            Finding(topic, Stored(said), _place(old), _place(new))
            for topic, said, old, new in findings
        ),
        inline,
        tuple(Strip(*strip) for strip in strips),
        tuple(SightDifference(*each) for each in seen),
    )


def _place(packed: list[Any] | None) -> Place | None:
    return Place(*packed) if packed else None
