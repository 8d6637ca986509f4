"""flask paper compare and carry: two files against each other, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from review import clock
from review.paper.anchoring.anchors import Anchor, Unanchored, anchor
from review.paper.anchoring.body_text import BodyText
from review.paper.anchoring.carry import Carried, carry
from review.paper.comparing import page_differences
from review.paper.comparing.compare import compare
from review.paper.comparing.findings import LABELS, Finding, Place
from review.paper.comparing.page_differences import PageDifference
from review.paper.comparing.pairs import Comparison
from review.paper.comparing.redline import redline
from review.paper.comparing.sight_differences import SightDifference, sight_differences
from review.paper.comparing.summary import summary
from review.paper.exchange.tracked_docx import tracked
from review.paper.model import Paper
from review.paper.reading import page_pictures, sandbox
from review.paper.refusal import Refusal

REFUSED = 2
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ max-width: 46em; margin: 2em auto; font: 1em/1.8 serif; }}
ins {{ color: #1a5e20; }} del {{ color: #b71c1c; }} .moved {{ text-decoration-style: double; }}
table {{ border-collapse: collapse; }} td {{ border: 1px solid #999; padding: 0 .5em; }}
.label {{ margin-right: .5em; }}
</style></head><body>
{body}
</body></html>
"""


def _refuse(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(REFUSED)


def _read(path: Path) -> Paper:
    try:
        return sandbox.read(path.read_bytes(), path.name)
    except Refusal as refusal:
        _refuse(f"{path.name}：{refusal.sentence}")
        raise


@click.command("compare")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--html", "html", type=OUT, help="写出带修改标记的网页")
@click.option("--docx", "docx", type=OUT, help="写出带修订标记的 Word 文件")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 列出全部变化")
def compare_files(
    old: Path, new: Path, html: Path | None, docx: Path | None, as_json: bool
) -> None:
    """比对两份文件，逐条列出变化。"""
    before, after = _read(old), _read(new)
    comparison = compare(before, after)
    final = bool(before.source and after.source)  # final forms are held together page by page
    seen = [] if final else sight_differences(before, after)
    findings = summary(comparison)
    pages = _pages(old, new) if final else ()
    if html is not None:
        body = redline(comparison, after)
        html.write_text(_PAGE.format(title="文本比对", body=body), encoding="utf-8")
    if docx is not None:
        docx.write_bytes(_tracked(old, new))
    if as_json:
        listing = _listing(comparison, findings, seen) | {
            "pages": [page_difference._asdict() for page_difference in pages]
        }
        listing["identical"] = bool(listing["identical"]) and not pages
        click.echo(json.dumps(listing, ensure_ascii=False, indent=1))
        return
    if comparison.changes or seen or not pages:
        click.echo(_opening(comparison, seen))
    if pages:
        click.echo(page_differences.sentence(pages, bool(comparison.changes or seen)))
    for finding in findings:
        click.echo(f"[{LABELS[finding.topic]}] {finding.sentence}")
    for each in seen:
        click.echo(str(each))


def _opening(comparison: Comparison, seen: Sequence[SightDifference]) -> str:
    """Two files are called the same only where their fingerprints are."""
    if comparison.changes:
        return f"变化{len(comparison.changes)}处。"
    return f"文字没有改动，看到的有{len(seen)}处不同。" if seen else "两份文件文字相同。"


def _pages(old: Path, new: Path) -> tuple[PageDifference, ...]:
    """The pages of two final forms that look unlike; none where they are not of one kind."""
    before, after = old.read_bytes(), new.read_bytes()
    if page_pictures.kind(before) != page_pictures.kind(after):
        return ()
    try:
        return page_differences.differences(before, after)
    except Refusal as refusal:
        _refuse(f"页面画面未能核对：{refusal.sentence}")
        raise


def _tracked(old: Path, new: Path) -> bytes:
    try:
        return tracked(old.read_bytes(), new.read_bytes(), "文本比对", clock.now())
    except Refusal as refusal:
        _refuse(refusal.sentence)
        raise


@click.command("carry")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.argument("anchors", type=FILE)
def carry_anchors(old: Path, new: Path, anchors: Path) -> None:
    """把旧文件上的批注位置沿用到新文件，结果为 JSON。"""
    asked = _asked(anchors)
    before, after = _read(old), _read(new)
    flat_old, flat_new = BodyText(before), BodyText(after)
    ready: list[Anchor | None] = []
    reasons: list[str] = []
    for each in asked:
        try:
            ready.append(_anchor(flat_old, each))
            reasons.append("")
        except Unanchored as refused:
            ready.append(None)
            reasons.append(refused.sentence)
    carried_anchors = iter(carry(before, after, [each for each in ready if each is not None]))
    results = [
        next(carried_anchors) if each is not None else Carried("orphan", 0.0, why, None)
        for each, why in zip(ready, reasons, strict=True)
    ]
    anchor_rows = [
        _told(each["id"], carried, flat_new) for each, carried in zip(asked, results, strict=True)
    ]
    click.echo(json.dumps(anchor_rows, ensure_ascii=False, indent=1))


def _asked(path: Path) -> list[dict[str, Any]]:
    """The list of anchors in the file; refused unless every field is of its kind."""
    try:
        asked = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        asked = None
    if not isinstance(asked, list) or not all(map(_well_formed, asked)):
        _refuse(
            f"{path.name}：批注清单应为 JSON 列表，每项有 id，"
            "以及 start 与 end（整数）或者 quote（文字）。"
        )
    return list(asked or [])


def _well_formed(each: object) -> bool:
    if not isinstance(each, dict) or not isinstance(each.get("id"), int | str):
        return False
    words = (each.get(name) for name in ("block", "quote", "prefix", "suffix"))
    places = [each.get(name) for name in ("start", "end")]
    if not all(word is None or isinstance(word, str) for word in words):
        return False
    if places == [None, None]:
        return bool(each.get("quote"))
    return all(isinstance(place, int) and not isinstance(place, bool) for place in places)


def _anchor(flat: BodyText, asked: Mapping[str, Any]) -> Anchor:
    """Where an anchor is asked for; raises Unanchored."""
    quote = (asked.get("quote") or "").replace("\u2028", "\n")
    block, start, end = asked.get("block"), asked.get("start"), asked.get("end")
    if start is None or end is None:
        return flat.find(quote, asked.get("prefix") or "", asked.get("suffix") or "", block)
    position = anchor(flat.ground, block, start, block, end) if block else flat.anchor(start, end)
    return position._replace(quote=quote) if quote else position


def _told(id_: object, carried: Carried, flat: BodyText) -> dict[str, object]:
    position = carried.anchor
    start, end = (position and flat.span(position)) or (None, None)
    return {
        "id": id_,
        "state": carried.state,
        "start": start,
        "end": end,
        "quote": position.quote if position else None,
        "confidence": carried.confidence,
        "why": carried.why,
        "block": position.start_block if position else None,
        "block_start": position.start if position else None,
        "end_block": position.end_block if position else None,
        "block_end": position.end if position else None,
    }


def _listing(
    comparison: Comparison, findings: tuple[Finding, ...], seen: Sequence[SightDifference]
) -> dict[str, object]:
    return {
        "identical": not comparison.changes and not seen,
        "sight": [each._asdict() for each in seen],
        "findings": [
            {
                "topic": finding.topic,
                "label": LABELS[finding.topic],
                "sentence": finding.sentence,
                "old": _place(finding.old),
                "new": _place(finding.new),
            }
            for finding in findings
        ],
        "changes": [
            {
                "kind": pair.kind,
                "story": pair.story,
                "old": [each.id for each in pair.old],
                "new": [each.id for each in pair.new],
                "old_text": pair.old_text,
                "new_text": pair.new_text,
                "edits": [edit._asdict() for edit in pair.edits],
            }
            for pair in comparison.changes
        ],
    }


def _place(place: Place | None) -> dict[str, object] | None:
    return place._asdict() if place else None
