"""flask paper comments: the Word comments that stand in a file, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from review.paper import sandbox
from review.paper.anchors import Ground
from review.paper.blocks import Comment
from review.paper.refusal import Refusal

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REFUSED = 2

T = TypeVar("T")


@click.command("comments")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def comments(file: Path, as_json: bool) -> None:
    """列出文件中的 Word 批注，含回复、是否已解决和所批注的文字。"""
    paper = _or_refuse(lambda: sandbox.read(file.read_bytes(), file.name))
    ground = Ground(paper, {})
    told = [_told(comment, ground) for comment in paper.comments]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"批注{len(told)}条。")
    for comment, each in zip(paper.comments, told, strict=True):
        state = "（已解决）" if comment.resolved else ""
        line = f"{comment.author}{state}：“{each['quote'] or ''}” {comment.text}"
        click.echo(line.replace("\n", " "))


def _told(comment: Comment, ground: Ground) -> dict[str, object]:
    return {
        "id": comment.id,
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "parent": comment.parent,
        "resolved": comment.resolved,
        "start": _place(comment.start),
        "end": _place(comment.end),
        "quote": _quote(comment, ground),
    }


def _place(place: tuple[str, int] | None) -> dict[str, object] | None:
    return {"block": place[0], "offset": place[1]} if place else None


def _quote(comment: Comment, ground: Ground) -> str | None:
    """The words between the anchors, paragraphs joined by a line end; None if unanchored."""
    if comment.start is None or comment.end is None:
        return None
    (start, from_), (end, to) = comment.start, comment.end
    first, last = ground.index.get(start), ground.index.get(end)
    if first is None or last is None:
        return None
    return ground.between(first, from_, last, to)


def _or_refuse(do: Callable[[], T]) -> T:
    """Exit code 2: the file was refused, and why."""
    try:
        return do()
    except Refusal as refusal:
        click.echo(refusal.sentence, err=True)
        raise SystemExit(REFUSED) from refusal
