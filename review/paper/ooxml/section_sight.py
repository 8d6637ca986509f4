"""Whether the pages of a section have room for what stands on them (ECMA-376 Part 1, 17.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.values import measure
from review.paper.ooxml.visibility.unknown import canonical

ROOM = 1_000  # twips: a page with less room than this between its margins shows no lines
MANY = 6
"""Columns of equal width that fit on a page."""
LOW = 160  # twips: lines of a grid so low lie on each other
TIGHT = 20_000  # 1/4096 of a point: characters of a grid set so much closer lie on each other
_SIDES = ("left", "right", "top", "bottom")
"""A negative margin above or below lets a tall header lie over the words (17.6.11)."""
_UNIVERSAL = re.compile(r"-?[0-9]+(\.[0-9]+)?(mm|cm|in|pt|pc|pi)?")
"""A length as 22.9.2.14 and 22.9.2.15 have it; of another, programs make what they like."""
_LENGTHS = ("w", "h", "left", "right", "top", "bottom", "header", "footer")


def squeezed(section: etree._Element) -> Iterator[tuple[str, str]]:
    """(words, what is hashed) for each thing that takes lines or characters away."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is not None and margins is not None and _in_twips(size, margins):
        across, down = measure(size.get(w("w"))), measure(size.get(w("h")))
        said = {name: measure(margins.get(w(name))) for name in (*_LENGTHS[2:], "gutter")}
        room = [across - sum(abs(said[n]) for n in ("left", "right", "gutter")),
                down - abs(said["top"]) - abs(said["bottom"])]  # fmt: skip
        if min(room) < ROOM:
            yield "页边距几乎占满页面", f"room {room}"
        edges = [said["header"], said["footer"]]
        if max(edges) > down / 3 or min(*edges, *(said[side] for side in _SIDES)) < 0:
            yield "页眉、页脚或正文被移出通常的位置", f"edges {said}"
    for each in (size, margins):
        if each is not None and any(not _UNIVERSAL.fullmatch(length) for length in _said(each)):
            yield "页面大小或页边距无法识别", f"lengths {sorted(each.items())}"
    columns = section.find(w("cols"))
    if columns is not None and _narrow(columns):
        yield "分栏过窄，文字互相重叠", f"columns {canonical(columns)!r}"
    grid = section.find(w("docGrid"))
    if grid is not None and grid.get(w("type"), "default") != "default":
        pitch, closer = measure(grid.get(w("linePitch"))), measure(grid.get(w("charSpace")))
        if 0 < pitch < LOW or abs(closer) > TIGHT:
            yield "页面网格使文字互相重叠", f"grid {sorted(grid.items())}"


def _narrow(columns: etree._Element) -> bool:
    """Whether a column has hardly room for a word (17.6.4)."""
    widths = [measure(each.get(w("w"))) for each in columns.iterchildren(w("col"))]
    return any(0 < wide < ROOM for wide in widths) or measure(columns.get(w("num"))) > MANY


def _in_twips(*elements: etree._Element) -> bool:
    """Whether lengths are plain numbers; strict files may write 21cm or 612pt (22.9.2.15)."""
    said = (length for each in elements for length in _said(each))
    return all(length.lstrip("-").isdigit() for length in said)


def _said(element: etree._Element) -> Iterator[str]:
    """The lengths it gives."""
    given = (element.get(w(name)) for name in _LENGTHS)
    return (length for length in given if length is not None)
