"""Whether the lines of a paragraph can be seen: where they stand, and how high they are.

Lengths are twips. A hundredth of a character counts as two twips, that of a character of 10.5 pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.values import OFF, VAL, measure

CLIPPED = 80
"""A line of exactly this height or less shows no words."""
CENTIMETRE = 567
MARGIN = 1_000
"""So far outside its column a line may be cut off, and where it is enters the fingerprint."""
OUTSIDE, ACROSS = 1_800, 8_000
"""Words so far outside the column leave the page; so far into it the column is nearly used up."""
FAR = 10_000
"""So far to a side a paragraph or frame has left the page."""
_CLOSE = {
    f"spacing close {name}": f"close-{name}"
    for name in ("line", "before", "after", "beforeLines", "afterLines")
}
"""Distances (17.3.1.33) that put lines or paragraphs over each other."""
_FRAME = ("hAnchor", "vAnchor", "xAlign", "yAlign", "wrap")


def effects(sight: Mapping[str, Any]) -> str:
    """The words for what hides the lines of a paragraph, in one order.

    `sight` has the attributes of its properties under "property attribute"; "?digest" is what
    stands in no table.
    """
    value = {name: sight[name] for name in sight if name[0] != "?"}
    names = [name for name in sight if name[0] == "?"]
    if 0 < line_height(value) <= CLIPPED:
        names.append("clipped")
    names += [*indents(value, "ind "), *_frame(value)]
    if value.get(f"bidi {VAL}", "0") not in OFF:
        names.append("right-to-left")
    if value.get(f"suppressLineNumbers {VAL}", "0") not in OFF:
        names.append("no-line-number")
    names += _close(value)
    if value.get("mark hidden"):
        names.append("joined")
    for name in ("far", "bars"):
        if value.get(f"tabs {name}"):
            names.append(f"tab:{value[f'tabs {name}']}")
    return " ".join(sorted(names))


def _close(value: Mapping[str, Any]) -> list[str]:
    """The words for distances that put lines or paragraphs over each other."""
    rule = value.get(f"spacing {w('lineRule')}", "auto")
    close = []
    for name, word in _CLOSE.items():
        said = value.get(name)
        # A height that is fixed is looked at by itself, and one that is only the least is no harm.
        if said and (name != "spacing close line" or rule == "auto" or said[0] == "-"):
            close.append(f"{word}:{said}")
    return ["overlapping", *close] if close else []


def line_height(value: Mapping[str, Any]) -> int:
    """The height of lines where it is fixed, else 0."""
    fixed = value.get(f"spacing {w('lineRule')}") == "exact"
    return measure(value.get(f"spacing {w('line')}")) if fixed else 0


def cut(exact: int, tallest: int) -> str:
    """The words for lines of a fixed height too low for letters of so many half points."""
    if not 0 < exact < tallest * 7.5:
        return ""
    return f"clipped line:{exact}" if exact < tallest * 5 else f"line:{exact}"


def indents(value: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """The words for indents that bring lines near or over the edge of the page (17.3.1.12)."""
    left = _length(value, prefix, "left", "start")
    right = _length(value, prefix, "right", "end")
    first = left + _length(value, prefix, "firstLine") - _length(value, prefix, "hanging")
    sides = (left, right, first)
    if all(-MARGIN <= side <= ACROSS for side in sides):
        return
    yield f"shifted:{','.join(str(side // CENTIMETRE) for side in sides)}"
    if any(side < -OUTSIDE or side > FAR for side in sides):
        yield "off-page"


def _length(value: Mapping[str, Any], prefix: str, *names: str) -> int:
    for name in names:
        in_characters = measure(value.get(f"{prefix}{w(f'{name}Chars')}"))
        if in_characters:
            return in_characters * 2
    for name in names:
        written = value.get(f"{prefix}{w(name)}")
        if written is not None:
            return measure(written)
    return 0


def _frame(value: Mapping[str, Any]) -> Iterator[str]:
    """The words for a frame (17.3.1.11) that stands somewhere else, or is too low."""
    across, down = (measure(value.get(f"framePr {w(name)}")) for name in ("x", "y"))
    height = measure(value.get(f"framePr {w('h')}"))
    if max(abs(across), abs(down)) >= CENTIMETRE:
        said = [str(value.get(f"framePr {w(name)}", "")) for name in _FRAME]
        yield f"frame:{','.join([*said, str(across // CENTIMETRE), str(down // CENTIMETRE)])}"
        if max(abs(across), abs(down) if down < 0 else 0) > FAR or down < -OUTSIDE:
            yield "off-page"
    if value.get(f"framePr {w('hRule')}") == "exact" and height:
        yield f"frame-height:{height // (CENTIMETRE // 2)}"
        if height <= CLIPPED:
            yield "clipped"


def far_tab(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The farthest tab stop, in centimetres, where it lies beyond what a page is wide; and bars.

    A bar is a line through the words at its place (17.18.84).
    """
    stops = [abs(measure(each.get(w("pos")))) for each in element]
    farthest = max(stops, default=0)
    bars = [measure(each.get(w("pos"))) // 100 for each in element if each.get(VAL) == "bar"]
    said = f"bars{bars}".replace(" ", "") if bars else ""
    return (("far", str(farthest // CENTIMETRE) if farthest > FAR else ""), ("bars", said))
