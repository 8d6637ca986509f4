"""Papers as they come from a printer driver and from a scanner: PDF with its words, PDF without.

Nothing but what ISO 32000-1 asks for. The letters are those of Adobe-GB1, which every reader of
PDF has (9.7.5.2), so that no font lies in the file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

A4 = (595, 842)
SIZE, LEADING, LEFT, TOP = 14, 26, 80, 742
ACROSS, DOWN = 31, 25
"""Characters on a line, lines on a page."""
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>>>]>>"
)


def printed(paragraphs: Sequence[str]) -> bytes:
    """A PDF with those words: each paragraph set in two characters, broken where a line is full."""
    lines = [line for paragraph in paragraphs for line in _broken("　　" + paragraph)]
    starts = range(0, len(lines), DOWN)
    return _file([_stream(_set(lines[start : start + DOWN])) for start in starts])


def scanned(pages: int = 1) -> bytes:
    """A PDF of pictures alone, grey bars where the lines of a text would be."""
    width, height = 60, 84
    rows = (bytes([200 if 8 < x < 52 and y % 4 == 1 and 6 < y < 70 else 255 for x in range(width)])
            for y in range(height))  # fmt: skip
    grey = zlib.compress(b"".join(rows))
    picture = (b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
               b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n" % (width, height, len(grey))
               ) + grey + b"\nendstream"  # fmt: skip
    drawn = _stream(b"q %d 0 0 %d 0 0 cm /P Do Q" % A4)
    return _file([drawn] * pages, picture)


def _broken(text: str) -> Iterator[str]:
    """The text in lines as wide as they may be; Latin letters and digits are half as wide."""
    line, width = "", 0.0
    for letter in text:
        wide = 0.5 if " " <= letter <= "~" else 1.0
        if width + wide > ACROSS:
            yield line
            line, width = "", 0.0
        line, width = line + letter, width + wide
    yield line


def _set(lines: Sequence[str]) -> bytes:
    """The lines of a page; the indent is a place and no letters."""
    shown = [b"BT /F %d Tf %d TL %d %d Td" % (SIZE, LEADING, LEFT, TOP + LEADING)]
    for line in lines:
        bare = line.lstrip("　")
        moved = (len(line) - len(bare)) * SIZE
        words = bare.encode("utf-16-be").hex().encode()
        shown.append(b"%d %d Td <%b> Tj %d 0 Td" % (moved, -LEADING, words, -moved))
    return b"\n".join([*shown, b"ET"])


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(content), content)


def _file(contents: Sequence[bytes], picture: bytes = b"null") -> bytes:
    """Catalogue, tree of pages, font, picture, and for each page itself and its content."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(contents), kids), _FONT, picture]  # fmt: skip
    for n, content in enumerate(contents):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]" % A4
        used = b"/Resources<</Font<</F 3 0 R>>/XObject<</P 4 0 R>>>>"
        objects += [page + used + b"/Contents %d 0 R>>" % (first + 2 * n + 1), content]
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """The objects with the table of where each begins (7.5.4)."""
    content, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, object_bytes in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, object_bytes)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(content)
