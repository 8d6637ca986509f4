"""Pairs for effects of drawings, fonts by other names, themes, tables and parts beside the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from tests.paper.documents import p, t, zipped
from tests.paper.sight.contract import Pair, contract, pair, part, styles
from tests.paper.sight.drawings import (
    BELOW,
    CORNER,
    _art,
    _inline,
    _pictured,
    _vml,
    anchored,
    shape,
)
from tests.paper.sight.pictures import bitmap
from tests.paper.sight.tables import table

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SQUARE = '<wp:wrapSquare wrapText="bothSides"/>'
RELATIVE = ('<wp14:sizeRelH xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
            ' relativeFrom="page"><wp14:pctWidth>{0}</wp14:pctWidth></wp14:sizeRelH></wp:anchor>')  # fmt: skip
EFFECTS = {
    "soft edges": '<a:softEdge rad="6000000"/>',
    "a far shadow": '<a:outerShdw dist="900000"><a:srgbClr val="000000"/></a:outerShdw>',
    "a glow": '<a:glow rad="2000000"><a:srgbClr val="000000"/></a:glow>', "a blur": '<a:blur rad="2000000"/>',
    "a colour over it": '<a:fillOverlay blend="over"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:fillOverlay>',
}  # fmt: skip
FONTS = ("ZapfDingbats", "Zapf Dingbats", "MT Extra", "Marlett", "Segoe MDL2 Assets", "Wingdings Regular", "WINGDINGS",
         "Standard Symbols L", "Symbol MT", "Code 128", "3 of 9 Barcode", "Adobe Blank", "Monotype Sorts")  # fmt: skip
TABLE_CELLS = {
    "a line through it": '<w:tcBorders><w:tl2br w:val="single" w:sz="8"/></w:tcBorders>',
    "a line through it, upwards": '<w:tcBorders><w:tr2bl w:val="single" w:sz="8"/></w:tcBorders>',
}
OVER = ("position:absolute;margin-left:90pt;margin-top:72pt;width:300pt;height:40pt;z-index:2;"
        "mso-position-vertical-relative:page;mso-position-horizontal-relative:page")  # fmt: skip
THEME = (
    f'<a:theme xmlns:a="{A}" name="x"><a:themeElements><a:clrScheme name="x"><a:dk1><a:srgbClr val="000000"/></a:dk1>'
    '<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="FF0000"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="{font}"/></a:majorFont><a:minorFont><a:latin typeface="{font}"/>'
    '</a:minorFont></a:fontScheme><a:fmtScheme name="x"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst><a:ln w="6350"/>'
    "</a:lnStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
STYLED = (
    '</wps:spPr><wps:style><a:lnRef idx="0"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/>'
    '</a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor"/></wps:style>'
)


def pairs() -> Iterator[Pair]:
    """Drawings, shapes of VML, fonts, themes, tables, backgrounds, parts."""
    yield from _shapes()
    yield from _vectors()
    yield from _fonts()
    yield from _tables()
    yield from _parts()


def _shapes() -> Iterator[Pair]:
    plain, below = anchored(shape(), *CORNER), anchored(shape(), *BELOW)
    placed = plain.replace('simplePos="0"', 'simplePos="1"')
    told = {
        "words flow around it": (plain, plain.replace("<wp:wrapNone/>", SQUARE)),
        "placed simply": (plain, placed.replace('x="0" y="0"', 'x="1200000" y="6000000"')),
        "width by the page": (plain, plain.replace("</wp:anchor>", RELATIVE.format(90_000))),
        "no width by the page": tuple(plain.replace("</wp:anchor>", RELATIVE.format(n)) for n in (90_000, 1_000)),
        "hidden by its anchor": (below, below.replace('locked="0"', 'locked="0" hidden="1"')),
        "type scaled away": tuple(below.replace("<wps:bodyPr/>", f"<wps:bodyPr><a:normAutofit{n}/></wps:bodyPr>")
                                  for n in ("", ' fontScale="1000"')),
    }  # fmt: skip
    for name, (one, other) in told.items():
        yield pair("shape", name, one, other)
    for name, effect in EFFECTS.items():
        yield Pair("picture", name, lambda: _pictured(_inline()),
                   lambda e=effect: _pictured(_inline(rest=f"<a:effectLst>{e}</a:effectLst>")))  # fmt: skip
    layer = ('<a:extLst><a:ext uri="{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}"><a14:x xmlns:a14="http://schemas.microsoft.com'
             '/office/drawing/2010/main" bright="%d"/></a:ext></a:extLst>')  # fmt: skip
    yield Pair(
        "picture",
        "an effect of a later version",
        *(lambda n=n: _pictured(_inline(blip=layer % n)) for n in (0, 9)),
    )
    yield Pair("picture", "another in SVG", *(_vector_twin(n) for n in (100, 900)))
    yield Pair("picture", "one in SVG", lambda: _pictured(_inline()), _vector_twin(900))


def _vector_twin(number: int) -> Callable[[], bytes]:
    """A picture that later versions of Word show as an SVG of other words."""
    twin = ('<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="svg1" xmlns:asvg='
            '"http://schemas.microsoft.com/office/drawing/2016/SVG/main"/></a:ext></a:extLst>')  # fmt: skip
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg"><text y="20">{number}</text></svg>'
    links = {"media1": ("image", "media/image1.png"), "svg1": ("image", "media/image2.svg")}
    outside = {"word/media/image1.png": bitmap(0), "word/media/image2.svg": drawn}
    return lambda: contract(_inline(blip=twin), links=links, outside=outside)


def _vectors() -> Iterator[Pair]:
    form = ('<w:r><w:pict><v:shape style="width:99pt;height:99pt" coordsize="99,99" fillcolor="red">'
            '<v:path v="m0,0l{0},99,99,0xe"{1}/></v:shape></w:pict></w:r>')  # fmt: skip
    yield pair("VML", "a path inside", form.format(10, ""), form.format(90, ""))
    yield pair("VML", "a path without a fill", form.format(10, ""), form.format(10, ' fillok="f"'))
    box, over = _vml("甲乙"), _vml("甲", OVER, ' fillcolor="white"')
    for name, before in {
        "room for words": '<v:path textboxrect="0,0,1,1"/>', "a far shadow": '<v:shadow on="t" offset="60pt,0" color="black"/>',
    }.items():  # fmt: skip
        yield pair("VML", name, box, box.replace("<v:textbox>", f"{before}<v:textbox>"))
    for name, said in {
        "margins": 'inset="110pt,0,0,0"',
        "words upright": 'style="layout-flow:vertical"',
    }.items():
        yield pair("VML", name, box, box.replace("<v:textbox>", f"<v:textbox {said}>"))
    yield pair("VML", "words flow around it", over,
               over.replace("</v:rect>", '<w10:wrap type="square"/></v:rect>'))  # fmt: skip
    for name, said in {
        "from another place": OVER.replace("vertical-relative:page", "vertical-relative:line"),
        "by a share of the page": f"{OVER};mso-top-percent:500", "at the bottom": f"{OVER};mso-position-vertical:bottom",
        "as wide as a share": f"{OVER};mso-width-percent:10",
    }.items():  # fmt: skip
        yield pair("VML", name, over, over.replace(OVER, said))
    for name, said in {"extruded": 'o:extrusion v:ext="view" on="{0}" rotationangle="0,90"',
                       "skewed": 'o:skew v:ext="view" on="{0}" matrix="0,9,0,0"'}.items():  # fmt: skip
        yield pair("WordArt", name, *(_art("甲方").replace("<v:textpath string", f"<{said.format(n)}/><v:textpath string")
                                      for n in "ft"))  # fmt: skip
    yield pair("VML", "a picture elsewhere", *(
        f'<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata src="http://x.example/{n}.png"/></v:shape></w:pict></w:r>'
        for n in (1, 2)
    ))  # fmt: skip


def _fonts() -> Iterator[Pair]:
    for font in FONTS:
        face = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        yield pair("symbol font", f"by name: {font}", t("AB12"), t("AB12", face))
    face = '<w:rFonts w:ascii="Mine" w:hAnsi="Mine"/>'
    for name, said in {
        "another name": '<w:altName w:val="Wingdings"/>',
        "its characters": '<w:charset w:val="02"/>',
    }.items():
        known = part("fonts", f'<w:font w:name="Mine">{said}</w:font>')
        yield Pair("symbol font", f"by the table of fonts: {name}", lambda: contract(t("AB12", face)),
                   lambda k=known: contract(t("AB12", face), beside={"fontTable.xml": k}))  # fmt: skip
    themed = t("AB12", '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>')
    yield Pair("theme", "its font", *(_themed(themed, font=n) for n in ("Arial", "Wingdings")))
    filled = (
        anchored(shape(fill=""), *CORNER).replace("<a:noFill/>", "").replace("</wps:spPr>", STYLED)
    )
    yield Pair("theme", "its fills", *(_themed(filled, fill=n) for n in (SOLID, "<a:noFill/>")))
    clear = (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="{0}"/></w14:srgbClr>'
        "</w14:solidFill></w14:textFill>"
    )
    yield pair("look directly", "transparent", *(t("壹", clear.format(n)) for n in (0, 100_000)))
    far = '<w14:shadow w14:blurRad="0" w14:dist="200000" w14:dir="0"><w14:srgbClr w14:val="000000"/></w14:shadow>'
    yield pair("look directly", "a far shadow", t("1"), t("1", far))


def _themed(inner: str, font: str = "Arial", fill: str = SOLID) -> Callable[[], bytes]:
    made = THEME.format(font=font, fill=fill)
    links = {"theme1": ("theme", "theme/theme1.xml")}
    return lambda: contract(inner, links=links, outside={"word/theme/theme1.xml": made})


def _tables() -> Iterator[Pair]:
    for name, said in TABLE_CELLS.items():
        yield Pair(
            "table tcPr",
            name,
            lambda: contract(blocks=table()),
            lambda s=said: contract(blocks=table(cell=s)),
        )
        known = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tcPr>{said}</w:tcPr></w:style>'
        yield Pair("table style", name, *(
            lambda k=k: contract(blocks=table(about='<w:tblStyle w:val="T"/>'), beside={"styles.xml": styles(k)})
            for k in (known, known.replace(said, ""))
        ))  # fmt: skip
    fixed = table(about='<w:tblLayout w:type="fixed"/>')
    cell = '<w:tc><w:tcPr><w:tcW w:w="{0}" w:type="dxa"/></w:tcPr>'
    told = {
        "narrow columns": fixed.replace('w:gridCol w:w="3000"', 'w:gridCol w:w="60"'),
        "a column off the page": fixed.replace('<w:gridCol w:w="3000"/>', '<w:gridCol w:w="15000"/>', 1),
        "a cell over the page": fixed.replace("<w:tc>", cell.format(13_000)),
        "cells far apart": table(about='<w:tblCellSpacing w:w="3000" w:type="dxa"/>'),
        "no width": table(about='<w:tblW w:w="60" w:type="dxa"/><w:tblLayout w:type="fixed"/>'),
        "a row off the page": table(row='<w:gridBefore w:val="1"/><w:wBefore w:w="15000" w:type="dxa"/>'),
    }  # fmt: skip
    for name, other in told.items():
        yield Pair(
            "table", name, lambda: contract(blocks=fixed), lambda o=other: contract(blocks=o)
        )


def _parts() -> Iterator[Pair]:
    chunk = '<w:altChunk r:id="c1"/>'
    yield Pair("part", "another document inside", *(
        lambda x=x: contract(blocks=chunk, links={"c1": ("aFChunk", "a.htm")}, outside={"word/a.htm": f"<html>{x}</html>"})
        for x in "壹玖"
    ))  # fmt: skip
    yield Pair("part", "a subdocument", *(
        lambda x=x: contract('<w:subDoc r:id="c1"/>', links={"c1": ("subDocument", "a.docx")}, outside={"word/a.docx": x})
        for x in (b"1", b"2")
    ))  # fmt: skip
    for name, both in {
        "its preview": ((0, b"a"), (1, b"a")),
        "its content": ((0, b"a"), (0, b"b")),
    }.items():
        yield Pair("embedded object", name, *(_object(*each) for each in both))
    for name, both in {
        "black": ("FFFFFF", "000000"), "a fill": ("FFFFFF", "FFFFFF"),
    }.items():  # fmt: skip
        more = '<v:background fillcolor="black"/>' if name == "a fill" else ""
        yield Pair("background", name, _grounded(both[0], ""), _grounded(both[1], more))


def _object(image: int, content: bytes) -> Callable[[], bytes]:
    inner = ('<w:r><w:object w:dxaOrig="2000" w:dyaOrig="1000"><v:shape id="s" style="width:99pt;height:50pt" o:ole="">'
             '<v:imagedata r:id="media1"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s"'
             ' DrawAspect="Content" ObjectID="_1" r:id="o1"/></w:object></w:r>')  # fmt: skip
    links = {"media1": ("image", "media/image1.png"), "o1": ("package", "embeddings/a.xlsx")}
    outside = {"word/media/image1.png": bitmap(image), "word/embeddings/a.xlsx": content}
    return lambda: contract(inner, links=links, outside=outside)


def _grounded(colour: str, inside: str) -> Callable[[], bytes]:
    """A contract on a coloured page."""
    shown = part("settings", "<w:displayBackgroundShape/>")
    ground = f'<w:background w:color="{colour}">{inside}</w:background>'

    def made() -> bytes:
        source = contract(p(t("壹")), beside={"settings.xml": shown})
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        main = parts["word/document.xml"].replace(b"<w:body>", ground.encode() + b"<w:body>")
        return zipped({**parts, "word/document.xml": main})

    return made
