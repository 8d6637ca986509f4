"""Every file is small, opens with a sentence and is named after a thing."""

from __future__ import annotations

import ast
import re
from math import ceil
from pathlib import Path

import pytest

from tests.house.sources import REVIEW, ROOT, TEMPLATES, modules, named, tree

MOST_LINES = {
    "*.py": (REVIEW, ROOT / "tests", 300),
    "*.html": (TEMPLATES, TEMPLATES, 200),
    "*.css": (REVIEW / "static/css", REVIEW / "static/css", 150),
    "*.js": (REVIEW / "static/js", REVIEW / "static/js", 150),
}
WIDTH = 100
WIDEST = 120  # characters of a line of a template
# The verifier is handed over alone, as one file; a migration is what Alembic wrote.
WHOLE = {REVIEW / "evidence/verify.py", *(REVIEW / "migrations/versions").glob("*.py")}
VAGUE = re.compile(r"(^|_)(util|utils|helper|helpers|manager|service|services|data|info)(_|$)")


@pytest.mark.parametrize("pattern", MOST_LINES)
def test_files_are_small(pattern: str) -> None:
    *folders, most = MOST_LINES[pattern]
    files = {file for folder in folders for file in folder.rglob(pattern)} - WHOLE
    assert files
    assert not {named(file): _lines(file) for file in files if _lines(file) > most}


def _lines(file: Path) -> int:
    """Lines of at most `WIDTH` characters: a longer one counts as the lines it would fill."""
    return sum(max(1, ceil(len(line) / WIDTH)) for line in file.read_text("utf-8").splitlines())


def test_a_long_line_is_no_way_around_the_budget(tmp_path: Path) -> None:
    file = tmp_path / "long.html"
    file.write_text("<p>\n" + "字" * WIDTH + "\n" + "a" * (WIDTH + 1) + "\n\n", "utf-8")
    assert _lines(file) == 5


def test_a_template_has_lines_that_fit_a_window() -> None:
    """Sentences people read and shapes of icons are broken nowhere, tags and expressions are."""
    wide = re.compile(r"[^{}%]{120,}|.*[一-龥，。；：“”（）]{60,}.*| *d=.*")
    assert not {
        f"{named(file)}:{number}"
        for file in TEMPLATES.rglob("*.html")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > WIDEST and not wide.fullmatch(line)
    }


def test_every_module_opens_with_a_sentence() -> None:
    assert not [named(file) for file in modules() if not ast.get_docstring(tree(file))]


def test_nothing_has_a_vague_name() -> None:
    files = [named(file) for file in modules() if VAGUE.search(file.stem)]
    things = [
        f"{named(file)}: {node.name}"
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and VAGUE.search(re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower())
    ]
    assert not files + things
