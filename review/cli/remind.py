"""flask remind: today's reminders; the worker does the same every morning by itself."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from review.actions.reminders import remind as remind_all


@click.command()
@with_appcontext
def remind() -> None:
    """提醒将到期和已逾期的期限；同一天运行多次只提醒一次。"""
    click.echo(f"提醒了{remind_all()}个期限。")
