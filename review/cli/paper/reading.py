"""flask paper text, html, coverage: what a file says, on the command line."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from review.paper.caveats import entries
from review.paper.html import html as rendered
from review.paper.model import Image, View
from review.paper.reading import docx_reader, readers, sandbox
from review.paper.reading.coverage import coverage as account
from review.paper.refusal import Refusal
from review.paper.views import lines

BREAK = "\u2028"
"""Printed for a line break inside a paragraph: one paragraph is always one line."""

SHEETS = (
    Path(__file__).with_name("page.css"),
    Path(__file__).parents[2] / "static" / "css" / "indents.css",
)

T = TypeVar("T")

_VIEWS = click.Choice(["original", "marked", "final"])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("text")
@click.argument("file", type=_FILE)
@click.option(
    "--view", type=_VIEWS, default="marked", help="original 修订前、marked 含修订、final 接受修订后"
)
@click.option(
    "--story", type=click.Choice(["body", "all"]), default="body", help="正文，或含页眉页脚注释等"
)
@click.option("--labels", is_flag=True, help="行首加上自动编号")
def text(file: Path, view: View, story: str, labels: bool) -> None:
    """逐段打印文字，一段一行；段内换行印作 U+2028。"""
    paper = _or_refuse(lambda: sandbox.read(file.read_bytes(), file.name))
    for line in lines(paper, view, story):
        label = f"{line.label} " if labels and line.label else ""
        click.echo(label + line.text.replace("\n", BREAK))


@click.command("html")
@click.argument("file", type=_FILE)
@click.option("-o", "output", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--view", type=_VIEWS, default="marked", help="original 修订前、marked 含修订、final 接受修订后"
)
def html(file: Path, output: Path, view: View) -> None:
    """写出一个完整、独立的网页。"""
    source = file.read_bytes()
    paper = _or_refuse(lambda: sandbox.read(source, file.name))
    current = _or_refuse(lambda: readers.current(source, file.name))

    def picture(image: Image) -> str:
        content = base64.b64encode(docx_reader.picture(current, image)).decode()
        return f"data:{image.type};base64,{content}"

    style = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    said = [warning.sentence for warning in paper.warnings]
    said += [f"{each.where}：{each.sentence}" for each in entries(paper)]
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in said)
    output.write_text(
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(file.name)}</title><style>{style}</style></head>"
        f"<body>{told}{rendered(paper, view, picture)}</body></html>\n",
        encoding="utf-8",
    )


@click.command("coverage")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def coverage(file: Path, as_json: bool) -> None:
    """核对文件的每个字符：在页面上，或列明未显示。"""
    report = _or_refuse(lambda: account(readers.current(file.read_bytes(), file.name)))
    if as_json:
        rows = {
            "shown": report.shown,
            "hidden": [each._asdict() for each in report.hidden],
            "lost": [each._asdict() for each in report.lost],
            "stories": {
                kind: {**each._asdict(), "recall": each.share}
                for kind, each in report.stories.items()
            },
        }
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo(
        f"页面上 {sum(report.shown.values())} 字，遗失 {sum(h.characters for h in report.lost)} 字"
    )
    for each in report.hidden:
        click.echo(f"未显示 {each.characters} 字：{each.place}（{each.kind}）")


def _or_refuse(do: Callable[[], T]) -> T:
    try:
        return do()
    except Refusal as refusal:
        _refuse(refusal)


def _refuse(refusal: Refusal) -> NoReturn:
    """Exit code 2: the file was refused, and why."""
    click.echo(refusal.sentence, err=True)
    raise SystemExit(2)
