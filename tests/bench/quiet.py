"""Whether real papers keep their fingerprint when LibreOffice opens and saves them."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from review.paper.comparing.compare import compare
from review.paper.comparing.sight_differences import sight_differences
from review.paper.reading import docx_reader
from tests.bench.real_papers import PAPERS
from tests.bench.sight import convert

LEAST = 0.95


class Saved(NamedTuple):
    """A paper saved anew: kept, or the differences that are named, none where none is."""

    name: str
    kept: bool
    named: tuple[str, ...]


def main(*words: str) -> None:
    """Print a line for each paper, saved once and saved once more; exit 1 below 95 percent."""
    print("| paper | saving | fingerprint | differences named |")
    print("|---|---|---|---|")
    found = []
    for saving, each in saved(words):
        found.append(each)
        verdict = "kept" if each.kept else "another" if each.named else "**unexplained**"
        kinds = Counter(one.partition("：")[0] for one in each.named)
        said = "、".join(f"{kind} {n}" for kind, n in kinds.most_common())
        print(f"| {each.name} | {saving} | {verdict} | {said} |")
    explained = sum(each.kept or bool(each.named) for each in found)
    kept = sum(each.kept for each in found)
    print(f"{kept} kept and {explained - kept} named of {len(found)}")
    sys.exit(0 if found and explained >= LEAST * len(found) else 1)


def saved(words: tuple[str, ...]) -> Iterator[tuple[str, Saved]]:
    """Each paper against what LibreOffice makes of it, and that against the same made once more."""
    files = [
        f for f in sorted(PAPERS.glob("*.do[ct]x")) if not words or any(w in f.name for w in words)
    ]
    with tempfile.TemporaryDirectory(prefix="quiet-") as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        for room in (first, second):
            room.mkdir()
        convert(files, first, "docx")
        convert(sorted(first.glob("*.docx")), second, "docx")
        for file in files:
            once, twice = (room / f"{file.stem}.docx" for room in (first, second))
            if not once.exists():
                yield "once", Saved(file.stem, False, ("另存：LibreOffice 没有存成",))
            else:
                yield "once", held(file.stem, file.read_bytes(), once.read_bytes())
            if twice.exists():
                yield "again", held(file.stem, once.read_bytes(), twice.read_bytes())


def held(name: str, before: bytes, after: bytes) -> Saved:
    """Two forms of one paper held together."""
    old, new = docx_reader.read(before), docx_reader.read(after)
    if old.fingerprint == new.fingerprint:
        return Saved(name, True, ())
    changes = [f"文字：{each.kind}" for each in compare(old, new).changes]
    return Saved(name, False, (*changes, *map(str, sight_differences(old, new))))
