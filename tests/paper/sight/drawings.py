"""Pairs for drawings: shapes, pictures, VML and WordArt."""

from __future__ import annotations

from collections.abc import Iterator

from tests.paper.documents import p, t
from tests.paper.sight.contract import Pair, contract, pair
from tests.paper.sight.pictures import bitmap


def pairs() -> Iterator[Pair]:
    """Shapes, pictures, VML and WordArt."""
    yield from _drawings()
    yield from _vectors()


def anchored(
    inside: str, x: int = 0, y: int = 0, more: str = "", behind: int = 0, wide: int = 2_000_000
) -> str:
    """A floating drawing at so many EMU from the corner of the page."""
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"'
        f' behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="600000"/><wp:wrapNone/><wp:docPr id="1" name="x"{more}/>{inside}'
        "</wp:anchor></w:drawing></w:r>"
    )


def shape(
    words: str = "盖章", fill: str = "FFFFFF", body: str = "", look: str = "", about: str = ""
) -> str:
    """A shape with words in it."""
    coloured = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    inner = (
        f"<wps:txbx><w:txbxContent>{p(t(words, look))}</w:txbxContent></wps:txbx>" if words else ""
    )
    return (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm{about}><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{coloured}</wps:spPr>{inner}<wps:bodyPr{body}/></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )


CORNER = (1_200_000, 900_000)  # EMU: over the first clause
BELOW = (1_200_000, 6_000_000)


def _drawings() -> Iterator[Pair]:
    plain = anchored(shape(), *BELOW)
    told = {
        "other words": anchored(shape("作废"), *BELOW), "over the words": anchored(shape(), *CORNER),
        "filled black": anchored(shape(fill="000000"), *BELOW), "not filled": anchored(shape(fill=""), *BELOW),
        "struck": anchored(shape(look="<w:strike/>"), *BELOW), "turned": anchored(shape(about=' rot="5400000"'), *BELOW),
        "hidden": anchored(shape(), *BELOW, more=' hidden="1"'), "off the page": anchored(shape(), 30_000_000, 0),
        "partly off the page": anchored(shape(), 7_000_000, 6_000_000), "a smaller box": anchored(shape(), *BELOW, wide=200_000),
        "insets that hide": anchored(shape(body=' lIns="1900000"'), *BELOW),
        "words turned": anchored(shape(body=' vert="vert270"'), *BELOW), "no box": "",
    }  # fmt: skip
    for name, other in told.items():
        yield pair("shape", name, plain, other)
    front, back = (anchored(shape(), *CORNER, behind=n) for n in (0, 1))
    yield pair("shape", "behind the words", front, back)
    no_words = anchored(shape(words=""), *BELOW)
    yield pair("shape", "an empty box over words", no_words, anchored(shape(words=""), *CORNER))
    yield pair(
        "shape",
        "its colour by theme",
        plain,
        plain.replace('srgbClr val="FFFFFF"', 'schemeClr val="accent1"'),
    )
    made = plain.replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', _path(100))
    yield pair("shape", "a path of its own", made, made.replace(_path(100), _path(900)))
    yield pair(
        "shape",
        "adjusted",
        *(
            plain.replace(
                'prst="rect"><a:avLst/>',
                f'prst="rightArrow"><a:avLst><a:gd name="adj1" fmla="val {n}"/></a:avLst>',
            )
            for n in (50_000, 5_000)
        ),
    )
    yield pair(
        "shape",
        "a line",
        *(
            plain.replace(
                "</wps:spPr>",
                f'<a:ln w="{n}"><a:solidFill><a:srgbClr val="FF0000"/>'
                "</a:solidFill></a:ln></wps:spPr>",
            )
            for n in (0, 90_000)
        ),
    )
    yield from _pictures()


def _path(corner: int) -> str:
    return (
        '<a:custGeom><a:pathLst><a:path w="1000" h="1000"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo>'
        f'<a:pt x="{corner}" y="1000"/></a:lnTo><a:lnTo><a:pt x="1000" y="0"/></a:lnTo>'
        "<a:close/></a:path></a:pathLst></a:custGeom>"
    )


