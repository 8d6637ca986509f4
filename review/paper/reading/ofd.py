"""The text of an OFD file (GB/T 33190-2016) read into a Paper."""

from __future__ import annotations

import hashlib
import posixpath
import re

from lxml import etree

from review.paper.model import Paper, Warning
from review.paper.ooxml.package import Package
from review.paper.reading.line_joining import PageLine, laid_out

NO_TEXT = Warning(
    "scanned", "body", "OFD 没有文字（只有图像或轮廓），无法读取和比对，请提交 Word 原件。"
)
FLAT = Warning("no-structure", "body", "OFD 没有段落结构，段落由本系统按版面推断。")
_PAGE = re.compile(r"Page_(\d+)/Content\.xml$", re.IGNORECASE)


def read(source: bytes) -> Paper:
    """The paper in an OFD; text drawn as outlines cannot be read and is warned of."""
    package = Package(source)
    pages = [_lines(package.tree(name)) for name in _pages(package)]
    if not any(pages):
        return laid_out(pages, (NO_TEXT,), _wordless(source, pages))
    return laid_out(pages, (FLAT,), _wordless(source, pages))


def _wordless(source: bytes, pages: list[list[PageLine]]) -> dict[int, str]:
    """Pages without a word are told apart by the file they are in."""
    empty = (number for number, page in enumerate(pages, 1) if not page)
    return {number: hashlib.sha256(source + b"%d" % number).hexdigest() for number in empty}


def _pages(package: Package) -> list[str]:
    """Contents of the pages in the order the documents list them, else by their number."""
    listed = []
    for name in package.names:
        if posixpath.basename(name).lower() == "document.xml":
            for page in package.tree(name).iter("{*}Page"):
                place = page.get("BaseLoc", "").lstrip("/")
                for full in (posixpath.join(posixpath.dirname(name), place), place):
                    if full in package:
                        listed.append(full)
                        break
    if listed:
        return listed
    numbered = [(int(found[1]), name) for name in package.names if (found := _PAGE.search(name))]
    return [name for _, name in sorted(numbered)]


def _lines(root: etree._Element) -> list[PageLine]:
    """Text objects of a page gathered into lines: same height, from left to right."""
    pieces = []
    for object_ in root.iter("{*}TextObject"):
        text = "".join(code.text or "" for code in object_.iter("{*}TextCode")).strip()
        edges = [float(edge) for edge in object_.get("Boundary", "").split()[:4]]
        if text:
            left, top, width, height = edges if len(edges) == 4 else (0.0, 0.0, 0.0, 0.0)
            pieces.append((top + height, height, left, left + width, text))
    lines: list[list[tuple[float, float, float, float, str]]] = []
    for piece in sorted(pieces, key=lambda piece: (piece[0], piece[2])):
        if lines and abs(piece[0] - lines[-1][0][0]) <= piece[1] / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(sorted(line, key=lambda piece: piece[2])) for line in lines]


def _joined(pieces: list[tuple[float, float, float, float, str]]) -> PageLine:
    text = "".join(piece[4] for piece in pieces)
    return PageLine(text, pieces[0][2], max(piece[3] for piece in pieces))
