"""What a command line was asked to write: the list of threads in a JSON file, or its refusal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from review.paper.anchoring.anchors import Anchor, Unanchored, anchor
from review.paper.anchoring.body_text import BodyText
from review.paper.exchange.threads import Remark, Thread
from review.paper.refusal import Refusal

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REFUSED = 2
MALFORMED = (
    "批注清单应为 JSON 列表，每项有 author、date（ISO 8601）、text，"
    "以及 start 与 end（整数）或者 quote（文字）；replies 每项同样有前三者；"
    "proposal（建议改为的文字）可以没有。"
)

T = TypeVar("T")


def threads_in(path: Path, flat: BodyText) -> list[Thread]:
    """The threads the file lists; each is known by its id. Raises Refusal for one that cannot be."""
    try:
        asked = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        asked = None
    if not isinstance(asked, list) or not all(isinstance(each, dict) for each in asked):
        raise Refusal("malformed", f"{path.name}：{MALFORMED}")
    return [_thread(flat, each) for each in asked]


def _thread(flat: BodyText, asked: Mapping[str, Any]) -> Thread:
    """The thread asked for; Refusal names the entry that cannot be written."""
    id_ = asked.get("id")
    try:
        replies = asked.get("replies") or []
        root = _remark(asked, "" if id_ is None else f"{id_}")
        rest = [_remark(each, root.key and f"{root.key}/{n}") for n, each in enumerate(replies, 1)]
        proposal = asked.get("proposal") or ""
        if not isinstance(proposal, str):
            raise TypeError
        return Thread(_anchor(flat, asked), (root, *rest), asked.get("resolved") is True, proposal)
    except Unanchored as error:
        raise Refusal(error.code, f"批注 {id_}：{error.sentence}") from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Refusal("malformed", f"批注 {id_}：{MALFORMED}") from error


def _remark(asked: Mapping[str, Any], key: str) -> Remark:
    author, text, initials = asked["author"], asked["text"], asked.get("initials") or ""
    if not all(isinstance(each, str) for each in (author, text, initials)):
        raise TypeError
    date = datetime.fromisoformat(asked["date"])
    date = date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    return Remark(author, date, text, key, initials)


def _anchor(flat: BodyText, asked: Mapping[str, Any]) -> Anchor:
    """By place, where start and end are given, or else by the quoted words."""
    quote = (asked.get("quote") or "").replace("\u2028", "\n")
    block, start, end = asked.get("block"), asked.get("start"), asked.get("end")
    if start is None or end is None:
        return flat.find(quote, asked.get("prefix") or "", asked.get("suffix") or "", block)
    position = anchor(flat.ground, block, start, block, end) if block else flat.anchor(start, end)
    return position._replace(quote=quote) if quote else position


def or_refuse(do: Callable[[], T]) -> T:
    """What `do` gives; a refusal ends the command with its sentence and exit code 2."""
    try:
        return do()
    except Refusal as refusal:
        refuse(refusal.sentence)


def refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(REFUSED)
