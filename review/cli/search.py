"""flask search rebuild: the words of every newest text anew, from the files themselves."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions import documents
from review.actions.search import index
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import Matter
from review.registers.facts import latest_revision

search = AppGroup("search", help="查找")


@search.command()
def rebuild() -> None:
    """重建全部送审文本的查找索引。"""
    count = 0
    for id in db.session.scalars(select(Matter.id).order_by(Matter.id)).all():
        with unit_of_work():
            matter = db.session.get_one(Matter, id)
            revision = latest_revision(matter)
            if revision is not None:
                index(matter, documents.reading(revision))
                count += 1
    click.echo(f"已重建{count}件事项的索引。")
