"""The last paragraph of a body, a cell or a note: its end can be neither inserted nor deleted.

A container must close with a paragraph, so Word never removes the last mark. Text that came or
went there is therefore marked on the paragraph before, and the last mark stays plain.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from review.paper.exchange.paragraph_changes import former, tell_former
from review.paper.exchange.revision_marks import PPR, Author, ended_by, mark_of, set_mark
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.source_map import Sources

P = w("p")
_BLOCKS = (P, w("tbl"), w("sdt"))


def settle_final_marks(sources: Sources, author: Author) -> None:
    """Take his marks off all last paragraphs, so that accepting and rejecting leave no trace."""
    marked = [each for each in map(ended_by, author.made) if each is not None]
    for container in dict.fromkeys(each.getparent() for each in marked):
        if container is not None and container.tag != w("sdtContent"):
            _settle(container, sources, author)


def _settle(container: etree._Element, sources: Sources, author: Author) -> None:
    blocks = [each for each in container if each.tag in _BLOCKS]
    last = blocks[-1]
    kind = mark_of(last) if last.tag == P else None
    if kind is None:
        return
    first = len(blocks) - 1
    while first and blocks[first - 1].tag == P and mark_of(blocks[first - 1]) == kind:
        first -= 1
    before = blocks[first - 1] if first else None
    set_mark(last, None, author)
    if before is None or before.tag != P:
        return
    sources.open(before)
    if mark_of(before) is None:
        _dress(before, last, kind, author)
        set_mark(before, kind, author)
    else:
        _inherit(before, last, kind, author)
        _pour(before, blocks[first])


def _dress(before: etree._Element, last: etree._Element, kind: str, author: Author) -> None:
    """Joined paragraphs look like the last one: let it look like the one that stays."""
    looks, past = before.find(PPR), former(last)
    if looks is not None and looks.find(w("sectPr")) is not None:
        return
    if kind == "ins":
        tell_former(last, former(before), author)
    else:
        _wear(last, looks)
        tell_former(last, past, author)


def _inherit(before: etree._Element, last: etree._Element, kind: str, author: Author) -> None:
    """What runs into the last paragraph looks like it: for `before` was the last on its side."""
    if kind == "ins":
        tell_former(last, former(before), author)
    else:
        past = former(last)
        _wear(last, before.find(PPR))
        set_mark(last, None, author)
        tell_former(last, past, author)


def _pour(source: etree._Element, target: etree._Element) -> None:
    """One paragraph for a text that went and another that came: each is the other's absence."""
    place = 1 if len(target) and target[0].tag == PPR else 0
    content = [each for each in source if each.tag != PPR]
    target[place:place] = content
    home = source.getparent()
    if home is not None:
        home.remove(source)


def _wear(paragraph: etree._Element, looks: etree._Element | None) -> None:
    """Give it a copy of these properties in place of its own."""
    for old in paragraph.findall(PPR):
        paragraph.remove(old)
    paragraph.insert(0, etree.Element(PPR) if looks is None else deepcopy(looks))
