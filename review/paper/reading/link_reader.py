"""Links inside a paragraph: their words are read, their addresses only where they are safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from review.paper.ooxml.fields import safe_link
from review.paper.ooxml.namespaces import r, w

if TYPE_CHECKING:
    from review.paper.reading.inline_reader import InlineReader


def linked(reader: InlineReader, element: etree._Element, address: str | None) -> None:
    """Read what stands inside a link."""
    outside = reader.link
    if address:
        reader.link = safe_link(address)
        if reader.link is None:
            sentence = "文件中有不安全的链接，已去除链接，只保留文字。"
            reader.findings.warn("unsafe-link", reader.story, sentence)
    reader.readdress()
    reader.children(element)
    reader.link = outside
    reader.readdress()


def hyperlink(reader: InlineReader, element: etree._Element) -> None:
    """w:hyperlink: an address by relationship, or a place in the document (17.16.22)."""
    anchor = element.get(w("anchor"))
    relation = reader.around.package.relations(reader.part).get(element.get(r("id"), ""))
    linked(reader, element, relation.target if relation else anchor and f"#{anchor}")
