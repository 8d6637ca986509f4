"""Accepting and rejecting all tracked changes of a .docx, by the rules of ECMA-376 17.13.5."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from review.paper.ooxml.namespaces import w

P, PPR = w("p"), w("pPr")


def settled(source: bytes, keep: str, drop: str, by: str | None = None) -> bytes:
    """The package with every `keep` change ("ins", "del" …) made plain and every `drop` gone.

    With `by`, only the changes of that author.
    """
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(content)
                _settle(root, keep, drop, by)
                content = etree.tostring(root)
            new.writestr(name, content)
    return target.getvalue()


def accepted(source: bytes, by: str | None = None) -> bytes:
    return settled(settled(source, "ins", "del", by), "moveTo", "moveFrom", by)


def rejected(source: bytes, by: str | None = None) -> bytes:
    return settled(settled(source, "del", "ins", by), "moveFrom", "moveTo", by)


def _settle(root: etree._Element, keep: str, drop: str, by: str | None) -> None:
    def asked(mark: etree._Element | None) -> bool:
        return mark is not None and by in (None, mark.get(w("author")))

    for row in list(root.iter(w("tr"))):
        if asked(row.find(f"{w('trPr')}/{w(drop)}")):
            table = row.getparent()
            table.remove(row)
            if table.find(w("tr")) is None:
                table.getparent().remove(table)
    for change in filter(asked, list(root.iter(w("pPrChange")))):
        _former(change, keep == "del") if keep in ("ins", "del") else None
    ending = [p for p in root.iter(P) if asked(p.find(f"{PPR}/{w('rPr')}/{w(drop)}"))]
    for mark in filter(asked, list(root.iter(w(drop)))):
        mark.getparent().remove(mark)
    for mark in filter(asked, list(root.iter(w(keep)))):
        parent = mark.getparent()
        at = parent.index(mark)
        parent[at : at + 1] = list(mark)
    _plain(root, keep, drop)
    for paragraph in ending:
        _join(paragraph)


def _former(change: etree._Element, back: bool) -> None:
    """The properties of a paragraph without their change, or as they were (17.13.5.29)."""
    properties = change.getparent()
    properties.remove(change)
    if back:
        stay = (w("rPr"), w("sectPr"))
        for each in [each for each in properties if each.tag not in stay]:
            properties.remove(each)
        properties[:0] = list(change.find(PPR))


def _plain(root: etree._Element, keep: str, drop: str) -> None:
    """Without the edges of moves, and with deleted text as text where no deletion is left."""
    edges = [w(f"{kind}Range{edge}") for kind in (keep, drop) for edge in ("Start", "End")]
    for edge in list(root.iter(*edges)):
        edge.getparent().remove(edge)
    for text in root.iter(w("delText")):
        if next(text.iterancestors(w("del")), None) is None:
            text.tag = w("t")


def _join(paragraph: etree._Element) -> None:
    """A paragraph without its end runs into the next one."""
    following = paragraph.getnext()
    content = [each for each in paragraph if each.tag != PPR]
    if following is not None and following.tag == P:
        place = 1 if len(following) and following[0].tag == PPR else 0
        following[place:place] = content
        paragraph.getparent().remove(paragraph)
    elif not content:
        paragraph.getparent().remove(paragraph)
