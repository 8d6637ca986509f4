"""flask check: what the rules find in a file, without a database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from review.checks.catalogue import check as asked_of
from review.checks.finding import Finding
from review.checks.text import Asked
from review.cli.paper.asked import FILE, or_refuse, refuse
from review.clock import today
from review.law.vocabulary import Kind
from review.paper.clause_paths import paths
from review.paper.model import Paper
from review.paper.reading import sandbox


@click.command("check")
@click.argument("file", type=FILE)
@click.option(
    "--kind", required=True, help="事项类别：" + "、".join(f"{k.value} {k.label}" for k in Kind)
)
@click.option(
    "--date", "day", default=None, help="文本的日期，如 2026-03-01；决定引用的法律是否有效"
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 列表打印")
def check(file: Path, kind: str, day: str | None, as_json: bool) -> None:
    """逐条规则检查一份文本，列出检查发现；由人判断，不作结论。"""
    asked = Asked(_kind(kind), _day(day), today())
    paper = or_refuse(lambda: sandbox.read(file.read_bytes(), file.name))
    findings = asked_of(paper, asked)
    if as_json:
        click.echo(json.dumps(rows(paper, findings), ensure_ascii=False, indent=2))
        return
    for row in rows(paper, findings):
        click.echo(f"{row['severity']} {row['rule']} {row['place']}：{row['suggestion']}")
        click.echo(f"    “{row['quote']}”　依据：{row['basis']}")
    click.echo(f"共{len(findings)}处" if findings else "没有检查发现")


def rows(paper: Paper, findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    """The findings as they are printed; `place` is 第…段, with its clause where it has one."""
    lines = list(paper.paragraphs("all"))
    clauses = paths(paper)
    return [
        {
            "rule": each.rule.id,
            "severity": each.severity.value,
            "place": _place(each.place, clauses.get(lines[each.place].id, "")),
            "quote": each.quote,
            "basis": each.authority,
            "suggestion": each.advice,
        }
        for each in findings
    ]


def _place(number: int, clause: str) -> str:
    return f"第{number + 1}段" + (f"（{clause}）" if clause else "")


def _kind(word: str) -> Kind:
    kind = next((each for each in Kind if each.value == word), None)
    if kind is None:
        known = "、".join(each.value for each in Kind)
        refuse(f"没有“{word}”这一类别，应为 {known}")
    return kind


def _day(word: str | None) -> date | None:
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        refuse(f"“{word}”不是日期，应如 2026-03-01")
