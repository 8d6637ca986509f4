"""flask remind: today's reminders; the worker does the same every morning by itself."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from review.actions import annual, expiries, reminders, year_report


@click.command()
@with_appcontext
def remind() -> None:
    """提醒将到期和已逾期的期限、将届满的有效期、年度发文目录和年度报告；同一天运行多次只提醒一次。"""
    count = reminders.remind() + expiries.remind() + annual.remind() + year_report.remind()
    click.echo(f"提醒了{count}个期限。")
