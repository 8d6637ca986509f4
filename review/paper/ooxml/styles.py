"""Styles of a document, resolved through their inheritance: looks, fonts and list levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from review.paper.ooxml.colours import Palette, shading
from review.paper.ooxml.font_names import KEPT, Fonts
from review.paper.ooxml.namespaces import w
from review.paper.ooxml.paragraph_properties import (
    VAL,
    ParagraphProperties,
    arrange,
    said,
)
from review.paper.ooxml.run_looks import (
    AT,
    NAKED,
    UNSAID,
    Dress,
    Layer,
    RunLooks,
    Said,
    crossed,
    layer,
    over,
)
from review.paper.ooxml.values import ON
from review.paper.ooxml.visibility.around_names import STYLE
from review.paper.ooxml.visibility.unknown import effect

RPRCHANGE = w("rPrChange")
NO_MAPPING: Mapping[str, str] = {}


class Styles:
    """The styles part; every question is answered once and remembered.

    `more` gives a table style that was left out of `root`, by its id; `mapping` says which colour
    of the theme stands for which name (17.15.1.20).
    """

    def __init__(
        self, root: etree._Element | None, theme: etree._Element | None,
        more: Callable[[str], etree._Element | None] = lambda style: None,
        mapping: Mapping[str, str] = NO_MAPPING,
    ) -> None:  # fmt: skip
        self._styles: dict[str, etree._Element] = {}
        self._by_name: dict[str, etree._Element] = {}
        self._more = more
        self.default = self.table_default = ""
        self.linked: dict[str, str] = {}
        self.palette = Palette(theme, mapping)
        self.looks = RunLooks(self.palette, Fonts(theme))
        self._manners: dict[tuple[str, Layer], ParagraphProperties] = {}
        self._arranged: dict[tuple[str, tuple[Any, ...], Layer], ParagraphProperties] = {}
        self._characters: dict[str, Layer] = {}
        self._dresses: dict[Layer, Dress] = {UNSAID: NAKED}
        self._dressed: dict[tuple[Dress, Said], Dress] = {}
        self._base, self._base_layer = ParagraphProperties(), UNSAID
        if root is not None:
            self._collect(root)

    def _collect(self, root: etree._Element) -> None:
        for style in root.iter(w("style")):
            name, kind = style.get(w("styleId"), ""), style.get(w("type"))
            if kind == "table":
                continue  # no paragraph or run is styled by one (17.3.1.27, 17.3.2.29)
            self._styles.setdefault(name, style)
            self._by_name.setdefault(_name(style, ""), style)
            if kind == "paragraph" and style.get(w("default")) in ON:
                self.default = self.default or name
            if kind == "numbering":
                number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
                if number is not None:
                    self.linked[name] = number.get(VAL, "")
            if kind == "character" and style.get(w("default")) in ON:
                self._ground(style.iterchildren(w("rPr")))
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            for properties in defaults.iter(w("pPr")):
                self._base = arrange(self._base, said(properties).words)
            self._ground(defaults.iter(w("rPr")))

    def _ground(self, looks: Iterable[etree._Element]) -> None:
        """Lay looks of all runs over what is said of them already."""
        for properties in looks:
            self._base_layer = over(self._base_layer, self.looks.said(properties).layer)

    def manner(self, style: str, under: Layer = UNSAID) -> ParagraphProperties:
        """What a paragraph style comes to, with all it is based on, laid over a table style."""
        known = self._manners.get((style, under))
        if known is None:
            known, own = self._base, self._meant(style)
            for element in self._line(style):
                own = over(own, _unknown(element))
                for properties in element.findall(w("pPr")):
                    known = arrange(known, said(properties).words)
                for properties in element.findall(w("rPr")):
                    own = over(own, self._layer(self.looks.said(properties)))
            run = over(over(self._base_layer, under), crossed(under, own))
            known = self._grounded(self._headed(style, known), run)
            self._manners[style, under] = known
        return known

    def _layer(self, what: Said) -> Layer:
        return over(self.character(what.style), what.layer) if what.style else what.layer

    def _grounded(self, manner: ParagraphProperties, run: Layer) -> ParagraphProperties:
        """The manner with the looks of its runs, on the shading of the paragraph."""
        behind = shading(dict(manner.shade), self.palette) if manner.shade else None
        if behind is not None:
            run = (*run[: AT["ground"]], behind, *run[AT["ground"] + 1 :])
        return manner._replace(run=self.dress_of(run))

    def dress_of(self, layer: Layer) -> Dress:
        """The one object for a sum of layers."""
        known = self._dresses.get(layer)
        if known is None:
            known = self._dresses[layer] = Dress(layer)
        return known

    def _headed(self, style: str, manner: ParagraphProperties) -> ParagraphProperties:
        element = self._styles.get(style)
        word = _name(element, style) if element is not None else style
        level = manner.look.level
        if not level and word.lower().startswith("heading ") and word[8:9].isdigit():
            level = int(word[8])
        return manner._replace(look=manner.look._replace(style=word, level=level))

    def _line(self, style: str) -> Iterator[etree._Element]:
        """A style after all it is based on; cycles and styles that are not there end the line."""
        return reversed(lineage(style, self._styles.get))

    def _meant(self, style: str) -> Layer:
        """Unknown where no style has the id: LibreOffice takes the one of that name, Word none."""
        other = self._by_name.get(style) if style and style not in self._styles else None
        return UNSAID if other is None else layer(unknown=effect(other))

    def known(self, style: str) -> bool:
        """Whether a style of paragraphs or runs is in the file."""
        return style in self._styles

    def table_line(self, style: str) -> list[etree._Element]:
        """A table style after all it is based on."""
        return lineage(style, self._more)[::-1]

    def ancestry(self, style: str) -> list[str]:
        """The style and those it is based on, itself first."""
        return [each.get(w("styleId"), "") for each in self._line(style)][::-1]

    def character(self, style: str) -> Layer:
        """What a character style says."""
        known = self._characters.get(style)
        if known is None:
            known = self._meant(style)
            for element in self._line(style):
                known = over(known, _unknown(element))
                for properties in element.findall(w("rPr")):
                    known = over(known, self.looks.said(properties).layer)
            self._characters[style] = known
        return known

    def dress(self, dress: Dress, what: Said) -> Dress:
        """The dress after what run properties say: the style cancels toggles, the rest prevails."""
        known = self._dressed.get((dress, what))
        if known is None:
            if len(self._dressed) > KEPT:
                self._dressed.clear()
            layer = dress.layer
            if what.style is not None:
                layer = crossed(layer, self.character(what.style))
            known = self._dressed[dress, what] = self.dress_of(over(layer, what.layer))
        return known

    def arranged(
        self, style: str, words: tuple[Any, ...], under: Layer = UNSAID
    ) -> ParagraphProperties:
        """What a paragraph comes to whose own properties say `words`."""
        if not words:
            return self.manner(style, under)
        known = self._arranged.get((style, words, under))
        if known is None:
            if len(self._arranged) > KEPT:
                self._arranged.clear()
            manner = self.manner(style, under)
            known = arrange(manner, words)
            if known.shade != manner.shade:
                known = self._grounded(known, manner.run.layer)
            self._arranged[style, words, under] = known
        return known


def _name(style: etree._Element, unsaid: str) -> str:
    name = style.find(w("name"))
    return unsaid if name is None else name.get(VAL, unsaid)


def _unknown(style: etree._Element) -> Layer:
    """What in a style stands in no table."""
    said = [effect(each) for each in style if each.tag not in STYLE and isinstance(each.tag, str)]
    return layer(unknown=" ".join(said)) if said else UNSAID


def lineage(style: str, find: Callable[[str], etree._Element | None]) -> list[etree._Element]:
    """A style and those it is based on; cycles and styles that are not there end the line."""
    line: dict[str, etree._Element] = {}
    while style not in line:
        element = find(style)
        if element is None:
            break
        line[style] = element
        base = element.find(w("basedOn"))
        style = base.get(VAL, "") if base is not None else ""
    return list(line.values())
