"""What stands beside the text of a paper: changes, comments, pictures, and what is to be checked."""

from __future__ import annotations

from typing import Literal, NamedTuple

ChangeKind = Literal["ins", "del", "moveFrom", "moveTo", "format"]


class Change(NamedTuple):
    """A pending tracked change; `date` is ISO 8601 as written in the file, "" where absent."""

    id: str
    kind: ChangeKind
    author: str
    date: str


class Comment(NamedTuple):
    """A comment in the file; `start` and `end` are (paragraph id, offset), None if unanchored.

    `para_id` is that of its last paragraph, `durable` Word's other id for it; "" where absent.
    """

    id: str
    author: str
    date: str
    text: str
    parent: str | None = None
    resolved: bool = False
    start: tuple[str, int] | None = None
    end: tuple[str, int] | None = None
    para_id: str = ""
    durable: str = ""


class Image(NamedTuple):
    """A picture: SHA-256 of its bytes, media type by magic number, and its part in the package."""

    hash: str
    type: str
    part: str


class Hidden(NamedTuple):
    """What the page does not show: `characters` many of `kind` at `place`."""

    place: str
    kind: str
    characters: int


class Warning(NamedTuple):
    """Something the reader of this paper must be told, as a Chinese sentence."""

    code: str
    place: str
    sentence: str


class Caveat(NamedTuple):
    """Something that a page of text alone cannot prove, at the place where it stands.

    `place` is the id of a paragraph, and `offset` counts in its text; elsewhere it is the name of a
    part of the package, in a final form that of a page (`p3`) or `body` for the whole. `kind` is a
    key of `caveats.KINDS`. `words` are what can be said of it.
    `digest` is a SHA-256 that enters the fingerprint at that place, "" where the text says it all.
    """

    place: str
    offset: int
    kind: str
    words: str
    digest: str = ""


FORMER = {
    "unseen-text": "hidden", "unmapped-font": "symbol", "pdf-annotation": "overlay",
    "ocr-layer": "recognised", "partly-scanned": "wordless", "pdf-script": "volatile",
    "pdf-launch": "external", "pdf-outside": "external", "pdf-embedded": "object",
    "pdf-media": "object", "pdf-xfa": "viewer", "pdf-layers": "viewer",
    "ofd-annotation": "overlay", "ofd-signature": "overlay", "ofd-attachment": "object",
    "ofd-documents": "viewer", "ofd-unread": "unknown", "ofd-glyphs": "glyph",
}  # fmt: skip
"""Warnings that readings hold from before they were caveats, by code, with the kind."""


def parted(warnings: list[Warning]) -> tuple[list[Warning], list[Caveat]]:
    """The warnings of a stored reading, and those that are caveats since."""
    caveats = []
    for code, place, sentence in warnings:
        if code in FORMER:
            page = f"第{place[1:]}页"  # the place says it
            words = sentence.removeprefix(f"{page}的").removeprefix(page)
            caveats.append(Caveat(place, 0, FORMER[code], words))
    return [each for each in warnings if each.code not in FORMER], caveats
