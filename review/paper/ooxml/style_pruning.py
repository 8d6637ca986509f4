"""A styles part without what no paragraph and no run wears, left out before it is parsed.

Word writes a hundred table styles and a list of latent ones into a file of two pages: nine tenths
of what there would be to parse and to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.paper.ooxml.property_folding import unmistakable

_TABLE = re.compile(rb"""<w:style(?: [\w:]+="[^"<>]*")*? w:type="table"(?: [\w:]+="[^"<>]*")*>""")
_LATENT, _LISTED = b"<w:latentStyles", b"</w:latentStyles>"  # 17.7.4.5
_STYLED = b"</w:style>"  # 17.7.4.17; no style stands in another


def used_styles(styles: bytes) -> bytes:
    """The part without table and latent styles; as it was where its bytes might mean other."""
    if not unmistakable(styles):
        return styles
    kept, at = bytearray(), 0
    for start, end in sorted(_unworn(styles)):
        kept += styles[at:start]
        at = end
    return bytes(kept + styles[at:]) if at else styles


def _unworn(styles: bytes) -> Iterator[tuple[int, int]]:
    latent = styles.find(_LATENT)
    listed = styles.find(_LISTED, latent)
    if 0 <= latent < listed:
        yield latent, listed + len(_LISTED)
    for table in _TABLE.finditer(styles):
        closed = styles.find(_STYLED, table.end())
        if closed >= 0:
            yield table.start(), closed + len(_STYLED)
