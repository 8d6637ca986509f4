"""What hostile files cost: each is refused or read in the child, and who asked pays little for it.

The share of who asked is everything the web process does with a file that is accepted: taking the
paper over, its fingerprint, its page, its outline, its passages for search, and a comparison. Each
file is measured in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import get_context
from typing import NamedTuple

from review.paper.comparing import comparison_report
from review.paper.html import html
from review.paper.outline import outline
from review.paper.reading import sandbox
from review.paper.reading.docx_reader import read
from review.paper.refusal import Refusal
from review.search.folding import folded, grams, passages
from tests.bench.clockwork import machine, peak_so_far
from tests.bench.hostile_files import KINDS, Kind
from tests.paper.documents import docx, p, t

CPU, MEMORY, PAGE = 5.0, 300.0, 32.0
"""Seconds of processor, MiB, and MiB of page that no file may cost who asked."""


class Cost(NamedTuple):
    """What became of a file, and what it cost who asked; `told` are its warnings and caveats."""

    name: str
    verdict: str
    size: int
    cpu: float
    peak: float
    page: float
    told: tuple[str, ...]

    @property
    def bounded(self) -> bool:
        """Whether it cost no more than it may."""
        return self.cpu <= CPU and self.peak <= MEMORY and self.page <= PAGE


def measured(name: str) -> Cost:
    """A file made, read, and used as the web process uses it."""
    source = KINDS[name].make()
    began, page, told = _spent(), 0.0, ()
    try:
        paper = sandbox.read(source, "合同.docx")
        said = [one.code for one in paper.warnings] + [one.kind for one in paper.caveats]
        told = tuple(dict.fromkeys(said))
        page = len(html(paper).encode("utf-8", "surrogatepass")) / 2**20
        assert paper.fingerprint
        outline(paper)
        for paragraph in paper.paragraphs("all"):
            for passage in passages(paragraph.text):
                grams(folded(passage))
        comparison_report.report(read(docx(p(t("甲方")))), paper)
        verdict = "read"
    except Refusal as refusal:
        verdict = refusal.code
    return Cost(name, verdict, len(source), _spent() - began, peak_so_far(), page, told)


def _spent() -> float:
    """Seconds of processor of this process alone: the child's are the child's."""
    return sum(os.times()[:2])


def costs(names: list[str]) -> Iterator[Cost]:
    """One after the other, each in a new process, so that peaks are its own."""
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        yield from pool.imap(measured, names)


def wrong(cost: Cost) -> str:
    """What is not as it should be; "" if nothing."""
    kind: Kind = KINDS[cost.name]
    if not cost.bounded:
        return "costs too much"
    if kind.codes and cost.verdict not in kind.codes:
        return f"expected {' or '.join(kind.codes)}"
    missing = [code for code in kind.told if code not in cost.told]
    return f"does not tell {', '.join(missing)}" if missing and cost.verdict == "read" else ""


def main() -> None:
    """Print the table; exit code 1 where a file costs too much or is not refused as it must be."""
    print(f"{machine()}\n")
    print("| file | row | bytes | verdict | processor s | peak MiB | page MiB | |")
    print("|---|---|---|---|---|---|---|---|")
    faults = 0
    for cost in costs(list(KINDS)):
        fault = wrong(cost)
        faults += bool(fault)
        print(
            f"| {cost.name} | {KINDS[cost.name].row} | {cost.size} | {cost.verdict} | {cost.cpu:.2f} "
            f"| {cost.peak:.0f} | {cost.page:.1f} | {fault} |",
            flush=True,
        )
    print(f"\n{len(KINDS)} kinds, {faults} faults")
    raise SystemExit(1 if faults else 0)
