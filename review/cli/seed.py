"""flask seed: the demo data, once."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from review.cli.serve import prepare


@click.command()
@with_appcontext
def seed() -> None:
    """Migrate and seed; does nothing where the demo already stands."""
    if not current_app.config["DEMO"]:
        raise click.ClickException("只有演示模式（REVIEW_MODE=demo）才有演示数据")
    prepare()
    click.echo("演示数据已就绪")
