"""Content controls (17.5.2) and the XML some of them show in place of their stored text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from review.paper.ooxml.namespaces import WORD14, WORD15, w
from review.paper.ooxml.package import Package
from review.paper.ooxml.values import OFF, on
from review.paper.refusal import Refusal

CONTROL, CONTENT, ABOUT = w("sdt"), w("sdtContent"), w("sdtPr")
_BINDINGS = (w("dataBinding"), f"{{{WORD15}}}dataBinding")
_MAPPING = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_OTHERS = tuple(map(w, ("date", "picture", "richText", "docPartObj", "docPartList", "group")))


class Control(NamedTuple):
    """A content control: what its placeholder says is no text; `value` is what its data say.

    `exact` holds where the data are shown as they stand, and not as a date or a picture; `dated`
    and `pictured` where they are these.
    """

    placeholder: bool
    value: str | None
    exact: bool
    checked: bool | None = None
    dated: bool = False
    pictured: bool = False


def prompts(element: etree._Element) -> bool:
    """Whether what stands in this w:sdt only asks somebody to write there."""
    shown = element.find(f"{ABOUT}/{w('showingPlcHdr')}")
    return shown is not None and on(shown)


class Stores:
    """The XML a package keeps for its content controls, by the id of each store."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def control(self, element: etree._Element) -> Control:
        """What the properties of a w:sdt say."""
        about = element.find(ABOUT)
        if about is None:
            return Control(False, None, False)
        checkbox = about.find(f"{{{WORD14}}}checkbox/{{{WORD14}}}checked")
        checked = None if checkbox is None else checkbox.get(f"{{{WORD14}}}val", "1") not in OFF
        value = self._value(next(about.iterchildren(*_BINDINGS), None))
        exact = checkbox is None and next(about.iterchildren(*_OTHERS), None) is None
        if value is not None:
            value = _displayed(about, value)
        dated, pictured = (about.find(w(name)) is not None for name in ("date", "picture"))
        return Control(prompts(element), value, exact, checked, dated, pictured)

    def _value(self, binding: etree._Element | None) -> str | None:
        if binding is None:
            return None
        store = binding.get(w("storeItemID"), "").upper()
        roots = [self._roots[store]] if store in self._roots else []
        if not store:  # of no store in particular: the first in which the path leads somewhere
            roots = list(self._roots.values())
        values = (self._found(root, binding) for root in roots)
        return next((value for value in values if value is not None), None)

    @staticmethod
    def _found(root: etree._Element, binding: etree._Element) -> str | None:
        spaces = dict(_MAPPING.findall(binding.get(w("prefixMappings"), "")))
        try:
            value = root.xpath(binding.get(w("xpath"), ""), namespaces=spaces)
        except etree.XPathError:
            return None
        first = next(iter(value), None) if isinstance(value, list) else value
        if isinstance(first, etree._Element):
            return "".join(str(text) for text in first.itertext())
        return None if first is None else str(first)

    @cached_property
    def _roots(self) -> dict[str, etree._Element]:
        """Roots by id, in capitals; of two with one id the first counts."""
        by_id: dict[str, etree._Element] = {}
        for relation in self._package.relations(self._package.main).values():
            if relation.kind == "customXml" and relation.target in self._package:
                about = self._package.related(relation.target, "customXmlProps")
                identity = self._root(about).get(_ID, "") if about else ""
                by_id.setdefault(identity.upper(), self._root(relation.target))
        for kind, identity in (("core-properties", _CORE), ("extended-properties", _EXTENDED)):
            name = self._package.related("", kind)
            if name:
                by_id.setdefault(identity, self._root(name))
        return by_id

    def _root(self, name: str) -> etree._Element:
        try:
            return self._package.tree(name)
        except Refusal:
            return etree.Element("none")


_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"


_FLAT = re.compile(r"<w:t(?: [^<>]*)?>([^<>]*)</w:t>")


def words_of(value: str) -> str:
    """The words of bound data; rich text is kept as a whole package in XML (MS-DOCX 2.5.2.2)."""
    if not value.lstrip().startswith("<"):
        return "".join(value.split())
    return "".join("".join(_FLAT.findall(value)).split())


def _displayed(about: etree._Element, value: str) -> str:
    """Of a list the words that stand for a value (17.5.2.21)."""
    for item in about.iter(w("listItem")):
        if item.get(w("value")) == value:
            return item.get(w("displayText"), value)
    return value
