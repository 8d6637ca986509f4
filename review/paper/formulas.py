"""Formulas as one line of readable text (ECMA-376 Part 1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from review.paper.namespaces import MATH, w


def m(name: str) -> str:
    """The name in the namespace of formulas."""
    return f"{{{MATH}}}{name}"


def written(element: etree._Element) -> str:
    """A formula on one line: a/b, x^2, x_1, √(x), ∑_(i=1)^n x; everything else in order."""
    if element.tag in (m("t"), w("t"), w("delText")):
        return element.text or ""
    form = _FORMS.get(str(element.tag))
    if form is not None:
        return form(element)
    return "".join(written(child) for child in element)


def _part(element: etree._Element, name: str) -> str:
    return "".join(written(child) for child in element.findall(m(name)))


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _script(element: etree._Element) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    lower = f"_{_grouped(below)}" if below else ""
    upper = f"^{_grouped(above)}" if above else ""
    return _part(element, "e") + lower + upper


def _root(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√({_part(element, 'e')})"


def _sign(element: etree._Element, name: str, otherwise: str) -> str:
    found = next(element.iter(m(name)), None)
    return otherwise if found is None else found.get(m("val"), "")


def _operator(element: etree._Element) -> str:
    sign = _sign(element, "chr", "∫")
    below, above = _part(element, "sub"), _part(element, "sup")
    lower = f"_{_grouped(below)}" if below else ""
    upper = f"^{_grouped(above)}" if above else ""
    return f"{sign}{lower}{upper} {_part(element, 'e')}"


def _fenced(element: etree._Element) -> str:
    fence = element.find(m("dPr"))
    begin, end, between = "(", ")", "|"
    if fence is not None:
        begin = _sign(fence, "begChr", "(")
        end = _sign(fence, "endChr", ")")
        between = _sign(fence, "sepChr", "|")
    return begin + between.join(written(each) for each in element.findall(m("e"))) + end


def _matrix(element: etree._Element) -> str:
    rows = (", ".join(written(e) for e in row.findall(m("e"))) for row in element.findall(m("mr")))
    return "[" + "; ".join(rows) + "]"


_FORMS: dict[str, Callable[[etree._Element], str]] = {
    m("f"): _fraction,
    m("sSup"): _script,
    m("sSub"): _script,
    m("sSubSup"): _script,
    m("rad"): _root,
    m("nary"): _operator,
    m("d"): _fenced,
    m("m"): _matrix,
}
