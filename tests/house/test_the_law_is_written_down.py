"""The printed law is current, every row has its authority, every event its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from review.cli.law import page
from review.law.events import WORDS
from review.law.kinds import STATUTE
from review.law.settings import PERIODS
from tests.house.sources import ROOT, modules, tree


def test_the_printed_law_is_current() -> None:
    printed = (ROOT / "docs/law.md").read_text("utf-8")
    assert printed == "\n".join(page()) + "\n", "python3 manage.py flask law > docs/law.md"


def test_every_step_and_period_names_its_authority() -> None:
    steps = [step for chapter in STATUTE.values() for step in chapter.steps]
    assert steps
    assert not [step.name for step in steps if not step.basis.strip()]
    assert not [row.key for row in PERIODS.values() if not row.source.strip()]


def test_every_event_has_words() -> None:
    written = set(_actions())
    assert "step" in written
    assert not written - {"step"} - set(WORDS)


def _actions() -> Iterator[str]:
    """The first argument of every `log.append(…)`, where it is written out."""
    for file in modules("actions"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "log.append":
                yield from (
                    word.value
                    for word in ast.walk(node.args[0])
                    if isinstance(word, ast.Constant) and isinstance(word.value, str)
                )
