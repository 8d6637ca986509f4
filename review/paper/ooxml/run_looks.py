"""What run properties come to: layers of what is said, laid over each other as Word does (17.7)."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from review.paper.model import Look
from review.paper.ooxml.colours import HIGHLIGHTS, WHITE, Palette, faint, shading, written
from review.paper.ooxml.contested import meaningless, repeated
from review.paper.ooxml.font_names import Fonts
from review.paper.ooxml.namespaces import WORD14, w
from review.paper.ooxml.symbol_fonts import symbolic
from review.paper.ooxml.values import ON, VAL, measure, on
from review.paper.ooxml.visibility.property_names import RUN
from review.paper.ooxml.visibility.story_names import overfull
from review.paper.ooxml.visibility.unknown import effect

Layer: TypeAlias = tuple[Any, ...]
"""One value for each slot, None where nothing is said."""

SLOTS = (
    "font", "low", "high", "complex", "bold", "italic", "caps", "small", "strike", "vanish",
    "outline", "shadow", "emboss", "imprint", "underline", "double", "special", "web", "script",
    "colour", "shade", "highlight", "size", "scale", "spacing", "position", "rtl", "cs", "fill",
    "fit", "vertical", "ground", "around", "unknown",
)  # fmt: skip
AT = {name: n for n, name in enumerate(SLOTS)}
TOGGLES = [AT[n] for n in ("bold", "italic", "caps", "small", "strike", "vanish", "outline",
                           "shadow", "emboss", "imprint")]  # fmt: skip
"""17.7.3: said by two levels of styles they cancel each other out."""
UNSAID: Layer = (None,) * len(SLOTS)
FONTS, STYLE, CHANGED = w("rFonts"), w("rStyle"), w("rPrChange")
AUTO, NONE = -1, -2
SIZE = 20  # half points, where nothing is said
TINY = 10
REACH = 40_000  # English metric units: three points


class Said(NamedTuple):
    """What one w:rPr says: its character style, its layer, whether it is a tracked change."""

    style: str | None
    layer: Layer
    changed: bool


class Dress:
    """How a run looks in the end; there is one object for each sum of layers."""

    __slots__ = ("layer", "look", "size", "symbol", "vanish")

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        value = layer.__getitem__
        size = value(AT["size"])
        self.size: int = SIZE if size is None else size  # half points
        self.vanish = bool(value(AT["vanish"]))
        complex_ = value(AT["cs"]) or value(AT["rtl"])
        faces = (value(AT["complex"]),) * 2 if complex_ else (value(AT["low"]), value(AT["high"]))
        self.symbol: tuple[str, str] | None = None
        if any(face and symbolic(face) for face in faces):
            self.symbol = faces[0] or "", faces[1] or faces[0] or ""
        self.look = Look(
            value(AT["font"]) or "", bool(value(AT["bold"])), bool(value(AT["italic"])),
            bool(value(AT["underline"])), bool(value(AT["strike"]) or value(AT["double"])),
            value(AT["script"]) or "", _effects(layer),
        )  # fmt: skip


def over(lower: Layer, upper: Layer) -> Layer:
    """The upper layer laid over the lower one of the same level."""
    laid = [low if up is None else up for low, up in zip(lower, upper, strict=True)]
    for name in ("around", "unknown"):
        laid[AT[name]] = _joined(lower[AT[name]], upper[AT[name]])
    return tuple(laid)


def crossed(lower: Layer, upper: Layer) -> Layer:
    """A level of styles over another: toggles that both switch on are off."""
    laid = list(over(lower, upper))
    for slot in TOGGLES:
        if upper[slot] is not None and lower[slot] is not None:
            laid[slot] = upper[slot] != lower[slot]
    return tuple(laid)


def _joined(own: str | None, other: str | None) -> str | None:
    return " ".join(dict.fromkeys(f"{own} {other}".split())) if own and other else own or other


def layer(**said: Any) -> Layer:
    """A layer that says only this."""
    return tuple(said.get(name) for name in SLOTS)


class RunLooks:
    """Reads w:rPr into layers; what stands in no table is among their effects."""

    def __init__(self, palette: Palette, fonts: Fonts) -> None:
        self._palette, self._fonts = palette, fonts

    def said(self, properties: etree._Element) -> Said:
        """What run properties say, in whatever order they stand."""
        values: list[Any] = [None] * len(SLOTS)
        style, changed = None, False
        for each in properties:
            tag = each.tag
            row = RUN.get(tag)
            if row is None or not row.attributes.issuperset(each.keys()) or overfull(each):
                self._strange(each, values)
            if row is None:
                continue
            slot = _SIMPLE.get(tag)
            if slot is not None:
                values[slot] = on(each)
                if meaningless(each):
                    self._strange(each, values)
            elif tag in _READ:
                _READ[tag](self, each, values)
            elif tag == STYLE:
                style = each.get(VAL, "")
            elif tag == CHANGED:
                changed = True
        if repeated(properties):
            self._strange(properties, values)
        return Said(style, tuple(values), changed)

    def _strange(self, element: etree._Element, values: list[Any]) -> None:
        values[AT["unknown"]] = _joined(values[AT["unknown"]], effect(element))

    def _faces(self, element: etree._Element, values: list[Any]) -> None:
        # A font that is not named leaves what was said below.
        faces = self._fonts.faces(element)
        for slot, face in zip(("font", "low", "high", "complex"), faces, strict=True):
            if face:
                values[AT[slot]] = face

    def _underline(self, element: etree._Element, values: list[Any]) -> None:
        values[AT["underline"]] = on(element)

    def _script(self, element: etree._Element, values: list[Any]) -> None:
        scripts = {"superscript": "sup", "subscript": "sub"}
        values[AT["script"]] = scripts.get(element.get(VAL, ""), "")

    def _colour(self, element: etree._Element, values: list[Any]) -> None:
        colour = self._palette.colour(element)
        values[AT["colour"]] = AUTO if colour is None else colour

    def _shade(self, element: etree._Element, values: list[Any]) -> None:
        behind = shading(element, self._palette)
        values[AT["shade"]] = NONE if behind is None else behind

    def _highlight(self, element: etree._Element, values: list[Any]) -> None:
        values[AT["highlight"]] = HIGHLIGHTS.get(element.get(VAL, ""), NONE)

    def _number(self, element: etree._Element, values: list[Any]) -> None:
        values[_NUMBERS[str(element.tag)]] = measure(element.get(VAL))

    def _fill(self, element: etree._Element, values: list[Any]) -> None:
        """w14:textFill: none at all, or a colour of its own, hardly there where transparent."""
        kind = next((str(each.tag).rpartition("}")[2] for each in element), "")
        values[AT["fill"]] = None
        if kind == "noFill":
            values[AT["fill"]] = NONE
            return
        colour = element[0][0] if kind == "solidFill" and len(element[0]) == 1 else None
        if colour is None or len(colour):
            self._strange(element, values)  # a gradient, or a colour that is reckoned
            return
        value = colour.get(f"{{{WORD14}}}val", "")
        named = self._palette.named(value)
        number = written(value) if named is None else named
        values[AT["fill"]] = AUTO if number is None else number

    def _beside(self, element: etree._Element, values: list[Any]) -> None:
        """w14:shadow and w14:glow: so far from the letters that they show twice or cover others."""
        reach = (element.get(f"{{{WORD14}}}{name}") for name in ("dist", "rad"))
        if max(map(measure, reach)) > REACH:
            self._strange(element, values)

    def _east(self, element: etree._Element, values: list[Any]) -> None:
        names = ("combine", "vert")
        said = [n for n in names if element.get(w(n)) in ON]
        brackets = element.get(w("combineBrackets"), "none")
        said += [f"brackets:{brackets}"] if said and brackets != "none" else []
        values[AT["vertical"]] = " ".join(said)

    def _fit(self, element: etree._Element, values: list[Any]) -> None:
        values[AT["fit"]] = "fit" if measure(element.get(VAL)) else ""


_SIMPLE: dict[Any, int] = {
    w(name): AT[slot]
    for name, slot in {
        "b": "bold", "i": "italic", "caps": "caps", "smallCaps": "small", "strike": "strike",
        "dstrike": "double", "vanish": "vanish", "specVanish": "special", "webHidden": "web",
        "outline": "outline", "shadow": "shadow", "emboss": "emboss", "imprint": "imprint",
        "rtl": "rtl", "cs": "cs",
    }.items()
}  # fmt: skip
_NUMBERS = {
    w(name): AT[slot]
    for name, slot in {
        "sz": "size", "w": "scale", "spacing": "spacing", "position": "position",
    }.items()
}  # fmt: skip
_READ: dict[Any, Any] = {
    FONTS: RunLooks._faces,
    w("u"): RunLooks._underline,
    w("vertAlign"): RunLooks._script,
    w("color"): RunLooks._colour,
    w("shd"): RunLooks._shade,
    w("highlight"): RunLooks._highlight,
    **dict.fromkeys(_NUMBERS, RunLooks._number),
    f"{{{WORD14}}}textFill": RunLooks._fill,
    **dict.fromkeys((f"{{{WORD14}}}{n}" for n in ("shadow", "glow")), RunLooks._beside),
    w("eastAsianLayout"): RunLooks._east,
    w("fitText"): RunLooks._fit,
}


def _effects(layer: Layer) -> str:
    """The words for what changes whether or how the text is seen, in one order."""
    if layer == UNSAID:
        return ""
    value = dict(zip(SLOTS, layer, strict=True))
    names = [name for name, shown in _faint(value) if shown]
    names += [name for name in ("outline", "emboss", "imprint") if value[name]]
    size = value["size"] or SIZE
    position = value["position"] or 0
    if abs(position) >= size / 5:
        names.append("raised" if position > 0 else "lowered")
    names += [value[name] for name in ("fit", "vertical", "around", "unknown") if value[name]]
    return " ".join(names)


def _faint(value: dict[str, Any]) -> list[tuple[str, bool]]:
    size = value["size"] if value["size"] is not None else SIZE
    scale = value["scale"] if value["scale"] is not None else 100
    # Twips of distance against half points of height: letters that lie on each other.
    packed = (value["spacing"] or 0) <= -size * 6
    return [
        ("faint", _unreadable(value)),
        ("tiny", size < TINY or scale < 20 or packed),
        ("caps", bool(value["caps"])),
        ("small-caps", bool(value["small"]) and not value["caps"]),
        ("special-hidden", bool(value["special"])),
        ("web-hidden", bool(value["web"])),
        ("rtl", bool(value["rtl"])),
        ("on-dark", _on_dark(value)),
    ]


def _on_dark(value: dict[str, Any]) -> bool:
    """Whether an automatic colour stands on a dark ground: some programs turn it white."""
    colour = value["fill"] if value["fill"] not in (None, AUTO) else value["colour"]
    ground = value["shade"] if value["shade"] not in (None, NONE) else value["ground"]
    dark = ground is not None and ground >= 0 and faint(0, ground)
    return dark and (colour is None or colour == AUTO) and value["highlight"] in (None, NONE)


def _unreadable(value: dict[str, Any]) -> bool:
    """The colour against the nearest ground: highlight, shading, paragraph, cell, page."""
    if value["fill"] == NONE:
        return True
    colour = value["fill"] if value["fill"] not in (None, AUTO) else value["colour"]
    grounds = (value["highlight"], value["shade"], value["ground"])
    ground = next((each for each in grounds if each is not None and each >= 0), WHITE)
    if colour is None or colour < 0:
        # An automatic colour turns white on a dark shading, but not on a dark highlight.
        dark = value["highlight"]
        return dark is not None and dark >= 0 and faint(0, dark)
    return faint(colour, ground)


NAKED = Dress(UNSAID)
"""The look of a run of which nothing is said: that of PLAIN."""
