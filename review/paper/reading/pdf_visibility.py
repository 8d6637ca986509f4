"""Which letters of a PDF page nobody sees: invisible ink, white on white, covered, cut off, off.

An object with a reason to be unseen is tried: the page is drawn with it and without it. What
changes no point of the picture is not seen. Most pages have no such object and are not drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal, NamedTuple

import pypdfium2
from pypdfium2 import raw

from review.paper.reading.pdf_letters import Box, Letter, Line, address, face, object_at

Reason = Literal["invisible", "pale", "outside", "covered", "clipped", "switched-off"]
REASONS: dict[Reason, str] = {
    "invisible": "不可见",
    "pale": "颜色与底色相同",
    "outside": "在页面之外",
    "covered": "被遮盖",
    "clipped": "被裁去",
    "switched-off": "所在图层已关闭",
}
_UNSEEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_PALE = 200  # of 255 in each colour: lighter than what is printed to be read
_COVERING = 0.6  # of an object's box
_SCALE = 1.0  # dots per point: a letter of 5 points still leaves a mark
_OPAQUE = 255
_LIKE = 40  # shades apart that no eye tells from one another
_ALONE = 40  # objects that are tried one by one, because others stand in the same place
_STANDARD = ("Helvetica", "Times", "Courier", "Arial")
"""Fonts that PDFium brings itself (ISO 32000-1, 9.6.2.2)."""


class Drawn(NamedTuple):
    """Something other than text drawn on the page; a `group` is a drawing of several things."""

    order: int
    box: Box
    opaque: bool
    group: bool = False


def unseen(
    page: pypdfium2.PdfPage, lines: Sequence[Line], layers: bool = False
) -> dict[int, Reason]:
    """The addresses of the text objects nobody sees, with the reason.

    `layers` says that the document has content that can be switched off. Letters that stand
    outside the page are of an object that is partly seen: see `outside`.
    """
    texts: dict[int, list[Letter]] = {}
    for line in lines:
        for letter in line:
            if letter.source:
                texts.setdefault(letter.source, []).append(letter)
    orders, drawn = _order(page)
    suspects: dict[int, Reason] = {}
    for source, letters in texts.items():
        reason = _reason(source, _around(letters), orders.get(source, -1), drawn)
        if reason is None and layers:
            reason = "switched-off"
        if reason:
            suspects[source] = reason
    return _tried(page, suspects, texts, drawn) if suspects else {}


def outside(letter: Letter, page: Box) -> bool:
    """Whether a letter's middle stands outside the page."""
    left, bottom, right, top = letter.box
    x, y = (left + right) / 2, (bottom + top) / 2
    return not (page[0] <= x <= page[2] and page[1] <= y <= page[3])


def _reason(source: int, box: Box, order: int, drawn: Sequence[Drawn]) -> Reason | None:
    """Why an object may be unseen; None for ordinary text."""
    handle = object_at(source)
    if raw.FPDFTextObj_GetTextRenderMode(handle) in _UNSEEN_MODES:
        return "invisible"
    red, green, blue, alpha = _fill(handle)
    if alpha < _OPAQUE / 4 or min(red, green, blue) >= _PALE:
        return "pale"
    if raw.FPDFPageObj_CountMarks(handle) > 0 and _switchable(handle):
        return "switched-off"
    # Text inside a drawing has no place in the order of the page; its own drawing does not cover it.
    over = (each for each in drawn if each.order > order and (order >= 0 or not each.group))
    if any(_share(box, each.box) > _COVERING for each in over):
        return "covered"
    if any(_share(box, clip) < 1 - _COVERING for clip in _clips(handle)):
        return "clipped"
    return None


def _tried(
    page: pypdfium2.PdfPage,
    suspects: dict[int, Reason],
    texts: dict[int, list[Letter]],
    drawn: Sequence[Drawn],
) -> dict[int, Reason]:
    """The suspects that leave no mark on the page."""
    boxes = {source: _around(texts[source]) for source in suspects}
    whole, without = _picture(page), _without(page, suspects)
    reasons: dict[int, Reason] = {}
    alone = 0
    for source, reason in suspects.items():
        box = boxes[source]
        marked = whole.differs(without, box)
        near = any(other != source and _share(box, boxes[other]) > 0 for other in boxes)
        if marked and near and alone < _ALONE:
            alone += 1
            marked = whole.differs(_without(page, (source,)), box)
        if not marked and (face(source).embedded or _proven(reason, source, box, drawn, whole)):
            reasons[source] = reason
    return reasons


