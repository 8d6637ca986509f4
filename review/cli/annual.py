"""flask annual: today's draft of the annual report, without opening one."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from review import clock
from review.actions import report_papers
from review.registers import year_report


@click.group()
def annual() -> None:
    """法治政府建设年度报告。"""


@annual.command()
@click.argument("year", type=int)
@click.option(
    "--docx", required=True, type=click.Path(dir_okay=False, path_type=Path), help="写到哪个文件"
)
@click.option("--review", is_flag=True, help="核对稿：每个数字带注释")
@with_appcontext
def report(year: int, docx: Path, review: bool) -> None:
    """写出这一年年度报告的今天的草稿；不改变任何记录。"""
    if not 2000 <= year <= clock.today().year:
        raise click.ClickException("只能编制本年和以前年度的报告")
    body = year_report.body(year, year_report.figures(year))
    docx.write_bytes(report_papers.review(body) if review else report_papers.formal(body))
    figures = sum(one["value"] not in (None, "0") for one in body["figures"])
    click.echo(f"已写出{docx}：{len(body['blocks'])}个部分，{figures}项有数值的指标。")
