"""The text objects of an OFD page: where they stand, whether they are seen, and their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from review.paper.reading.ofd_package import Box, numbers
from review.paper.reading.page_lines import PageLine

DEPTH = 16  # drawings inside drawings
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PALE = 0.8  # of full white
_LETTERS = 100_000  # of one piece


class Placed(NamedTuple):
    """A piece of text with its box in millimetres, as wide as its letters.

    `em` is the size of its type; `reason` says why nobody sees it, "" if it is seen.
    """

    text: str
    left: float
    top: float
    width: float
    height: float
    em: float = 0.0
    reason: str = ""

    @property
    def foot(self) -> float:
        """Its lower edge, from the top of the page."""
        return self.top + self.height

    def inside(self, page: Box | None) -> bool:
        """Whether its middle stands on the page."""
        if page is None:
            return True
        x, y = self.left + self.width / 2, self.top + self.height / 2
        return page[0] <= x <= page[0] + page[2] and page[1] <= y <= page[1] + page[3]


class _Frame(NamedTuple):
    """Where the objects of a drawing are put, and why none of them is seen, if so."""

    matrix: Matrix
    reason: str
    depth: int


def objects(root: etree._Element, units: Mapping[str, etree._Element]) -> list[Placed]:
    """The text under an element in document order, whichever layer or block it lies in."""
    left, top = 0.0, 0.0
    if _named(root) == "Appearance":
        left, top = (*numbers(root.get("Boundary")), 0.0, 0.0)[:2]
    return list(_inside(root, units, _Frame((1.0, 0.0, 0.0, 1.0, left, top), "", 0)))


def _inside(
    element: etree._Element, units: Mapping[str, etree._Element], frame: _Frame
) -> Iterator[Placed]:
    for child in element.iterchildren(etree.Element):
        kind = _named(child)
        inner = frame._replace(reason=frame.reason or _reason(child))
        if kind == "TextObject":
            yield from _text(child, inner)
        elif kind == "CompositeObject":
            unit = units.get(child.get("ResourceID", ""))
            if unit is not None and frame.depth < DEPTH:
                moved = _product(_matrix(child), inner.matrix)
                yield from _inside(unit, units, _Frame(moved, inner.reason, frame.depth + 1))
        elif kind in ("Content", "Layer", "PageBlock"):
            yield from _inside(child, units, inner)


def _text(element: etree._Element, frame: _Frame) -> Iterator[Placed]:
    codes = list(element.iter("{*}TextCode"))
    text = "".join(code.text or "" for code in codes).strip()
    edges = numbers(element.get("Boundary"))
    if text:
        left, top, width, height = edges if len(edges) == 4 else (0.0, 0.0, 0.0, 0.0)
        size = (*numbers(element.get("Size")), 0.0)[0]
        width = max((_end(code, size) for code in codes), default=0.0) if size else width
        a, b, c, d, x, y = frame.matrix
        yield Placed(
            text,
            a * left + c * top + x,
            b * left + d * top + y,
            abs(a) * width + abs(c) * height,
            abs(b) * width + abs(d) * height,
            size * abs(a),
            frame.reason,
        )


def _end(code: etree._Element, size: float) -> float:
    """Where the last letter of a piece ends: its steps are written out, or g COUNT STEP."""
    start = (*numbers(code.get("X")), 0.0)[0]
    words = (code.get("DeltaX") or "").replace("G", "g").split()
    steps: list[float] = []
    while words:
        word = words.pop(0)
        if word == "g" and len(words) > 1:
            count, step = words.pop(0), words.pop(0)
            steps += [(*numbers(step), 0.0)[0] * min(int((*numbers(count), 0.0)[0]), _LETTERS)]
        else:
            steps += numbers(word)
    return start + sum(steps) + size


def _reason(element: etree._Element) -> str:
    """Why an element and all in it is not seen; "" where it is."""
    if element.get("Visible", "true").lower() == "false":
        return "不可见"
    if element.get("Alpha", "255").strip() in ("0", "0.0"):
        return "透明"
    if _named(element) != "TextObject":
        return ""
    if element.get("Fill", "true").lower() == "false" and element.get("Stroke", "") != "true":
        return "不可见"
    colour = element.find("{*}FillColor")
    if colour is not None:
        if colour.get("Alpha", "255").strip() == "0":
            return "透明"
        shades = numbers(colour.get("Value"))
        if len(shades) == 3 and min(shades) >= 255 * _PALE:
            return "颜色与底色相近"
    return ""


def _matrix(element: etree._Element) -> Matrix:
    """How a drawing is put on the page: its own matrix, then moved to its boundary."""
    edges = (*numbers(element.get("Boundary")), 0.0, 0.0)
    own = numbers(element.get("CTM"))
    a, b, c, d, x, y = own if len(own) == 6 else _SAME
    return (a, b, c, d, x + edges[0], y + edges[1])


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, x, y = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        x * p + y * r + t, x * q + y * s + u,
    )  # fmt: skip


def lines_of(pieces: Sequence[Placed], page: Box | None = None) -> list[PageLine]:
    """Pieces gathered into lines: same height, from left to right."""
    lines: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.foot, piece.left)):
        if lines and abs(piece.foot - lines[-1][0].foot) <= piece.height / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece.left), page) for line in lines]


def _joined(pieces: Sequence[Placed], page: Box | None) -> PageLine:
    kept: list[Placed] = []
    for piece in pieces:  # bold type may be faked by drawing a piece twice
        last = kept[-1] if kept else None
        if last and piece.text == last.text and abs(piece.left - last.left) < last.height / 3:
            continue
        kept.append(piece)
    text, first = "".join(piece.text for piece in kept), kept[0]
    right = max(piece.left + piece.width for piece in kept)
    height = 1 - (first.foot - page[1]) / page[3] if page else None
    wide = first.em if first.text[0] > "~" else 0.0
    size = first.em / page[3] if page else 0.0
    return PageLine(text, first.left, right, height, size, first.em, "", wide)


def _named(element: etree._Element) -> str:
    return etree.QName(element).localname
