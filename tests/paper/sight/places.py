"""Pairs for what stands where it does not belong, is not closed, or names what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.documents import abstract, level, num, numbered, numbering, p, t
from tests.paper.sight.contract import PAGE, Pair, contract, pair, part
from tests.paper.sight.drawings import _inline, _pictured
from tests.paper.sight.tables import table

NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
OTHER = f"<w:document><w:body>{p(t('总价改为玖佰万元。'))}</w:body></w:document>"
ROW = f"<w:tr><w:tc>{p(t('保修'))}</w:tc><w:tc>{p(t('一年'))}</w:tc></w:tr>"
BEGIN, PART, END = (f'<w:fldChar w:fldCharType="{x}"/>' for x in ("begin", "separate", "end"))
FIELD = f"<w:r>{BEGIN}</w:r><w:r><w:instrText> EQ \\f(1,3) </w:instrText></w:r><w:r>{END}</w:r>"
PARAGRAPHS: dict[str, tuple[str, str]] = {
    "a language": ('<w:rPr><w:lang w:val="zh-CN"/></w:rPr>', f'<w:rPr><w:lang w:val="zh-CN">{OTHER}</w:lang></w:rPr>'),
    "a style": ('<w:pStyle w:val="N"/>', f'<w:pStyle w:val="N">{OTHER}</w:pStyle>'),
    "a tab": ('<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>',
              f'<w:tabs><w:tab w:val="left" w:pos="400">{OTHER}</w:tab></w:tabs>'),
    "tabs": ("<w:tabs/>", f"<w:tabs>{OTHER}</w:tabs>"),
    "a border": ("<w:pBdr/>", f"<w:pBdr>{OTHER}</w:pBdr>"),
    "a level that is wrapped": (NUMBER, NUMBER.replace("<w:ilvl", "<w:r><w:ilvl").replace('0"/>', '0"/></w:r>', 1)),
}  # fmt: skip
"""What stands in a property of a paragraph that holds nothing, or nothing of that name."""
STYLES: dict[str, tuple[str, str]] = {
    "not there": (NUMBER, f'<w:pStyle w:val="nowhere"/>{NUMBER}'),
    "without a name": (f'<w:pStyle w:val="N"/>{NUMBER}', f"<w:pStyle/>{NUMBER}"),
}
FIELDS: dict[str, tuple[str, str]] = {
    "begun twice and ended once": (FIELD, f"<w:r>{BEGIN}</w:r>{FIELD}"),
    "begun twice in one run": (FIELD, FIELD.replace(BEGIN, BEGIN * 2)),
    "begun and never ended": (t("壹"), f"<w:r>{BEGIN}</w:r>{t('壹')}"),
    "of a result without an end": (t("壹"), FIELD.replace(END, PART) + t("壹")),
    "with a mark of no known sort": (FIELD, FIELD.replace('"end"', '"stop"') + f"<w:r>{END}</w:r>"),
}  # fmt: skip
CELLS: dict[str, tuple[str, str]] = {
    "a width of a column not said": ('<w:gridCol w:w="3000"/></w:tblGrid>', "<w:gridCol/></w:tblGrid>"),
    "a column of no width": ('<w:gridCol w:w="3000"/></w:tblGrid>', '<w:gridCol w:w="0"/></w:tblGrid>'),
    "a column too few": ('<w:gridCol w:w="3000"/></w:tblGrid>', "</w:tblGrid>"),
    "a row in a body": (ROW, f"<w:body>{ROW}</w:body>"),
    "goes on with nothing": ("<w:tr><w:tc>", "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"),
    "goes on with a narrower one": (
        "<w:tr><w:tc>", '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'),
}  # fmt: skip
FORM = "<mc:AlternateContent>{0}</mc:AlternateContent>"
CHOICE = f'<mc:Choice xmlns:zz="urn:zz" Requires="zz">{t("1元")}</mc:Choice>'
FALLBACK = f"<mc:Fallback>{t('900万元')}</mc:Fallback>"


SWALLOWED = FIELD.replace(END, PART)


def pairs() -> Iterator[Pair]:
    """Properties, styles, fields, cells, sections, alternatives and pictures."""
    for name, (one, other) in PARAGRAPHS.items():
        yield Pair("astray", f"in {name}", *(lambda x=x: contract(about=x) for x in (one, other)))
    for name, look in (
        ("a size", '<w:sz w:val="21"{0}'),
        ("a font", '<w:rFonts w:ascii="Arial"{0}'),
    ):
        closed = (f">{OTHER}</w:{look[3:].split()[0]}>", "/>")
        yield pair("astray", f"in {name}", *(t("壹", look.format(x)) for x in closed))
    for name in ("br", "tab", "sym", "noBreakHyphen", "fldChar"):
        sign = f'<w:{name} w:fldCharType="begin"' if name == "fldChar" else f"<w:{name}"
        yield pair("astray", f"in {name}", *(
            FIELD.replace(BEGIN, x) if name == "fldChar" else f"<w:r>{x}</w:r>"
            for x in (f"{sign}/>", f"{sign}>{OTHER}</w:{name}>")
        ))  # fmt: skip
    for name, (one, other) in STYLES.items():
        yield Pair("style of a numbered paragraph", name,
                   *(lambda x=x: contract(about=x) for x in (one, other)))  # fmt: skip
    for name, (one, other) in FIELDS.items():
        yield pair("field", name, one, other)
    yield pair(
        "field", "other words in a result without an end", SWALLOWED + t("壹"), SWALLOWED + t("玖")
    )
    yield from _tables()
    yield from _bodies()
    yield pair("alternate", "two forms for all others", FORM.format(CHOICE + FALLBACK),
               FORM.format(CHOICE + FALLBACK * 2))  # fmt: skip
    yield pair("alternate", "a choice behind the last form", FORM.format(FALLBACK),
               FORM.format(FALLBACK + CHOICE))  # fmt: skip
    drawn = _inline()
    for name in ("pic:pic", "pic:blipFill", "a:graphicData"):
        astray = drawn.replace(f"<{name}", "<a:off").replace(f"</{name}>", "</a:off>")
        yield Pair("astray", f"a picture not in {name}", *(
            lambda x=x: _pictured(x) for x in (drawn, astray)
        ))  # fmt: skip


def _tables() -> Iterator[Pair]:
    whole = table().replace("</w:tbl>", f"{ROW}</w:tbl>")
    for name, (said, other) in CELLS.items():
        assert said in whole
        yield Pair("table", name, *(
            lambda x=x: contract(blocks=x) for x in (whole, whole.replace(said, other, 1))
        ))  # fmt: skip
    grid = '<w:tblGrid><w:gridCol w:w="3000"/>'
    yield Pair("table", "a border holds a paragraph", lambda: contract(blocks=whole), lambda: contract(
        blocks=whole.replace(grid, f"<w:tblPr><w:tblBorders><w:top>{OTHER}</w:top></w:tblBorders></w:tblPr>{grid}")
    ))  # fmt: skip


def _bodies() -> Iterator[Pair]:
    yield Pair("astray", "in a setting", *(
        lambda x=x: contract(beside={"settings.xml": part("settings", x)})
        for x in ('<w:zoom w:percent="100"/>', f'<w:zoom w:percent="100">{OTHER}</w:zoom>')
    ))  # fmt: skip
    indent = '<w:pPr><w:ind w:left="10"{0}</w:pPr></w:lvl>'
    yield Pair("astray", "in the indent of a level", *(
        lambda x=x: contract(about=NUMBER, beside={"numbering.xml": numbering(
            abstract(0, level(0, "decimal", "%1.").replace("</w:lvl>", indent.format(x))), num(1, 0)
        )})
        for x in ("/>", f">{OTHER}</w:ind>")
    ))  # fmt: skip
    said = p(t("另付壹佰元。"))
    yield Pair("astray", "a body in the body", lambda: contract(blocks=said),
               lambda: contract(blocks=f"<w:body>{said}</w:body>"))  # fmt: skip
    yield Pair("astray", "a document in a margin", contract, lambda: contract(
        section=PAGE.replace('w:gutter="0"/>', f'w:gutter="0">{OTHER}</w:pgMar>')
    ))  # fmt: skip
    ends = f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>"
    for name, around in (("a cell", "<w:tbl><w:tr><w:tc>{0}</w:tc></w:tr></w:tbl>"),):
        yield Pair("astray", f"a section ends in {name}", *(
            lambda x=x, a=around: contract(blocks=a.format(x)) for x in ("<w:p/>", ends)
        ))  # fmt: skip
    shown = '<w:headerReference w:type="default" r:id="header1"/>'
    for name, other in (("no", ""), ("an unknown", ' w:type="all"')):
        yield Pair("section", f"a header for {name} sort of page", *(
            lambda x=x: contract(section=x + PAGE, beside={"header1.xml": part("hdr", p(t("合同")))})
            for x in (shown, shown.replace(' w:type="default"', other))
        ))  # fmt: skip
    yield Pair("astray", "a section ends in a header", *(
        lambda x=x: contract(section=shown + PAGE, beside={"header1.xml": part("hdr", x + p(t("合同")))})
        for x in ("<w:p/>", ends)
    ))  # fmt: skip
    lists = numbering(abstract(0, level(0, "decimal", "第%1条")), num(1, 0))
    yield Pair("style of a numbered paragraph", "in the text", *(
        lambda x=x: contract(blocks=numbered(1, 0, "交付").replace("<w:pPr>", f"<w:pPr>{x}"),
                             beside={"numbering.xml": lists})
        for x in ("", '<w:pStyle w:val="nowhere"/>')
    ))  # fmt: skip
