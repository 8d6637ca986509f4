"""mc:AlternateContent: of several forms of one thing, the one a conforming reader takes.

ECMA-376 Part 3, 7.5: the first mc:Choice all of whose required namespaces are understood, else
mc:Fallback. Understood are those Word understands: it is what Word shows that people sign.
"""

from __future__ import annotations

from lxml import etree

from review.paper.ooxml.formulas import m
from review.paper.ooxml.namespaces import CHOICE, DRAWING, PREFIXES, UNDERSTOOD, VML, w

ALTERNATE = f"{{{CHOICE}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{CHOICE}}}Choice", f"{{{CHOICE}}}Fallback"
_WORDS = (w("t"), w("delText"), m("t"), f"{{{DRAWING}}}t")
SYMBOLS = PREFIXES["w16se"]
EMOJI = f"{{{SYMBOLS}}}symEx"
_LOOKS = tuple(map(w, ("strike", "dstrike", "vanish", "specVanish", "vertAlign")))


def choose(element: etree._Element) -> etree._Element | None:
    """The form that is shown; None where there is none."""
    for form in element:
        if form.tag == _CHOICE and _understood(form):
            return form
    return next(element.iterchildren(_FALLBACK), None)


def disordered(element: etree._Element) -> bool:
    """Whether it holds more than choices and one form for all others, in that order (Part 3, 7.5)."""
    *before, last = [_CHOICE, *(each.tag for each in element)]
    return last not in (_CHOICE, _FALLBACK) or any(each != _CHOICE for each in before)


def _understood(form: etree._Element) -> bool:
    required = [form.nsmap.get(prefix) for prefix in form.get("Requires", "").split()]
    return bool(required) and all(space in UNDERSTOOD for space in required)


def in_run(element: etree._Element) -> bool:
    """Whether the forms stand inside a run, and not beside runs."""
    parent = element.getparent()
    return parent is not None and parent.tag in (w("r"), _CHOICE, _FALLBACK)


def others(element: etree._Element) -> list[etree._Element]:
    """The forms that are not shown but that another program may show."""
    chosen = choose(element)
    return [form for form in element if form is not chosen and form.tag in (_CHOICE, _FALLBACK)]


def words(form: etree._Element | None) -> str:
    """The words in a form, as far as they are plain."""
    if form is None:
        return ""
    texts = [each.text or "" for each in form.iter(*_WORDS) if not _elsewhere(each, form)]
    art = (each.get("string", "") for each in form.iter(f"{{{VML}}}textpath"))
    signs = (_sign(each.get(f"{{{SYMBOLS}}}char", "")) for each in form.iter(EMOJI))
    return "".join("".join([*texts, *art, *signs]).split())


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return code


def _elsewhere(node: etree._Element, form: etree._Element) -> bool:
    """Whether a node belongs to a form inside this one that is not shown."""
    below = node
    for above in node.iterancestors():
        if above is form:
            return False
        if above.tag == ALTERNATE and choose(above) is not below:
            return True
        below = above
    return False


def looks(form: etree._Element | None) -> list[str]:
    """The looks in a form that take words away, in order."""
    return [] if form is None else [str(each.tag) for each in form.iter(*_LOOKS)]