def _inline(
    crop: str = "", blip: str = "", wide: int = 900_000, about: str = "", rest: str = ""
) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide}" cy="900000"/><wp:docPr id="1" name="x"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="media1">{blip}</a:blip>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm{about}><a:off x="0" y="0"/><a:ext cx="{wide}" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom>{rest}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _pictures() -> Iterator[Pair]:
    told = {
        "cropped": _inline('<a:srcRect l="50000"/>'), "wider": _inline(wide=1_800_000), "turned": _inline(about=' rot="5400000"'),
        "mirrored": _inline(about=' flipH="1"'), "pale": _inline(blip='<a:alphaModFix amt="5000"/>'),
        "bright": _inline(blip='<a:lum bright="100000"/>'), "grey": _inline(blip="<a:grayscl/>"),
        "black and white": _inline(blip='<a:biLevel thresh="50000"/>'), "none": "",
        "two colours": _inline(blip='<a:duotone><a:srgbClr val="FF0000"/><a:srgbClr val="00FF00"/></a:duotone>'),
        "a frame": _inline(rest='<a:ln w="90000"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'),
        "stretched otherwise": _inline().replace("<a:fillRect/>", '<a:fillRect l="40000"/>'),
    }  # fmt: skip
    for name, other in told.items():
        yield Pair(
            "picture", name, lambda: _pictured(_inline()), lambda other=other: _pictured(other)
        )
    yield Pair(
        "picture", "another", lambda: _pictured(_inline()), lambda: _pictured(_inline(), bitmap(1))
    )


def _pictured(inner: str, image: bytes | None = None) -> bytes:
    return contract(inner, links={"media1": ("image", "media/image1.png")},
                    outside={"word/media/image1.png": image or bitmap(0)})  # fmt: skip


def _vml(words: str, style: str = "width:120pt;height:30pt", more: str = "") -> str:
    return (
        f'<w:r><w:pict><v:rect style="{style}"{more}><v:textbox><w:txbxContent>{p(t(words))}</w:txbxContent>'
        "</v:textbox></v:rect></w:pict></w:r>"
    )


def _art(words: str, more: str = "") -> str:
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:textpath on="t" fitshape="t"/></v:shapetype><v:shape type="#_x0000_t136" style="width:200pt;height:60pt"'
        f' fillcolor="silver"><v:textpath string="{words}"{more}/></v:shape></w:pict></w:r>'
    )


def _vectors() -> Iterator[Pair]:
    over = "position:absolute;margin-left:0;margin-top:0;width:300pt;height:40pt;z-index:2;"
    over += "mso-position-vertical-relative:page;mso-position-horizontal-relative:page;"
    yield pair("VML", "words", _vml("甲"), _vml("乙"))
    yield pair("VML", "size", _vml("甲"), _vml("甲", "width:20pt;height:3pt"))
    yield pair("VML", "fill", _vml("甲"), _vml("甲", more=' fillcolor="black"'))
    yield pair("VML", "hidden", _vml("甲"), _vml("甲", "width:120pt;height:30pt;visibility:hidden"))
    yield pair(
        "VML", "place", _vml("甲", over + "margin-top:500pt"), _vml("甲", over + "margin-top:60pt")
    )
    yield pair(
        "VML",
        "order",
        _vml("甲", over + "margin-top:60pt"),
        _vml("甲", over.replace("index:2", "index:-2") + "margin-top:60pt"),
    )
    yield pair(
        "VML",
        "opacity",
        _vml("甲", more=' fillcolor="red"'),
        _vml("甲", more=' fillcolor="red" opacity="0"'),
    )
    yield pair(
        "VML",
        "line",
        *(
            f'<w:r><w:pict><v:line from="0,0" to="{n}pt,0" strokecolor="red" strokeweight="3pt"/></w:pict></w:r>'
            for n in (10, 200)
        ),
    )
    yield pair(
        "VML",
        "stroke",
        _vml("甲", more=' stroked="f"'),
        _vml("甲", more=' stroked="t" strokeweight="9pt"'),
    )
    yield pair(
        "VML",
        "path",
        *(
            f'<w:r><w:pict><v:shape style="width:99pt;height:99pt" coordsize="99,99"'
            f' path="m0,0l{n},99,99,0xe" fillcolor="red"/></w:pict></w:r>'
            for n in (10, 90)
        ),
    )
    yield pair("WordArt", "words", _art("甲方"), _art("乙方"))
    yield pair(
        "WordArt", "looks", _art("甲方"), _art("甲方", ' style="font-size:1pt;v-text-reverse:t"')
    )
