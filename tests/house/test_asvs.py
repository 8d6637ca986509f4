"""docs/asvs.md names each requirement of ASVS 5.0 levels 1 and 2 once, and only tests that are there."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter

import pytest

from tests.house.sources import ROOT, tree

PAGE = ROOT / "docs/asvs.md"
LIST = ROOT / "../shared/data/asvs/asvs-5.0.0.csv"
ROW = re.compile(r"^\| (V[\d.]+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
MET = ("yes", "by design", "partly", "no", "n/a")


def rows() -> list[tuple[str, ...]]:
    return ROW.findall(PAGE.read_text("utf-8"))


def test_each_requirement_stands_there_once_with_an_answer() -> None:
    found = rows()
    assert len(found) == 253
    assert not [number for number, times in Counter(row[0] for row in found).items() if times > 1]
    assert {row[3] for row in found} <= set(MET)
    assert not [row[0] for row in found if len(row[4].strip()) < 8]
    told = {met: sum(row[3] == met for row in found) for met in MET}
    said = ", ".join(f"{met} {count}" for met, count in told.items())
    assert f"In figures: {said}." in PAGE.read_text("utf-8")


def test_each_test_named_is_there_and_each_yes_names_one() -> None:
    there = {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef)
    }
    named = {row[0]: re.findall(r"`(test_\w+)`", row[4]) for row in rows()}
    assert not {name for names in named.values() for name in names} - there
    assert not [row[0] for row in rows() if row[3] == "yes" and not named[row[0]]]


@pytest.mark.skipif(not LIST.exists(), reason="the list of requirements is not on this machine")
def test_the_numbers_and_levels_are_those_of_the_list() -> None:
    with LIST.open(encoding="utf-8") as file:
        listed = [(row["req_id"], row["L"]) for row in csv.DictReader(file) if row["L"] in "12"]
    assert [(row[0], row[1]) for row in rows()] == listed
