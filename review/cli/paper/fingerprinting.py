"""flask paper fingerprint: what files are known by, and what in them the text does not prove."""

from __future__ import annotations

import json
from pathlib import Path

import click

from review.cli.paper.asked import REFUSED
from review.paper.caveats import KINDS, entries
from review.paper.model import Paper
from review.paper.reading import sandbox
from review.paper.refusal import Refusal


@click.command("fingerprint")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--json", "as_json", is_flag=True, help="以 JSON 列出，含无法识别、隐藏和会自行变化的内容"
)
def fingerprint(files: tuple[Path, ...], as_json: bool) -> None:
    """打印文件的指纹，一份一行；拒绝读取的文件在标准错误说明，其余照常。"""
    listing, refused = [], False
    for file in files:
        try:
            paper = sandbox.read(_bytes(file), file.name)
        except Refusal as refusal:
            refused = True
            click.echo(f"{file}：{refusal.sentence}", err=True)
            continue
        if as_json:
            listing.append(_told(file, paper))
        else:
            click.echo(f"{paper.fingerprint}  {file}")
    if as_json:
        click.echo(json.dumps(listing, ensure_ascii=False, indent=1))
    if refused:
        raise SystemExit(REFUSED)


def _bytes(file: Path) -> bytes:
    """What the file holds; Refusal where it cannot be opened, so that the others go on."""
    try:
        return file.read_bytes()
    except FileNotFoundError as fault:
        raise Refusal("absent", "没有这个文件。") from fault
    except IsADirectoryError as fault:
        raise Refusal("absent", "这是文件夹，不是文件。") from fault
    except OSError as fault:
        raise Refusal("absent", "无法打开这个文件。") from fault


def _told(file: Path, paper: Paper) -> dict[str, object]:
    row: dict[str, object] = {"file": str(file), "fingerprint": paper.fingerprint}
    lists: dict[str, list[dict[str, str]]] = {"unknown": [], "hidden": [], "self-changing": []}
    for each in entries(paper):
        kind = KINDS[each.kind]
        lists[kind.sort].append(
            {"place": each.place, "where": each.where, "kind": each.kind, "title": kind.title,
             "sentence": each.sentence}
        )  # fmt: skip
    return row | lists
