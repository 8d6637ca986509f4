"""Formulas as one line of readable text (ECMA-376 Part 1, 22.1)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from review.paper.ooxml.namespaces import MATH, w


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


def skeleton(element: etree._Element) -> str:
    """The form of a formula without its words: what stands over what, is struck out or not shown."""
    signs = []
    for each in element.iter(f"{{{MATH}}}*"):
        name = str(each.tag).rpartition("}")[2]
        if name not in _UNFORMED:
            signs.append(f"{name}={','.join(sorted(map(str, each.attrib.values())))}")
    return " ".join(signs)


_UNFORMED = frozenset(
    (
        "r", "t", "rPr", "ctrlPr", "sty", "nor", "lit", "jc", "oMathParaPr", "naryPr",
        "sSupPr", "sSubPr", "sSubSupPr", "fPr", "dPr", "radPr", "argPr", "mPr", "limLocs",
        "limLoc", "grow", "maxDist", "objDist", "rSpRule", "rSp", "cSp", "cGp", "cGpRule",
        "baseJc", "mcs", "mc", "mcPr", "count", "mcJc", "plcHide", "brk", "aln",
    )
)  # fmt: skip
"""Names that say nothing about the form: runs, letters, distances."""


def _part(element: etree._Element, name: str) -> str:
    return "".join(written(child) for child in element.findall(m(name)))


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: etree._Element, below: str = "sub", above: str = "sup") -> str:
    low, high = _part(element, below), _part(element, above)
    lower = f"_{_grouped(low)}" if low else ""
    return lower + (f"^{_grouped(high)}" if high else "")


def _script(element: etree._Element) -> str:
    return _part(element, "e") + _scripts(element)


def _before(element: etree._Element) -> str:
    return f"{_scripts(element)} {_part(element, 'e')}"


def _lower_limit(element: etree._Element) -> str:
    return _part(element, "e") + _scripts(element, below="lim")


def _upper_limit(element: etree._Element) -> str:
    return _part(element, "e") + _scripts(element, above="lim")


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _accented(element: etree._Element) -> str:
    """A combining sign after each character, so that it stands above or below it (22.1.2.1)."""
    sign = _sign(element, "chr", "\u0302")
    return "".join(letter + sign for letter in _part(element, "e"))


def _barred(element: etree._Element) -> str:
    bar = "\u0305" if _sign(element, "pos", "bot") == "top" else "\u0332"
    return "".join(letter + bar for letter in _part(element, "e"))


def _equations(element: etree._Element) -> str:
    return "; ".join(written(each) for each in element.findall(m("e")))


def _root(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√({_part(element, 'e')})"


def _sign(element: etree._Element, name: str, otherwise: str) -> str:
    """A value among an element's own properties (naryPr, dPr, accPr …), which stand first."""
    property_element = element.find(f"*/{m(name)}")
    return otherwise if property_element is None else property_element.get(m("val"), "")


def _operator(element: etree._Element) -> str:
    return f"{_sign(element, 'chr', '∫')}{_scripts(element)} {_part(element, 'e')}"


def _fenced(element: etree._Element) -> str:
    begin, end = _sign(element, "begChr", "("), _sign(element, "endChr", ")")
    between = _sign(element, "sepChr", "|")
    return begin + between.join(written(each) for each in element.findall(m("e"))) + end


def _matrix(element: etree._Element) -> str:
    rows = (", ".join(written(e) for e in row.findall(m("e"))) for row in element.findall(m("mr")))
    return "[" + "; ".join(rows) + "]"


_FORMS: dict[str, Callable[[etree._Element], str]] = {
    m("f"): _fraction,
    m("sSup"): _script,
    m("sSub"): _script,
    m("sSubSup"): _script,
    m("sPre"): _before,
    m("limLow"): _lower_limit,
    m("limUpp"): _upper_limit,
    m("func"): _function,
    m("acc"): _accented,
    m("bar"): _barred,
    m("eqArr"): _equations,
    m("rad"): _root,
    m("nary"): _operator,
    m("d"): _fenced,
    m("m"): _matrix,
}
