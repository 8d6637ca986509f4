"""Twenty clauses that each moved down by one are one thing to say, not twenty."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from review.paper.comparing.findings import Finding
from review.paper.ooxml.number_formats import write
from review.words import Words


def runs(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Renumbered clauses, neighbours with the same shift said in one sentence; () for none."""
    gathered: list[list[tuple[Finding, int, int]]] = []
    for finding in findings:
        before, after = _numbers(finding)
        last = gathered[-1][-1] if gathered else None
        if last and before and (before, after) == (last[1] + 1, last[2] + 1):
            gathered[-1].append((finding, before, after))
        else:
            gathered.append([(finding, before, after)])
    return [(run[0][0], _said(run)) for run in gathered]


def _numbers(finding: Finding) -> tuple[int, int]:
    """The numbers of a clause before and after, 0 where it has none."""
    return _number(finding.old.clause if finding.old else ""), _number(
        finding.new.clause if finding.new else ""
    )


def _number(clause: str) -> int:
    inside, sign, _ = clause.removeprefix("第").partition("条")
    if not sign:
        return 0
    return int(inside) if inside.isdecimal() else _written().get(inside, 0)


@cache
def _written() -> dict[str, int]:
    return {write(number, "chineseCountingThousand"): number for number in range(1, 2000)}


def _said(run: list[tuple[Finding, int, int]]) -> str:
    first, last = run[0][0], run[-1][0]
    if len(run) == 1 or not (first.old and first.new and last.old and last.new):
        return first.sentence
    shift = run[0][2] - run[0][1]
    way = "{first}至{last}顺延为{begin}至{end}（共{count}条）。"
    if shift < 0:
        way = "{first}至{last}提前为{begin}至{end}（共{count}条）。"
    return Words(
        way,
        first=first.old.clause,
        last=last.old.clause,
        begin=first.new.clause,
        end=last.new.clause,
        count=len(run),
    )
