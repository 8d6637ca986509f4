"""What is said twice, out of its place, or in a value of no meaning: programs would not agree on it.

Of two styles, lists, levels or notes under one name one program takes the first, another the last;
of two properties in one element likewise. What may be meant is hashed whole, and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from review.paper.ooxml.namespaces import w
from review.paper.ooxml.values import OFF, ON, VAL
from review.paper.ooxml.visibility.unknown import canonical

_STYLE_ID = re.compile(rb"""styleId\s*=\s*["']([^"']*)["']""")
_BY_DEFAULT = re.compile(rb"""default\s*=\s*["'](?:1|true|on)["']""")
_STYLE, _SORT = re.compile(rb"<(?:\w+:)?style\s[^<>]*>"), re.compile(rb"""type\s*=\s*["'](\w+)""")
_SORTS = ("paragraph", "character", "table", "numbering")
_LISTS = ((w("abstractNum"), w("abstractNumId")), (w("num"), w("numId")),
          (w("numPicBullet"), w("numPicBulletId")))  # fmt: skip
_NAMED = (w("headerReference"), w("footerReference"))
_PAGES = ("default", "first", "even")
_FACES, _COMPLEX = w("rFonts"), w("cs")
_LEVELS = (w("lvl"), w("lvlOverride"))
_SWITCHES = frozenset(
    map(w, ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "specVanish", "webHidden",
            "outline", "shadow", "emboss", "imprint", "rtl", "cs", "bidi", "suppressLineNumbers",
            "pageBreakBefore", "hidden", "tcFitText", "bidiVisual", "titlePg", "evenAndOddHeaders",
            "updateFields", "displayBackgroundShape", "isLgl"))
)  # fmt: skip
"""Properties that are on or off (22.9.2.7); a value of another sort is on for some programs only."""


def twice(elements: Iterable[etree._Element], key: str) -> Iterator[etree._Element]:
    """The elements whose key others among them have too, in other words."""
    forms: dict[str, list[etree._Element]] = {}
    for each in elements:
        if isinstance(each.tag, str):
            forms.setdefault(each.get(key, ""), []).append(each)
    for like in forms.values():
        if len(like) > 1 and len({canonical(each) for each in like}) > 1:
            yield from like


def same(elements: list[etree._Element]) -> Iterator[etree._Element]:
    """The elements of a name that others among them have too."""
    counted = Counter(each.tag for each in elements)
    yield from (each for each in elements if counted[each.tag] > 1)


def repeated(properties: etree._Element) -> bool:
    """Whether one property stands there more than once, in other words."""
    names = {each.tag for each in properties}
    if len(names) == len(properties):
        return False
    forms = {(e.tag, *sorted(e.items()), len(e)) for e in properties if not _complex(e)}
    return len(forms) > len(names)


def _complex(element: etree._Element) -> bool:
    """Whether only the font of complex scripts is said: LibreOffice has an element of its own for it."""
    return element.tag == _FACES and list(element.attrib) == [_COMPLEX]


def repeated_section(section: etree._Element) -> bool:
    """Whether a section says one thing twice; it names a header for each sort of page."""
    said = [(each.tag, each.get(w("type")) if each.tag in _NAMED else None) for each in section]
    return len(set(said)) < len(said)


def second(properties: etree._Element) -> bool:
    """Whether properties of the same element stand before these."""
    if properties.getprevious() is None:
        return False
    return next(properties.itersiblings(str(properties.tag), preceding=True), None) is not None


def meaningless(element: etree._Element) -> bool:
    """Whether a switch is neither on nor off, or a header is for no sort of page (17.18.36)."""
    if element.tag in _NAMED:
        return element.get(w("type")) not in _PAGES
    value = element.get(VAL)
    return value is not None and element.tag in _SWITCHES and value not in ON and value not in OFF


def styles_twice(content: bytes) -> bool:
    """Whether a styles part may have two styles under one id or by default, by its bytes."""
    names = _STYLE_ID.findall(content)
    defaults = [_SORT.search(tag) for tag in _STYLE.findall(content) if _BY_DEFAULT.search(tag)]
    sorts = [each[1] for each in defaults if each is not None]
    return len(set(names)) < len(names) or len(set(sorts)) < len(sorts)


def styles_contested(root: etree._Element) -> Iterator[etree._Element]:
    """The styles that stand there twice, and of each sort those that are all the default."""
    styles = list(root.iterchildren(w("style")))
    yield from twice(styles, w("styleId"))
    for sort in _SORTS:
        defaults = [e for e in styles if e.get(w("type")) == sort and e.get(w("default")) in ON]
        yield from defaults if len(defaults) > 1 else ()


def notes_twice(root: etree._Element) -> Iterator[etree._Element]:
    """The notes of a part that stand there twice."""
    yield from twice(root, w("id"))


def lists_twice(root: etree._Element) -> Iterator[etree._Element]:
    """The lists, and the levels of one list, that stand there twice."""
    for tag, key in _LISTS:
        yield from twice(root.iterchildren(tag), key)
    for each in root:
        for level in _LEVELS:
            yield from twice(each.iterchildren(level), w("ilvl"))
