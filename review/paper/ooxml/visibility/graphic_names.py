"""Names inside drawings (DrawingML, VML and their Word parts): what of them can be left aside.

BLIND names tell programs about a drawing, or how text flows around it. LOOK names are reduced to
what they do, so that a program which writes them anew changes nothing. All other names are hashed
with everything inside them.
"""

from __future__ import annotations

from review.paper.ooxml.namespaces import OFFICE, PREFIXES
from review.paper.ooxml.visibility.rows import qualified

A, WP, PIC = PREFIXES["a"], PREFIXES["wp"], PREFIXES["pic"]
WPS, WP14, VML = PREFIXES["wps"], PREFIXES["wp14"], PREFIXES["v"]
W10, A14 = PREFIXES["w10"], PREFIXES["a14"]


def _names(space: str, names: str) -> frozenset[str]:
    return frozenset(f"{{{space}}}{name}" for name in names.split())


BLIND = (
    # 20.4: who and where it is, how the text flows around it
    _names(WP, "effectExtent wrapSquare wrapTight wrapThrough wrapTopAndBottom cNvGraphicFramePr")
    # 20.1: names, locks and lines around shapes
    | _names(A, "graphicFrameLocks picLocks spLocks cxnSpLocks grpSpLocks "
                "bevel round miter hlinkClick hlinkHover prstDash noAutofit spAutoFit")
    | _names(PIC, "cNvPicPr")
    | _names(WPS, "cNvSpPr cNvCnPr")
    | _names(A14, "useLocalDpi compatExt hiddenLine hiddenFill hiddenEffects")
    # Part 4, 19.1: the same in VML
    | _names(VML, "handles h")
    | _names(OFFICE, "lock callout complex")
    | _names(W10, "wrap anchorlock borderbottom borderleft borderright bordertop")
)  # fmt: skip
PLAIN = (
    # Wrappers: what stands inside them is looked at.
    _names(WP, "inline anchor docPr extent positionH positionV align posOffset")
    | _names(WP14, "pctPosHOffset pctPosVOffset")
    | _names(
        A,
        "graphic graphicData xfrm ext off chOff chExt prstGeom blip srcRect solidFill "
        "noFill srgbClr schemeClr prstClr sysClr fillRef lnRef fontRef effectRef ln headEnd tailEnd stretch "
        "fillRect avLst gd",
    )
    | _names(PIC, "pic nvPicPr blipFill spPr cNvPr")
    | _names(WPS, "wsp txbx bodyPr spPr style cNvPr linkedTxbx")
    | _names(
        VML,
        "shape shapetype rect roundrect oval line textbox imagedata fill stroke group formulas f",
    )
)
"""LOOK: read by `graphics` into sizes, crops, turns, fills and places off the page."""

_SHAPES = _names(VML, "shape shapetype rect roundrect oval line")
STANDS: dict[object, frozenset[str]] = {
    f"{{{A}}}graphicData": _names(A, "graphic"),
    f"{{{A}}}graphic": _names(WP, "inline anchor"),
    f"{{{PIC}}}pic": _names(A, "graphicData"),
    f"{{{PIC}}}blipFill": _names(PIC, "pic"),
    f"{{{A}}}blip": _names(PIC, "blipFill") | _names(A, "blipFill"),
    f"{{{WPS}}}wsp": _names(A, "graphicData"),
    f"{{{WPS}}}txbx": _names(WPS, "wsp"),
    f"{{{VML}}}textbox": _SHAPES,
    f"{{{VML}}}imagedata": _SHAPES,
    qualified("w:txbxContent"): _names(WPS, "txbx") | _names(VML, "textbox"),
}
"""Where the names that show something stand; elsewhere programs do not look for them."""
