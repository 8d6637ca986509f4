"""Every page says who may see it, and every template is drawn by one."""

from __future__ import annotations

import re

from flask import Flask

from review.law.kinds import STATUTE
from review.web.acts import FORMS
from review.web.step_pages import SHARED
from tests.house.sources import REVIEW, ROOT, TEMPLATES, modules, named


def test_every_route_declares_access(app: Flask) -> None:
    views = {name: view for name, view in app.view_functions.items() if name != "static"}
    assert views
    assert not [name for name, view in views.items() if getattr(view, "access", None) is None]


def test_every_page_that_a_step_names_is_there_and_no_form_stands_beside_the_statute(
    app: Flask,
) -> None:
    steps = {step for chapter in STATUTE.values() for step in chapter.steps}
    assert {step.page for step in steps if step.page} <= set(app.view_functions)
    assert set(FORMS) == {step.name for step in steps if step.page == SHARED}


def test_every_template_is_named_by_a_page_or_another_template() -> None:
    names = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html")}
    sources = [*modules("web"), REVIEW / "law/kinds.py", *TEMPLATES.rglob("*.html")]
    text = "\n".join(file.read_text("utf-8") for file in sources)
    assert names, ROOT
    assert not [name for name in names if f'"{name}"' not in text and f"'{name}'" not in text]


def test_a_link_into_a_text_names_the_paragraph_as_the_text_does() -> None:
    """Paragraphs are `p-…` in the paper's HTML; the bare name of a block leads to the top."""
    bare = re.compile(r"_anchor=[a-z_.]*block\b")
    assert not [file for file in TEMPLATES.rglob("*.html") if bare.search(file.read_text("utf-8"))]


def test_no_form_stands_in_a_paragraph() -> None:
    """A browser ends the paragraph before a form, and what was drawn around both is gone."""
    inside = re.compile(r"<p\b[^>]*>(?:(?!</p>|<p\b).)*?(?:parts\.post\(|<form\b)", re.DOTALL)
    files = [file for file in TEMPLATES.rglob("*.html") if inside.search(file.read_text("utf-8"))]
    assert [named(file) for file in files] == []
