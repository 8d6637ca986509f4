"""What stands in no table: its canonical XML, by which it enters the fingerprint, and its words."""

from __future__ import annotations

from lxml import etree

from review.paper.digest import sha256

LONGEST = 60
"""Characters of text quoted from what is not understood."""


def canonical(element: etree._Element) -> bytes:
    """The element by itself in exclusive canonical XML (W3C xml-exc-c14n), without its tail."""
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def strange(element: etree._Element) -> tuple[str, str]:
    """The SHA-256 of an element that stands in no table, and what can be said of it."""
    return sha256(canonical(element)), named(element)


def effect(element: etree._Element) -> str:
    """A word of `Look.effects` for an element that stands in no table: its digest and its name."""
    digest, words = strange(element)
    return effect_of(digest, words)


def effect_of(digest: str, words: str) -> str:
    """The same of what `strange` says."""
    return f"?{digest[:16]}:{words.partition('“')[0]}"


def named(element: etree._Element) -> str:
    """The name of an element and the beginning of the text inside it."""
    name = etree.QName(element).localname
    prefix = f"{element.prefix}:" if element.prefix else ""
    words = quoted(element)
    return f"{prefix}{name}" + (f"“{words}”" if words else "")


def quoted(element: etree._Element) -> str:
    """The beginning of the text inside an element."""
    pieces: list[str] = []
    for each in element.iter():
        if isinstance(each.tag, str) and each.text and not each.text.isspace():
            pieces.append(each.text.strip())
    text = " ".join(pieces)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
