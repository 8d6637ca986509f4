"""Real papers mutated: the same truths as the corpus, on the words offices really write."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from review.paper.model import Paper
from review.paper.reading import readers

PAPERS = Path(__file__).parents[2] / "../shared/papers/zh"
SHORTEST = 4
MOST = 400


def texts(file: Path) -> list[str]:
    """The paragraphs of a paper that can be annotated, numbers as they are read."""
    paper: Paper = readers.open_paper(file.read_bytes(), file.name)
    found = [f"{one.label}{one.text}".replace("\ufffc", "") for one in paper.paragraphs()]
    return [text for text in found if len(text.strip()) >= SHORTEST and "\n" not in text]


def papers() -> Iterator[tuple[str, list[str]]]:
    """Every readable paper at hand with its paragraphs, long ones in a stretch of MOST."""
    for file in sorted(PAPERS.glob("*.docx")) if PAPERS.exists() else ():
        found = texts(file)
        if len(found) > 20:
            start = random.Random(file.name).randrange(max(1, len(found) - MOST))
            yield file.stem, found[start : start + MOST]
