"""flask paper incoming: what counsel's returned file brings."""

from __future__ import annotations

import json
from pathlib import Path

import click

from review.cli.paper.asked import FILE, or_refuse, threads_in
from review.paper.anchoring.anchors import Anchor
from review.paper.anchoring.body_text import BodyText
from review.paper.exchange.incoming import Fresh, Incoming, Said, incoming
from review.paper.model import Paper
from review.paper.reading import sandbox


@click.command("incoming")
@click.argument("base", type=FILE)
@click.argument("returned", type=FILE)
@click.option("--threads", "comments_json", type=FILE, help="送出时的批注清单（annotate 的 JSON）")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def incoming_file(base: Path, returned: Path, comments_json: Path | None, as_json: bool) -> None:
    """列出退回的 Word 文件带来的新批注、回复、修订，以及不能导入的改动。"""
    ours, theirs = or_refuse(lambda: _read(base)), or_refuse(lambda: _read(returned))
    flat = BodyText(ours)
    threads = or_refuse(lambda: threads_in(comments_json, flat)) if comments_json else []
    comparison = incoming(ours, theirs, threads)
    if as_json:
        click.echo(json.dumps(_told(comparison, flat), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(comparison)))


def _read(file: Path) -> Paper:
    return sandbox.read(file.read_bytes(), file.name)


def _told(comparison: Incoming, flat: BodyText) -> dict[str, object]:
    return {
        "annotations": [_annotation(each, flat) for each in comparison.placed],
        "lost": [_annotation(each, flat) for each in comparison.lost],
        "replies": [
            {"thread": each.key, **_said(each.said), "reworded": each.reworded}
            for each in comparison.replies
        ],
        "resolved": [{"thread": each.key, "resolved": each.resolved} for each in comparison.flags],
        "known": list(comparison.known),
        "missing": list(comparison.missing),
        "differences": [each._asdict() for each in comparison.differences],
    }


def _annotation(fresh: Fresh, flat: BodyText) -> dict[str, object]:
    place: Anchor | None = fresh.anchor
    span = flat.span(place) if place else None
    return {
        "author": fresh.author,
        "date": fresh.date,
        "text": fresh.text,
        "quote": fresh.quote,
        "proposal": fresh.proposal,
        "resolved": fresh.resolved,
        "replies": [_said(each) for each in fresh.replies],
        "state": fresh.state,
        "why": fresh.why,
        "beside": fresh.beside,
        "block": place.start_block if place else None,
        "block_start": place.start if place else None,
        "end_block": place.end_block if place else None,
        "block_end": place.end if place else None,
        "start": span[0] if span else None,
        "end": span[1] if span else None,
    }


def _said(said: Said) -> dict[str, str]:
    return {"author": said.author, "date": said.date, "text": said.text}


def _lines(comparison: Incoming) -> list[str]:
    """The same for people, one thing a line."""
    lines = [
        f"新批注{len(comparison.placed)}条，回复{len(comparison.replies)}条，"
        f"不能导入的改动{len(comparison.differences)}处，找不到位置{len(comparison.lost)}条，"
        f"已有{len(comparison.known)}条。"
    ]
    for each in comparison.placed:
        proposal = f" → {each.proposal}" if each.proposal else ""
        lines.append(f"新  {each.author}：“{each.quote}”{proposal} {each.text}")
    lines += [f"回  {each.said.author}：{each.said.text}" for each in comparison.replies]
    lines += [
        f"无  {each.author}：“{each.quote}” {each.text}（{each.why}）" for each in comparison.lost
    ]
    lines += [f"异  {each.why}：“{each.ours}” / “{each.theirs}”" for each in comparison.differences]
    return [line.replace("\n", " ") for line in lines]
