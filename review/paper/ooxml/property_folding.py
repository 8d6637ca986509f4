"""Properties that a file repeats word for word, folded before it is parsed and read only once.

Most of a Word file is the same few w:pPr and w:rPr, written again at every paragraph and run. The
first of each kind keeps its content under a name of its own (w:rPr.7); the others become empty
elements of that name. Nothing else is touched, and this only where these bytes can be nothing but
those elements: one binding of the prefix, no comment, CDATA or instruction, no such name in use.
Who writes into a folded tree first opens the paragraphs he touches; the rest is unfolded as bytes.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from review.paper.ooxml import run_looks
from review.paper.ooxml.namespaces import WORD, w
from review.paper.ooxml.paragraph_properties import Said, said
from review.paper.ooxml.run_looks import Dress
from review.paper.ooxml.styles import Styles

LIMIT = 1000
"""Kinds that are folded, and names there are for them: lxml never forgets a name."""
PARAGRAPHS = frozenset(w(f"pPr.{n}") for n in range(LIMIT))
RUNS = frozenset(w(f"rPr.{n}") for n in range(LIMIT))
_DECLARED = re.compile(
    rb"""<\?xml version=["']1\.0["']( encoding=["']utf-8["'])?( standalone=["']yes["'])?\?>\s*""",
    re.IGNORECASE,
)
_BOUND = b'xmlns:w="' + WORD.encode() + b'"'
_REBOUND = re.compile(rb"xmlns:w\s*=")
_NAMES = (b"pPr.", b"rPr.")
_OWN = re.compile(rb"<(/?)w:([pr]Pr)\.(\d+)(/?)>")
_NOTED = re.compile(rb"Change|sectPr|:ins|:del|:move|pPr|anish")
"""What has to be entered each time it is met, and so must stand where it stood."""


Kinds: TypeAlias = dict[bytes, bytes]
"""The content of each kind of folded properties, by its own name (w:rPr.7)."""


def fold(xml: bytes, wanted: bool = True) -> tuple[bytes, Kinds]:
    """The part with repeated properties folded; as it was where that might alter its meaning."""
    kinds: Kinds = {}
    if wanted and unmistakable(xml):
        xml = _folded(_folded(xml, b"pPr", kinds), b"rPr", kinds)
    return xml, kinds


def unfold(xml: bytes, kinds: Kinds) -> bytes:
    """The part as it was before it was folded; opened paragraphs stay as they are."""

    def plain(match: re.Match[bytes]) -> bytes:
        slash, name, number, empty = match.groups()
        inside = kinds[b"w:%s.%s" % (name, number)] + b"</w:" + name + b">" if empty else b""
        return b"<" + slash + b"w:" + name + b">" + inside

    return _OWN.sub(plain, xml)


def unmistakable(xml: bytes) -> bool:
    """Whether "<w:x>" in these bytes can be nothing but an element of WordprocessingML."""
    declared = _DECLARED.match(xml)
    start = declared.end() if declared else 0
    first = xml.find(b"<w:", start)
    second = xml.find(b"<w:", first + 1)
    if first != start or not first < xml.find(_BOUND) < second:
        return False
    if xml.rfind(b"xmlns:w", second) > 0 and _REBOUND.search(xml, second):
        return False
    # One rare byte is looked for first: it is found, or not, in a hundredth of the time.
    if (b"!" in xml and b"<!" in xml) or (xml.find(b"?", start) > 0 and xml.find(b"<?", start) > 0):
        return False
    return not any(name in xml for name in _NAMES)


def _folded(xml: bytes, name: bytes, kinds: Kinds) -> bytes:
    opening, closing = b"<w:" + name + b">", b"</w:" + name + b">"
    short: dict[bytes, bytes] = {}
    before, *pieces = xml.split(opening)
    out = [before]
    for piece in pieces:
        block, closed, rest = piece.partition(closing)
        known = short.get(block)
        if known is not None:
            out += known, rest
        elif closed and len(short) < LIMIT and not _NOTED.search(block) and name not in block:
            own = b"w:%s.%d" % (name, len(short))
            short[block], kinds[own] = b"<" + own + b"/>", block
            # The looks of a paragraph mark are not met on the way: none may be first of its kind.
            block = block.replace(b"<w:rPr>", b"<w:rPr >")
            out += b"<", own, b">", block, b"</", own, b">", rest
        else:
            out += opening, piece
    return b"".join(out)


class Folds:
    """What the folded properties of one part say; without a root nothing is folded."""

    def __init__(
        self, styles: Styles, root: etree._Element | None = None, kinds: Kinds | None = None
    ) -> None:
        self._root, self._styles, self.kinds = root, styles, kinds or {}
        self._copies: dict[str, etree._Element] = {}
        self.paragraphs = frozenset() if root is None else PARAGRAPHS
        self.runs = frozenset() if root is None else RUNS
        self._wholes: dict[str, etree._Element] = {}
        self._said: dict[str, Said] = {}
        self._layers: dict[str, run_looks.Said] = {}
        self._dresses: dict[tuple[str, Dress], Dress] = {}

    def said(self, tag: str, element: etree._Element) -> Said:
        """What paragraph properties of that name say."""
        known = self._said.get(tag)
        if known is None:
            known = self._said[tag] = said(self._whole(tag, element))
        return known

    def dress(self, tag: str, element: etree._Element, under: Dress) -> Dress:
        """The dress after run properties of that name."""
        known = self._dresses.get((tag, under))
        if known is None:
            layer = self._layers.get(tag)
            if layer is None:
                layer = self._layers[tag] = self._styles.looks.said(self._whole(tag, element))
            known = self._dresses[tag, under] = self._styles.dress(under, layer)
        return known

    def _whole(self, tag: str, element: etree._Element) -> etree._Element:
        """The first of that name, which has kept its content; mostly it is met first."""
        whole = self._wholes.get(tag)
        if whole is None:
            root = self._root
            whole = element if len(element) or root is None else next(root.iter(tag))
            self._wholes[tag] = whole
        return whole

    def whole(self, element: etree._Element) -> etree._Element:
        """The element, or the first of its kind where it is folded."""
        tag = element.tag
        folded = tag in self.paragraphs or tag in self.runs
        return self._whole(str(tag), element) if folded else element

    def open(self, element: etree._Element) -> None:
        """Unfold all properties inside an element, before anything inside it is written."""
        for each in list(element.iter(w("*"))):
            tag = str(each.tag)
            if tag not in self.paragraphs and tag not in self.runs:
                continue
            copy = self._copies.get(tag)
            if copy is None:
                copy = self._copies[tag] = deepcopy(self._whole(tag, each))
            if not len(each):
                each.text = copy.text
                each.extend(deepcopy(child) for child in copy)
            each.tag = tag.rpartition(".")[0]
