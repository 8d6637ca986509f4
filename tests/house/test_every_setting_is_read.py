"""Every row of 设置 is read by the program, or says 仅供参考 with why; and what is read is in force."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from review.law.settings import PERIODS, REFERENCE, ROWS
from review.web.settings import GROUPS
from tests.house.sources import modules, named, tree

SHIPPED = {"PERIODS", "YEAR_DAYS", "LIMITS", "ROWS"}
# Where a row is meant, not its value: it is shown, changed, or asked whether the law fixes it.
OF_THE_ROW = {
    "law/settings.py", "registers/settings.py", "actions/settings.py", "web/settings.py",
    "cli/law.py", "registers/deadlines.py", "actions/deadline_changes.py",
}  # fmt: skip


def _reading() -> list[Path]:
    rooms = ("actions", "registers", "law", "web", "jobs")
    files = [file for room in rooms for file in modules(room)]
    shown = ("law/settings.py", "law/reference.py", "web/settings.py")
    return [file for file in files if named(file) not in shown]


def _words(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_row_is_read_or_says_why_not() -> None:
    spoken = {word for file in _reading() for word in _words(file)}
    read = {key for key in ROWS if key in spoken}
    read |= {PERIODS[key].pair for key in read & set(PERIODS)} - {""}
    assert read
    assert set(ROWS) - read == set(REFERENCE), "neither read nor 仅供参考, or both"
    assert all(len(why) > 10 for why in REFERENCE.values())


def test_nothing_is_decided_by_a_value_that_only_shipped() -> None:
    """`registers.settings` gives the values in force; the tables themselves are for showing them."""
    found = {
        named(file)
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and node.module == "review.law.settings"
        if SHIPPED & {name.name for name in node.names}
    }
    assert found == OF_THE_ROW - {"law/settings.py"}


def test_every_row_stands_in_one_group_of_the_page() -> None:
    shown = [key for _, keys in GROUPS for key in keys]
    assert sorted(shown) == sorted(ROWS)
