"""flask paper comments and annotate: Word comments out of a file and into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from review.paper import opening, reader, sandbox
from review.paper.anchors import Anchor, Ground, Unanchored, anchor
from review.paper.annotated import annotate
from review.paper.blocks import Comment
from review.paper.flat import Flat
from review.paper.intake import inspect
from review.paper.refusal import Refusal
from review.paper.threads import Remark, Thread

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REFUSED = 2

MALFORMED = (
    "批注清单应为 JSON 列表，每项有 author、date（ISO 8601）、text，"
    "以及 start 与 end（整数）或者 quote（文字）；replies 每项同样有前三者。"
)
WORDS = ("docx", "dotx", "doc", "wps")

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


@click.command("annotate")
@click.argument("file", type=FILE)
@click.argument("comments_json", type=FILE)
@click.option("-o", "output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def annotate_file(file: Path, comments_json: Path, output: Path) -> None:
    """把 JSON 清单中的批注写成 Word 批注，另存为新文件。"""
    asked = _asked(comments_json)
    source = _or_refuse(lambda: _word(file))
    flat = Flat(_or_refuse(lambda: reader.read(source)))
    threads = _or_refuse(lambda: [_thread(flat, each) for each in asked])
    output.write_bytes(_or_refuse(lambda: annotate(source, threads)))
    click.echo(f"已写入批注{len(threads)}条。")


def _word(file: Path) -> bytes:
    source = file.read_bytes()
    if inspect(source, file.name) not in WORDS:
        raise Refusal("not-word", f"“{file.name}”不是 Word 文件，不能写入 Word 批注。")
    return opening.current(source, file.name)


def _asked(path: Path) -> list[dict[str, Any]]:
    """The list in the file; each entry is an object."""
    try:
        asked = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        asked = None
    if not isinstance(asked, list) or not all(isinstance(each, dict) for each in asked):
        _refuse(f"{path.name}：{MALFORMED}")
    return asked


def _thread(flat: Flat, asked: Mapping[str, Any]) -> Thread:
    """The thread asked for; Refusal names the entry that cannot be written."""
    try:
        remarks = [_remark(each) for each in (asked, *(asked.get("replies") or []))]
        return Thread(_anchor(flat, asked), tuple(remarks), asked.get("resolved") is True)
    except Unanchored as error:
        raise Refusal(error.code, f"批注 {asked.get('id')}：{error.sentence}") from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Refusal("malformed", f"批注 {asked.get('id')}：{MALFORMED}") from error


def _remark(asked: Mapping[str, Any]) -> Remark:
    author, text = asked["author"], asked["text"]
    if not isinstance(author, str) or not isinstance(text, str):
        raise TypeError
    date = datetime.fromisoformat(asked["date"])
    return Remark(author, date if date.tzinfo else date.replace(tzinfo=UTC), text)


def _anchor(flat: Flat, asked: Mapping[str, Any]) -> Anchor:
    """By place, where start and end are given, or else by the quoted words."""
    quote = (asked.get("quote") or "").replace("\u2028", "\n")
    block, start, end = asked.get("block"), asked.get("start"), asked.get("end")
    if start is None or end is None:
        return flat.find(quote, asked.get("prefix") or "", asked.get("suffix") or "", block)
    made = anchor(flat.ground, block, start, block, end) if block else flat.anchor(start, end)
    return made._replace(quote=quote) if quote else made


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
    try:
        return do()
    except Refusal as refusal:
        _refuse(refusal.sentence)


def _refuse(sentence: str) -> NoReturn:
    """Exit code 2: the file was refused, and why."""
    click.echo(sentence, err=True)
    raise SystemExit(REFUSED)
