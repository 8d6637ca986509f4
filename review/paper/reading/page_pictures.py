"""The pages of a final form as pictures: their hashes, to hold two files together, and a PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from math import sqrt
from typing import Literal

import pypdfium2

from review.paper.digest import sha256
from review.paper.ooxml.package import Package
from review.paper.reading import pdf
from review.paper.reading.ofd_package import documents
from review.paper.refusal import Refusal

SCALE = 1.5
"""Dots per point, for every file and machine: a full stop of 五号 type is three dots wide."""
_DOTS = 8_000_000  # of a page: what is larger is drawn smaller
_NONE = Refusal("no-such-page", "文件没有这一页。")


def kind(source: bytes) -> Literal["pdf", "ofd"] | None:
    """Which final form a file is, by its bytes; None for text that is not laid out yet."""
    if source.startswith(b"%PDF-"):
        return "pdf"
    return "ofd" if source.startswith(b"PK") and b"OFD.xml" in source else None


def hashes(source: bytes, first: int, count: int) -> list[str]:
    """A hash of what each page shows, from page `first` (1 the first) on, at most `count`.

    An OFD is not drawn: its hashes are of what its pages are made of. [] behind the last page.
    """
    if kind(source) != "pdf":
        return list(_made_of(Package(source)))[first - 1 : first - 1 + count]
    document = pdf.opened(source)
    try:
        last = min(len(document), first - 1 + count)
        return [sha256(_raw(document[number])) for number in range(first - 1, last)]
    finally:
        document.close()


def picture(source: bytes, number: int) -> bytes:
    """A page of a PDF as PNG; Refusal where there is none."""
    if kind(source) != "pdf":
        raise _NONE
    document = pdf.opened(source)
    try:
        if not 1 <= number <= len(document):
            raise _NONE
        return _png(_raw(document[number - 1]))
    finally:
        document.close()


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots."""
    width, height = struct.unpack("!II", png[16:24])
    return width, height


def _raw(page: pypdfium2.PdfPage) -> bytes:
    """Width and height in four bytes each, then the rows of dots in red, green and blue."""
    width, height = page.get_size()
    scale = min(SCALE, sqrt(_DOTS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    dots = memoryview(bytes(bitmap.buffer))
    wide = bitmap.width * bitmap.n_channels
    rows = [dots[y * bitmap.stride : y * bitmap.stride + wide] for y in range(bitmap.height)]
    return struct.pack("!II", bitmap.width, bitmap.height) + b"".join(rows)


def _png(raw: bytes) -> bytes:
    """The dots as a PNG (ISO/IEC 15948): eight bits a colour, no filter."""
    width, height = struct.unpack("!II", raw[:8])
    wide = len(raw[8:]) // height
    rows = b"".join(b"\0" + raw[8 + y * wide : 8 + (y + 1) * wide] for y in range(height))
    kind = {1: 0, 3: 2, 4: 6}[wide // width]
    head = struct.pack("!IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack("!I", len(content)) + name + content
        + struct.pack("!I", zlib.crc32(name + content))
        for name, content in parts
    )  # fmt: skip


def _made_of(package: Package) -> Iterator[str]:
    """The page, its annotations, and all that pages share: templates, fonts, pictures."""
    package_documents = documents(package)
    pages = [page for document in package_documents for page in document.pages]
    own = {name for page in pages for name in (page.content, *page.annotations)}
    rest = b"".join(package.read(name) for name in sorted(package.names) if name not in own)
    shared = sha256(rest)
    for page in pages:
        parts = b"".join(package.read(name) for name in (page.content, *page.annotations))
        yield sha256(parts + shared.encode())
