"""docs/performance.md: each bench writes the section of its name and leaves the others."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from tests.bench.clockwork import machine

HEADING = "# Performance\n\nEvery section is written by the bench named in it; no other figure stands here.\n"


def put(page: Path, title: str, command: str, lines: Sequence[str]) -> None:
    """Write the section `title`, made by `command`, with the machine and its load."""
    before = page.read_text("utf-8") if page.exists() else ""
    kept = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", before, re.DOTALL | re.MULTILINE))
    made = f"Written by `python3 manage.py bench {command}`: {machine()}, load {os.getloadavg()[0]:.0f}."
    kept[title] = "\n".join(["", made, *lines, ""])
    sections = (f"## {name}\n{text.rstrip()}\n" for name, text in sorted(kept.items()))
    page.write_text("\n".join([HEADING, *sections]), "utf-8")
