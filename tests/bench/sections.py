"""docs/performance.md: each bench writes the section of its name and leaves the others."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.clockwork import machine

HEADING = "# Performance\n\nEvery section is written by the bench named in it; no other figure stands here.\n"


def options(name: str) -> argparse.ArgumentParser:
    """What every bench with a section takes."""
    parser = argparse.ArgumentParser(prog=f"bench {name}")
    parser.add_argument("--doc", type=Path, help="the page to write the section to")
    return parser


def publish(page: Path | None, title: str, command: Sequence[str], lines: Iterable[str]) -> None:
    """Print each line as it is measured; where there is a page, then write them there."""
    print(machine(), flush=True)
    kept = []
    for line in lines:
        print(line, flush=True)
        kept.append(line)
    if page:
        put(page, title, command, kept)


def put(page: Path, title: str, command: Sequence[str], lines: Sequence[str]) -> None:
    """Write the section `title`, made by the words of `command`, with the machine and its load."""
    before = page.read_text("utf-8") if page.exists() else ""
    kept = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", before, re.DOTALL | re.MULTILINE))
    by = f"python3 manage.py bench {' '.join(command)}"
    made = f"Written by `{by}`: {machine()}, load {os.getloadavg()[0]:.1f}."
    kept[title] = "\n".join(["", made, *lines, ""])
    sections = (f"## {name}\n{text.rstrip()}\n" for name, text in sorted(kept.items()))
    page.write_text("\n".join([HEADING, *sections]), "utf-8")
