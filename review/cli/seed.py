"""flask seed: the demo data, once, or anew."""

from __future__ import annotations

import gc

import click
from flask import current_app
from flask.cli import with_appcontext

from review.cli.serve import YOUNG, prepare
from review.demo import progress
from review.extensions import db
from review.paper import gc_pause


@click.command()
@click.option("--reset", is_flag=True, help="先删除现有的演示数据；请先停止正在运行的演示")
@with_appcontext
def seed(reset: bool) -> None:
    """Migrate and seed; does nothing where the demo already stands."""
    if not current_app.config["DEMO"]:
        raise click.ClickException("只有演示模式（REVIEW_MODE=demo）才有演示数据")
    if reset:
        _clear()
    gc_pause.freeze()
    gc.set_threshold(YOUNG, 10, 10)
    prepare()
    click.echo("演示数据已就绪")


def _clear() -> None:
    """Of the demo alone; its files stay, named by their hashes."""
    if not progress.kept():
        raise click.ClickException("PostgreSQL 上的演示请新建一个空数据库，再执行 flask seed")
    db.engine.dispose()
    progress.end()
    file = progress.database_file()
    for one in (file, *(file.with_name(f"{file.name}-{end}") for end in ("wal", "shm"))):
        one.unlink(missing_ok=True)
    current_app.config["CHECKPOINTS"].unlink(missing_ok=True)
