"""PDF files whose font draws known shapes, each under the character the test wants it read as."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path

from review.paper.reading import glyph_shapes
from review.paper.reading.glyph_shapes import EDGE
from tests.paper.pdfs import FIRST_FREE, pdf, stream

SHAPES = json.loads(Path(glyph_shapes.__file__).with_suffix(".json").read_text("utf-8"))
_FIRST = 0x21
_DOT = 1000 // EDGE


def lettered(words: Sequence[tuple[str, str]], before: bytes = b"") -> bytes:
    """A page of one line: each pair is the sign that is drawn and the character it is read as."""
    kinds = list(dict.fromkeys(words))
    codes = {pair: _FIRST + at for at, pair in enumerate(kinds)}
    line = bytes(codes[pair] for pair in words).hex().encode()
    content = b"BT %b /L 14 Tf 72 700 Td <%b> Tj ET\n" % (before, line)
    procs = [stream(_drawing(drawn)) for drawn, _ in kinds]
    names = [b"/g%d" % code for code in codes.values()]
    held = b"".join(b"%b %d 0 R" % (name, FIRST_FREE + 2 + at) for at, name in enumerate(names))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
        b"/CharProcs<<%b>>/Encoding<</Type/Encoding/Differences[%d %b]>>/FirstChar %d/LastChar %d"
        b"/Widths[%b]/ToUnicode %d 0 R/Resources<<>>>>"
        % (
            held, _FIRST, b"".join(names), _FIRST, _FIRST + len(kinds) - 1,
            b"1050 " * len(kinds), FIRST_FREE + 1,
        )
    )  # fmt: skip
    map_ = b"".join(b"<%02x> <%b>\n" % (code, _utf16(read)) for (_, read), code in codes.items())
    unicode_ = stream(
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar\n%bendbfchar"
        b" endcmap" % (len(kinds), map_)
    )
    return pdf(content, [font, unicode_, *procs], fonts=b"/L %d 0 R" % FIRST_FREE)


def _utf16(sign: str) -> bytes:
    return sign.encode("utf-16-be").hex().encode()


def _drawing(sign: str) -> bytes:
    """The shape of a sign, dot by dot."""
    bits = int.from_bytes(base64.b64decode(SHAPES[sign][0]), "big")
    dots = [
        (at % EDGE * _DOT, (EDGE - 1 - at // EDGE) * _DOT)
        for at in range(EDGE * EDGE)
        if bits >> (EDGE * EDGE - 1 - at) & 1
    ]
    across, up = zip(*dots, strict=True)
    ink = min(across), min(up), max(across) + _DOT, max(up) + _DOT
    filled = b" ".join(b"%d %d %d %d re" % (*dot, _DOT, _DOT) for dot in dots)
    return b"1050 0 %d %d %d %d d1 " % ink + filled + b" f"
