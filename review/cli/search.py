"""flask search rebuild: the words by which matters are found anew, from records and files."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions import documents, material_words, recognitions
from review.actions.search import (
    clear,
    index_document,
    index_material,
    index_matter,
    index_scan,
    of_pages,
    of_paper,
)
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Material, Matter
from review.registers.facts import latest_revision

search = AppGroup("search", help="查找")


@search.command()
def rebuild() -> None:
    """重建查找索引：事项、送审文本、识别文字、材料。"""
    with unit_of_work():
        clear()
    matters = db.session.scalars(select(Matter.id).order_by(Matter.id)).all()
    for id in matters:
        _matter(id)
    materials = db.session.scalars(select(Material.id).order_by(Material.id)).all()
    for id in materials:
        words = of_paper(material_words.read(db.session.get_one(Material, id)))
        with unit_of_work():
            index_material(db.session.get_one(Material, id), words)
    click.echo(f"已重建{len(matters)}件事项、{len(materials)}份材料的索引。")


def _matter(id: int) -> None:
    revision = latest_revision(db.session.get_one(Matter, id))
    words = of_paper(documents.reading(revision)) if revision else []
    scanned = of_pages(recognitions.pages(revision)) if revision else []
    with unit_of_work():
        matter = db.session.get_one(Matter, id)
        index_matter(matter)
        revision = latest_revision(matter)
        if revision is not None:
            index_document(revision, words)
            index_scan(revision, scanned)
