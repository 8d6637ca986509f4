"""flask calendar: take in a year's holiday notice from a file."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup

from review.actions.calendar import outlook, take_in
from review.actions.unit_of_work import Refused
from review.chinese import spoken_weekday
from review.law.holidays import NoticeError, Year

calendar = AppGroup("calendar", help="放假安排：导入下一年度的通知")


@calendar.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只显示会改变什么，不导入")
def import_(file: Path, dry_run: bool) -> None:
    """导入 holiday-cn 格式的 JSON；仍在计算的期限随之重算，已办结的不变。"""
    try:
        year = Year.read(file.read_bytes())
    except OSError:
        _refuse(f"读不到文件：{file}")
    except NoticeError as fault:
        _refuse(str(fault))
    for line in _told(year):
        click.echo(line)
    if dry_run:
        return
    try:
        moved = take_in(year, by=None)
    except Refused as refusal:
        _refuse(str(refusal))
    click.echo(f"已导入{year.year}年的放假安排，{moved}个期限随之改变。")


def _told(year: Year) -> list[str]:
    year_outlook = outlook(year)
    lines = [f"注意：{doubt}" for doubt in year.doubts()]
    for before, after in year_outlook.days:
        lines.append(f"  {spoken_weekday(before.date)}：{before.why} → {after.why}")
    for move in year_outlook.moves:
        matter = move.deadline.matter
        lines.append(f"  {matter.number} {move.deadline.label}：{move.before} → {move.after}")
    return lines


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(2)
