"""What of every real paper at hand is on the page, by kind of story, and what reading it costs.

A text node counts by its characters, as `coverage` finds it in the XML; codes of fields and what
else is listed as not shown stand apart. Each file is read in a process of its own.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, get_args

from review.paper.html import html
from review.paper.model import StoryKind
from review.paper.reading import readers
from review.paper.reading.coverage import Recall, coverage
from review.paper.refusal import Refusal
from tests.bench.clockwork import machine, peak_so_far

PAPERS = (Path(__file__).parents[2] / "../shared/papers").resolve()
WORD = (".docx", ".dotx")
KINDS = (*WORD, ".doc", ".wps", ".pdf", ".ofd")
SLOW, LARGE = 5.0, 300.0
"""Seconds of processor and MiB from which a file is named, whatever the others cost."""
FOREMOST = 5


class Reading(NamedTuple):
    """One file made into a page: what it cost, and what is on it of each kind of story."""

    name: str
    seconds: float
    peak: float
    characters: int
    stories: dict[StoryKind, Recall]
    refused: str


def files() -> list[Path]:
    """Every paper at hand that we read."""
    return sorted(each for each in PAPERS.glob("**/*") if each.suffix in KINDS)


def measured(path: Path) -> Reading:
    """A file opened and laid out; the account of its characters is taken afterwards."""
    source, refused, characters = path.read_bytes(), "", 0
    began = _spent()
    try:
        source = readers.current(source, path.name)
        paper = readers.open_paper(source, path.name)
        html(paper)
        characters = sum(len(each.text) for each in paper.paragraphs("all"))
    except Refusal as refusal:
        refused = refusal.code
    seconds, highest = _spent() - began, peak_so_far()
    word = path.suffix in WORD and not refused
    stories = dict(coverage(source).stories) if word else {}
    return Reading(path.name, seconds, highest, characters, stories, refused)


def _spent() -> float:
    """Seconds of processor of this process and of those it waited for (LibreOffice)."""
    return sum(os.times()[:4])


def readings(paths: Sequence[Path]) -> Iterator[Reading]:
    """One after the other, each in a new process, so that peaks are its own."""
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        yield from pool.imap(measured, paths)


def summed(found: Sequence[Reading]) -> dict[StoryKind, Recall]:
    """The recall of each kind of story over all files."""
    return {
        kind: Recall(*(sum(each) for each in zip(*counts, strict=True)))
        for kind in get_args(StoryKind)
        if (counts := [one.stories[kind] for one in found if kind in one.stories])
    }


def main() -> None:
    """Print recall by kind of story, then the costly files by name."""
    found = list(readings(files()))
    if not found:
        print("没有 ../shared/papers：没有测")
        return
    refused = [f"{each.name} ({each.refused})" for each in found if each.refused]
    print(f"{machine()}; {len(found)} files, {len(refused)} refused {', '.join(refused)}\n")
    print(
        "| story | files | on the page | listed apart | lost | recall |\n|---|---|---|---|---|---|"
    )
    having = Counter(kind for each in found for kind in each.stories)
    for kind, all_ in summed(found).items():
        print(
            f"| {kind} | {having[kind]} | {all_.shown} | {all_.listed} | {all_.lost}"
            f" | {all_.share:.2%} |"
        )
    costly = [each for each in found if each.seconds > SLOW or each.peak > LARGE]
    print(f"\nover {SLOW:.0f} s or {LARGE:.0f} MB: {', '.join(_told(costly)) or 'none'}")
    for name, by in (("slowest", "seconds"), ("largest", "peak")):
        foremost = sorted(found, key=lambda each: -getattr(each, by))[:FOREMOST]
        print(f"{name}: {', '.join(_told(foremost))}")


def _told(found: Sequence[Reading]) -> list[str]:
    return [f"{each.name} {each.seconds:.2f} s {each.peak:.0f} MiB" for each in found]
