"""flask workdays: count a period on the command line, by the office's calendar where there is one."""

from __future__ import annotations

import re
from datetime import date
from typing import NoReturn

import click
from flask import has_app_context
from sqlalchemy.exc import DatabaseError

from review.law.deadlines import count
from review.law.vocabulary import Unit
from review.law.workdays import Calendar, shipped
from review.registers import calendar as register

USAGE = "用法：flask workdays 2026-02-12 +5 [--unit workday|day|month] [--explain]"


# What looks like an option is taken as a word, so that "-5" is answered in Chinese.
@click.command("workdays", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="DATE +N")
@click.option("--unit", default="workday", help="workday 工作日、day 日（顺延）、month 个月")
@click.option("--explain", is_flag=True, help="逐日说明推算过程和未顺延的末日")
def workdays(words: tuple[str, ...], unit: str, explain: bool) -> None:
    """从某日起推算期限的末日，起算当日不计入。"""
    if len(words) != 2:
        _refuse(USAGE)
    try:
        deadline = count(_day(words[0]), _amount(words[1]), _unit(unit), _calendar())
    except ValueError as fault:
        _refuse(str(fault))
    click.echo(deadline.due)
    if explain:
        for line in deadline.lines:
            click.echo(f"  {line}")
        click.echo(f"  未顺延的末日：{deadline.raw_due}")
    elif deadline.provisional:
        click.echo(deadline.lines[-1].why, err=True)


def _calendar() -> Calendar:
    """What the office imported; without its database, the years that ship."""
    try:
        return register.calendar() if has_app_context() else shipped()
    except DatabaseError:
        return shipped()


def _day(word: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        raise ValueError(f"“{word}”不是日期，应如 2026-02-12")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"没有“{word}”这一天") from None


def _amount(word: str) -> int:
    if not re.fullmatch(r"\+?[0-9]{1,5}", word):
        raise ValueError(f"“{word}”不是期限，应如 +5")
    return int(word)


def _unit(word: str) -> Unit:
    unit = next((unit for unit in Unit if unit.value == word), None)
    if unit is None:
        raise ValueError(f"“{word}”不是期限单位，应为 workday、day 或 month")
    return unit


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(2)
