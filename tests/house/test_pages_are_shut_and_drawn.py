"""Every page says who may see it, and every template is drawn by one."""

from __future__ import annotations

from flask import Flask

from tests.house.sources import ROOT, TEMPLATES, modules


def test_every_route_declares_access(app: Flask) -> None:
    views = {name: view for name, view in app.view_functions.items() if name != "static"}
    assert views
    assert not [name for name, view in views.items() if getattr(view, "access", None) is None]


def test_every_template_is_named_by_a_page_or_another_template() -> None:
    names = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html")}
    sources = [*modules("web"), *TEMPLATES.rglob("*.html")]
    text = "\n".join(file.read_text("utf-8") for file in sources)
    assert names, ROOT
    assert not [name for name in names if f'"{name}"' not in text and f"'{name}'" not in text]
