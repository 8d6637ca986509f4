"""A styles part without what few paragraphs need, left out before it is parsed.

Word writes a hundred table styles and a list of latent ones into a file of two pages: nine tenths
of what there would be to parse and to hold. A table style is parsed when a table names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.package import parse
from review.paper.ooxml.property_folding import unmistakable

_TABLE = re.compile(rb"""<w:style(?: [\w:]+="[^"<>]*")*? w:type="table"(?: [\w:]+="[^"<>]*")*>""")
_ID = re.compile(rb""" w:styleId="([^"<>]*)\"""")
_DEFAULT = re.compile(rb""" w:default="(?:1|true|on)\"""")
_LATENT, _LISTED = b"<w:latentStyles", b"</w:latentStyles>"  # 17.7.4.5
_ROOT = re.compile(rb"<w:styles[^<>]*>")
_STYLED = b"</w:style>"  # 17.7.4.17; no style stands in another


class Pruned:
    """The part without table and latent styles; as it was where its bytes might mean other."""

    def __init__(self, styles: bytes) -> None:
        self._styles, self._tables = styles, dict[str, bytes]()
        self.default = ""
        self.kept = self._cut() if unmistakable(styles) else styles

    def _cut(self) -> bytes:
        kept, at, styles = bytearray(), 0, self._styles
        for start, end in sorted(self._unneeded()):
            kept += styles[at:start]
            at = end
        return bytes(kept + styles[at:]) if at else styles

    def _unneeded(self) -> Iterator[tuple[int, int]]:
        styles = self._styles
        latent = styles.find(_LATENT)
        listed = styles.find(_LISTED, latent)
        if 0 <= latent < listed:
            yield latent, listed + len(_LISTED)
        for table in _TABLE.finditer(styles):
            closed = styles.find(_STYLED, table.end())
            if closed >= 0:
                end = closed + len(_STYLED)
                name = _ID.search(table[0])
                key = name[1].decode("utf-8", "replace") if name else ""
                self._tables.setdefault(key, styles[table.start() : end])
                if _DEFAULT.search(table[0]):
                    self.default = self.default or key
                yield table.start(), end

    def table(self, style: str) -> etree._Element | None:
        """The table style of that id, parsed by itself."""
        piece, root = self._tables.get(style), _ROOT.search(self._styles)
        if piece is not None and root is not None and not root[0].endswith(b"/>"):
            return parse(root[0] + piece + b"</w:styles>")[0]
        if self.kept is self._styles:
            return tables(parse(self._styles)).get(style)
        return None


def tables(root: etree._Element) -> dict[str, etree._Element]:
    """The table styles of a part that was parsed whole, by id; of two the first counts."""
    by_id: dict[str, etree._Element] = {}
    for each in root.iter(w("style")):
        if each.get(w("type")) == "table":
            by_id.setdefault(each.get(w("styleId"), ""), each)
    return by_id
