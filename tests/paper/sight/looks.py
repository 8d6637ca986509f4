"""Pairs for every look of runs and paragraphs, said directly, by a style, or by what is around."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.documents import NAMES, abstract, level, num, numbering, p, t
from tests.paper.sight.contract import DEFAULTS, PAGE, Pair, contract, styles

WORDS = "壹佰万元 abc 20%"
RUNS = {
    "strike": "<w:strike/>", "dstrike": "<w:dstrike/>", "vanish": "<w:vanish/>",
    "specVanish": "<w:vanish/><w:specVanish/>", "caps": "<w:caps/>", "smallCaps": "<w:smallCaps/>",
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
    "raised": '<w:position w:val="12"/>', "lowered": '<w:position w:val="-12"/>',
    "white": '<w:color w:val="FFFFFF"/>', "nearly white": '<w:color w:val="FAFAFA"/>',
    "pale": '<w:color w:val="E0E0E0"/>', "theme colour": '<w:color w:themeColor="background1"/>',
    "highlight of its colour": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    "black on black": '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    "shading of its colour": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "solid shading": '<w:color w:val="FF0000"/><w:shd w:val="solid" w:color="FF0000"/>',
    "two half points": '<w:sz w:val="2"/>', "four half points": '<w:sz w:val="4"/>',
    "scaled away": '<w:w w:val="1"/>', "packed": '<w:spacing w:val="-400"/>',
    "right to left": "<w:rtl/>", "outline": "<w:outline/>", "emboss": "<w:emboss/>",
    "imprint": "<w:imprint/>", "fit": '<w:fitText w:val="30"/>',
    "turned": '<w:eastAsianLayout w:id="1" w:vert="1"/>',
    "two lines in one": '<w:eastAsianLayout w:id="1" w:combine="1"/>',
    "no fill": "<w14:textFill><w14:noFill/></w14:textFill>",
    "white fill": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'
    "</w14:textFill>",
    "a symbol font": '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="Wingdings"/>',
    "Symbol": '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:cs="Symbol"/>',
    "Webdings": '<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings" w:cs="Webdings"/>',
}  # fmt: skip
"""Looks that take words away or make them others."""
BLIND = {
    "noProof": "<w:noProof/>", "lang": '<w:lang w:val="fr-FR"/>', "kern": '<w:kern w:val="2"/>',
    "snapToGrid": '<w:snapToGrid w:val="0"/>', "em": '<w:em w:val="dot"/>',
    "bdr": '<w:bdr w:val="single" w:sz="4"/>', "effect": '<w:effect w:val="shimmer"/>',
    "glow": '<w14:glow w14:rad="9"/>', "ligatures": '<w14:ligatures w14:val="all"/>',
    "bold": "<w:b/>", "italic": "<w:i/>", "a readable colour": '<w:color w:val="C00000"/>',
    "a larger size": '<w:sz w:val="28"/>', "another font": '<w:rFonts w:eastAsia="KaiTi"/>',
}  # fmt: skip
PARAGRAPHS = {
    "off the page": '<w:ind w:left="-12000" w:right="12000"/>',
    "off to the right": '<w:ind w:left="12000"/>',
    "off by characters": '<w:ind w:leftChars="9000"/>',
    "first line off": '<w:ind w:firstLine="-9500"/>', "hanging off": '<w:ind w:hanging="9500"/>',
    "lines of no height": '<w:spacing w:line="20" w:lineRule="exact"/>',
    "lines cut in half": '<w:spacing w:line="120" w:lineRule="exact"/>',
    "a frame off the page": '<w:framePr w:w="2000" w:x="15000" w:y="1" w:hAnchor="page"/>',
    "a frame above the page": '<w:framePr w:w="2000" w:h="300" w:hRule="exact" w:vAnchor="page"'
    ' w:hAnchor="page" w:x="1" w:y="-3000"/>',
    "a frame over other words": '<w:framePr w:w="4000" w:h="900" w:hRule="exact" w:wrap="none"'
    ' w:vAnchor="page" w:hAnchor="page" w:x="1800" w:y="1440"/>',
    "a frame of no height": '<w:framePr w:w="2000" w:h="20" w:hRule="exact"/>',
    "a black ground": '<w:shd w:val="clear" w:fill="000000"/><w:rPr><w:color w:val="000000"/></w:rPr>',
    "bidi": "<w:bidi/>", "a number": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    "line numbers off": "<w:suppressLineNumbers/>",
    "a tab beyond the page": '<w:tabs><w:tab w:val="left" w:pos="20000"/></w:tabs>',
}  # fmt: skip
BLIND_PARAGRAPHS = {
    "keepNext": "<w:keepNext/>", "jc": '<w:jc w:val="center"/>', "spacing": '<w:spacing w:after="200"/>',
    "borders": '<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr>', "ind": '<w:ind w:left="420"/>',
    "tabs": '<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>', "kinsoku": '<w:kinsoku w:val="0"/>',
    "textAlignment": '<w:textAlignment w:val="top"/>', "outlineLvl": '<w:outlineLvl w:val="1"/>',
    "widowControl": '<w:widowControl w:val="0"/>', "snapToGrid": '<w:snapToGrid w:val="0"/>',
    "wordWrap": '<w:wordWrap w:val="0"/>', "autoSpaceDE": '<w:autoSpaceDE w:val="0"/>',
    "cnfStyle": '<w:cnfStyle w:val="100000000000"/>', "mirrorIndents": "<w:mirrorIndents/>",
}  # fmt: skip


def pairs() -> Iterator[Pair]:
    """Each look against none, in each way of saying it."""
    for name, look in RUNS.items():
        for way, dressed in CARRIERS.items():
            yield Pair(
                f"look {way}", name,
                lambda dressed=dressed: dressed(""), lambda d=dressed, look=look: d(look),
            )  # fmt: skip
    for name, look in BLIND.items():
        yield Pair(
            "blind run", name, contract, lambda look=look: contract(t("壹佰万元", look)), True
        )
    for name, look in (PARAGRAPHS | BLIND_PARAGRAPHS).items():
        inside = t("壹佰\t") if "tab" in name else t("壹佰万元")
        for way in ("directly", "by style"):
            yield Pair(
                f"paragraph {way}", name, lambda inside=inside: contract(inside),
                lambda i=inside, look=look, way=way: _paragraph(i, look, way),
                name in BLIND_PARAGRAPHS,
            )  # fmt: skip


def _paragraph(inside: str, look: str, way: str) -> bytes:
    if way == "directly":
        return contract(inside, about=look)
    known = _style("P", "paragraph", f"<w:pPr>{look}</w:pPr>")
    return contract(
        inside, about='<w:pStyle w:val="P"/>', beside={"styles.xml": styles(known)}
    )  # fmt: skip


def _style(name: str, kind: str, inside: str, based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{inside}'
        "</w:style>"
    )


def _rpr(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr>"


def _character(look: str) -> bytes:
    known = _style("C", "character", _rpr(look)) + _style("D", "character", "", "C")
    return contract(t(WORDS, '<w:rStyle w:val="D"/>'), beside={"styles.xml": styles(known)})


def _by_paragraph(look: str) -> bytes:
    known = _style("A", "paragraph", _rpr(look)) + _style("B", "paragraph", "", "A")
    return contract(
        t(WORDS), about='<w:pStyle w:val="B"/>', beside={"styles.xml": styles(known)}
    )  # fmt: skip


def _default(look: str) -> bytes:
    every = DEFAULTS.replace("</w:rPr>", f"{look}</w:rPr>")
    return contract(t(WORDS), beside={"styles.xml": styles("", every)})


def _table(look: str) -> bytes:
    known = _style("T", "table", f'<w:tblStylePr w:type="firstRow">{_rpr(look)}</w:tblStylePr>')
    rows = "".join(f"<w:tr><w:tc>{p(t(text))}</w:tc></w:tr>" for text in (WORDS, "其余"))
    about = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
    grid = '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    return contract(
        blocks=f"<w:tbl>{about}{grid}{rows}</w:tbl>", beside={"styles.xml": styles(known)}
    )  # fmt: skip


def _label(look: str) -> bytes:
    lists = numbering(abstract(0, level(0, "decimal", "A%1.", _rpr(look))), num(1, 0))
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return contract(about=place, beside={"numbering.xml": lists})


def _header(look: str) -> bytes:
    return contract(
        section='<w:headerReference w:type="default" r:id="header1"/>' + PAGE,
        beside={"header1.xml": f"<w:hdr {NAMES}>{p(t(WORDS, look))}</w:hdr>"},
    )


CARRIERS = {
    "directly": lambda look: contract(t(WORDS, look)),
    "by character style": _character,
    "by paragraph style": _by_paragraph,
    "by default": _default,
    "by table style": _table,
    "of a label": _label,
    "in a header": _header,
}
"""The ways to say a look of runs."""
