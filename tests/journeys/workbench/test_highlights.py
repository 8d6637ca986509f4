"""The words a thread stands on are marked in every view, with highlights and without them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from review.actions import annotations, documents
from review.actions.placements import Span
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Matter
from review.registers.facts import latest_revision
from tests.journeys.browser import Visit
from tests.journeys.workbench.conftest import STRANGE

VisitOf = Callable[..., Visit]
WITHOUT = "delete window.CSS.highlights; Object.defineProperty(window.CSS, 'highlights', {value: undefined});"
PAINTED = """(severity) => window.CSS.highlights
  ? [...CSS.highlights.get(`annotation-${severity}`)].map((range) => range.toString())
  : [[...document.querySelectorAll(`mark.${severity}`)].map((mark) => mark.textContent).join("")]"""


def note(app: Flask, first: str, start: int, last: str, end: int) -> None:
    with app.app_context():
        matter = db.session.get_one(Matter, 2)
        revision = latest_revision(matter)
        assert revision is not None
        paper = documents.reading(revision)
        blocks = list(paper.paragraphs())
        (one,) = [b for b in blocks if first in b.text]
        (two,) = [b for b in blocks if last in b.text]
        span = Span(one.id, one.text.index(first) + start, two.id, two.text.index(last) + end)
        words = annotations.Note(Severity.BLOCKING, Category.WORDING, "标在这里")
        annotations.annotate(matter, revision, paper, span, words, by=person("chenlu"))


def seen(visit: Visit, view: str) -> str:
    visit.go(f"{STRANGE}/revisions/1?view={view}")
    (found,) = visit.page.evaluate(PAINTED, "blocking")
    return str(found)


@pytest.fixture(
    params=[False, pytest.param(True, marks=pytest.mark.sure)], ids=["highlights", "marks"]
)
def visit(request: pytest.FixtureRequest, visit_of: VisitOf) -> Visit:
    found = visit_of("chenlu")
    if request.param:
        found.page.add_init_script(WITHOUT)
    return found


def test_letters_of_two_units_and_combining_marks_are_counted_once(
    visit: Visit, bare_app: Flask
) -> None:
    note(bare_app, "甲𠮷乙", 1, "甲𠮷乙e\u0301", 5)
    for view in ("original", "marked", "final"):
        assert seen(visit, view) == "𠮷乙e\u0301"


@pytest.mark.sure
def test_words_over_tracked_changes_are_marked_as_far_as_a_view_shows_them(
    visit: Visit, bare_app: Flask
) -> None:
    note(bare_app, "旧𠮷文", 1, "新文字", 4)
    shown = {view: seen(visit, view) for view in ("original", "marked", "final")}
    assert shown == {"original": "𠮷文之", "marked": "𠮷文新文字之", "final": "新文字之"}


@pytest.mark.sure
def test_a_range_over_cells_is_marked_in_both(visit: Visit, bare_app: Flask) -> None:
    note(bare_app, "单元𠮷格", 2, "另一格子", 2)
    assert seen(visit, "marked").split() in (["𠮷格另一"], ["𠮷格", "另一"])
    visit.page.keyboard.press("j")
    assert visit.page.locator(".thread.current").count() == 1


def test_a_selection_in_each_view_is_the_same_place(visit: Visit, bare_app: Flask) -> None:
    for view, words in (
        ("original", "之后的词句"),
        ("final", "之后的词句"),
        ("marked", "之后的词句"),
    ):
        visit.go(f"{STRANGE}/revisions/1?view={view}")
        visit.select(words)
        visit.page.keyboard.press("a")
        at = visit.page.input_value('[name="start"]')
        assert at == str(len("第二条 旧𠮷文新文字")), view
