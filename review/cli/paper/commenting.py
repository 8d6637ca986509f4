"""flask paper comments and annotate: Word comments out of a file and into it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from review.cli.paper.asked import FILE, or_refuse, threads_in
from review.paper.anchoring.anchors import AnchorIndex
from review.paper.anchoring.body_text import BodyText
from review.paper.exchange.annotated_docx import write
from review.paper.model import Comment
from review.paper.reading import docx_reader, readers, sandbox
from review.paper.reading.intake import inspect
from review.paper.refusal import Refusal

WORDS = ("docx", "dotx", "doc", "wps")


@click.command("comments")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def comments(file: Path, as_json: bool) -> None:
    """列出文件中的 Word 批注，含回复、是否已解决和所批注的文字。"""
    paper = or_refuse(lambda: sandbox.read(file.read_bytes(), file.name))
    ground = AnchorIndex(paper, {})
    comment_rows = [_told(comment, ground) for comment in paper.comments]
    if as_json:
        click.echo(json.dumps(comment_rows, ensure_ascii=False, indent=1))
        return
    click.echo(f"批注{len(comment_rows)}条。")
    for comment, each in zip(paper.comments, comment_rows, strict=True):
        state = "（已解决）" if comment.resolved else ""
        line = f"{comment.author}{state}：“{each['quote'] or ''}” {comment.text}"
        click.echo(line.replace("\n", " "))


@click.command("annotate")
@click.argument("file", type=FILE)
@click.argument("comments_json", type=FILE)
@click.option("-o", "output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def annotate_file(file: Path, comments_json: Path, output: Path) -> None:
    """把 JSON 清单中的批注写成 Word 批注，另存为新文件。"""
    source = or_refuse(lambda: _word(file))
    flat = BodyText(or_refuse(lambda: docx_reader.read(source)))
    threads = or_refuse(lambda: threads_in(comments_json, flat))
    written = or_refuse(lambda: write(source, threads))
    output.write_bytes(written.docx)
    for aside in written.asides:
        click.echo(aside, err=True)
    click.echo(f"已写入批注{len(threads)}条。")


def _word(file: Path) -> bytes:
    source = file.read_bytes()
    if inspect(source, file.name) not in WORDS:
        raise Refusal("not-word", f"“{file.name}”不是 Word 文件，不能写入 Word 批注。")
    return readers.current(source, file.name)


def _told(comment: Comment, ground: AnchorIndex) -> dict[str, object]:
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


def _quote(comment: Comment, ground: AnchorIndex) -> str | None:
    """The words between the anchors, paragraphs joined by a line end; None if unanchored."""
    if comment.start is None or comment.end is None:
        return None
    (start, from_), (end, to) = comment.start, comment.end
    first, last = ground.index.get(start), ground.index.get(end)
    if first is None or last is None:
        return None
    return ground.between(first, from_, last, to)
