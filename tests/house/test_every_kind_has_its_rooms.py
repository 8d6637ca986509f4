"""What a kind names in other rooms is there, and a fifth kind would open few files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sqlalchemy import inspect

from review.actions.letters import LETTERS
from review.actions.terms import TERMS
from review.law.kinds import ROWS, KindRow
from review.law.vocabulary import Kind
from review.models import Matter
from review.registers.books import REGISTERS
from review.web.forms.matter_terms import FORMS
from tests.house.sources import REVIEW, TEMPLATES, modules, named, tree

EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind.value)


@EACH
def test_every_key_of_a_kind_leads_to_what_it_names(row: KindRow) -> None:
    assert row.letter in LETTERS
    assert row.register in REGISTERS
    assert (TEMPLATES / row.template).is_file()
    record = inspect(Matter).relationships[row.record].mapper.class_
    assert TERMS[row.kind].record is record
    assert row.record == row.kind.value  # what `Matter.particulars` and the migrations go by


@EACH
def test_every_kind_is_asked_for_by_a_form_over_the_columns_of_its_record(row: KindRow) -> None:
    terms, form = TERMS[row.kind], FORMS[row.kind]
    assert form.of is terms
    columns = set(inspect(terms.record).columns.keys())
    assert set(terms.questions()) - {"title"} <= columns


# Where a fifth kind would be written, beside its own new files: each holds all four today.
OPENED = {
    "law/vocabulary/__init__.py",  # the word that is stored
    "law/kinds.py",  # the row
    "law/checklists.py",  # its list
    "law/settings.py",  # its periods
    "models/matter.py",  # its record
    "actions/terms.py",  # what the section is asked
}
NEW = {
    "law/workflow/….py": "the chapter",
    "migrations/versions/….py": "the table",
    "registers/books/….py": "the register",
}
# Each of its figures counts one kind, because the statistic it comes from does.
COUNTED_APART = {"registers/statistics/reviews.py"}
NAMES = {kind.name for kind in Kind}


def _kinds(file: Path) -> set[str]:
    """The kinds a module names, as `Kind.CONTRACT` or by a class or a chapter of that name."""
    found = {
        node.attr
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Kind"
    }
    return found & NAMES


def test_a_fifth_kind_opens_at_most_nine_files() -> None:
    assert len(OPENED) + len(NEW) <= 9
    places = {named(file) for file in modules() if _kinds(file) == NAMES}
    assert places <= OPENED
    assert all((REVIEW / file).is_file() for file in OPENED)


def test_no_page_and_no_deed_lists_the_kinds() -> None:
    """Where three of four are named, the fourth was forgotten or stands behind an `else`."""
    several = {named(file) for file in modules() if len(_kinds(file)) >= 3}
    assert several <= OPENED | COUNTED_APART
