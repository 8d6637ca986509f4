"""A styles part without what no paragraph and no run wears, left out before it is parsed.

Word writes a hundred table styles and a list of latent ones into a file of two pages: nine tenths
of what there would be to parse and to hold.
"""

from __future__ import annotations

import re

from review.paper.folding import unmistakable

_TABLE = re.compile(rb"""<w:style(?: [\w:]+="[^"<>]*")*? w:type="table"(?: [\w:]+="[^"<>]*")*>""")
_LATENT, _LISTED = b"<w:latentStyles", b"</w:latentStyles>"  # 17.7.4.5
_STYLE, _STYLED = b"<w:style ", b"</w:style>"  # 17.7.4.17; no style stands in another


def worn(styles: bytes) -> bytes:
    """The part without table and latent styles; as it was where its bytes might mean other."""
    if not unmistakable(styles):
        return styles
    before, _, rest = styles.partition(_LATENT)
    _, closed, after = rest.partition(_LISTED)
    *pieces, last = (before + after if closed else styles).split(_STYLED)
    kept = bytearray()
    for piece in pieces:
        start = piece.find(_STYLE)
        table = start >= 0 and _TABLE.match(piece, start)
        kept += piece[:start] if table else piece + _STYLED
    return bytes(kept + last)