def _without(page: pypdfium2.PdfPage, sources: Collection[int]) -> _Picture:
    for source in sources:
        raw.FPDFPageObj_SetIsActive(object_at(source), False)
    picture = _picture(page)
    for source in sources:
        raw.FPDFPageObj_SetIsActive(object_at(source), True)
    return picture


def _proven(
    reason: Reason, source: int, box: Box, drawn: Sequence[Drawn], picture: _Picture
) -> bool:
    """Where the font is not in the file, its letters may leave no mark on this machine alone."""
    if reason == "covered":
        return any(each.opaque and _share(box, each.box) > _COVERING for each in drawn)
    if reason == "pale":
        red, green, blue, alpha = _fill(object_at(source))
        return alpha < _OPAQUE / 4 or picture.plain(box, (red + green + blue) // 3)
    standard = face(source).name.startswith(_STANDARD)
    return reason != "switched-off" or standard or _switchable(object_at(source))


class _Picture(NamedTuple):
    """A page in shades of grey; boxes are in points of the page."""

    width: int
    height: int
    stride: int
    shades: bytes
    left: float
    top: float

    def differs(self, other: _Picture, box: Box) -> bool:
        """Whether two pictures of one page are unlike inside a box."""
        return any(self.shades[row] != other.shades[row] for row in self._rows(box))

    def plain(self, box: Box, shade: int) -> bool:
        """Whether nothing but that shade is inside a box."""
        return all(
            abs(min(self.shades[row], default=shade) - shade) <= _LIKE for row in self._rows(box)
        )

    def _rows(self, box: Box) -> Iterator[slice]:
        left = max(0, int((box[0] - self.left) * _SCALE) - 1)
        right = min(self.width, int((box[2] - self.left) * _SCALE) + 2)
        first = max(0, int((self.top - box[3]) * _SCALE) - 1)
        last = min(self.height, int((self.top - box[1]) * _SCALE) + 2)
        for y in range(first, last):
            yield slice(y * self.stride + left, y * self.stride + right)


def _picture(page: pypdfium2.PdfPage) -> _Picture:
    left, _, _, top = page.get_bbox()
    bitmap = page.render(scale=_SCALE, grayscale=True, rotation=-page.get_rotation() % 360)
    shades = bytes(bitmap.buffer)
    return _Picture(bitmap.width, bitmap.height, bitmap.stride, shades, left, top)


def _order(page: pypdfium2.PdfPage) -> tuple[dict[int, int], list[Drawn]]:
    """The place of each object in the order of drawing, and those that can cover others."""
    orders: dict[int, int] = {}
    drawn = []
    for order in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, order)
        orders[address(handle)] = order
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_PATH and _filled(handle)):
            see_through = raw.FPDFPageObj_HasTransparency(handle) or _fill(handle)[3] < _OPAQUE
            drawn.append(Drawn(order, _bounds(handle), not see_through))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            drawn.append(Drawn(order, _bounds(handle), False, True))
    return orders, drawn


def _filled(path: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _fill(handle: Any) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue, alpha) if known else (0, 0, 0, _OPAQUE)


def _bounds(handle: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _switchable(handle: Any) -> bool:
    """Whether the object is marked as optional content (ISO 32000-1, 8.11.3.2)."""
    for at in range(raw.FPDFPageObj_CountMarks(handle)):
        name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(handle, at)
        words = ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR))
        raw.FPDFPageObjMark_GetName(mark, words, 64, ctypes.byref(length))
        if name.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace") == "OC":
            return True
    return False


def _clips(handle: Any) -> Iterator[Box]:
    """The boxes that an object is cut to."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        points = []
        for at in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path))):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
            if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                points.append((x.value, y.value))
        if points:
            across, up = zip(*points, strict=True)
            yield min(across), min(up), max(across), max(up)


def _around(letters: Collection[Letter]) -> Box:
    left, bottom, right, top = zip(*(letter.box for letter in letters), strict=True)
    return min(left), min(bottom), max(right), max(top)


def _share(box: Box, other: Box) -> float:
    """The share of a box that lies in another."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 1.0
