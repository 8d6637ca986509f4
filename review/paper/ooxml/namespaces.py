"""The XML namespaces of Office documents, and the names built from them."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
WORD14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WORD16_IDS = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
WORD16_MORE = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
XML = "http://www.w3.org/XML/1998/namespace"

PREFIXES = {
    "w": WORD,
    "r": RELATION,
    "a": DRAWING,
    "m": MATH,
    "mc": CHOICE,
    "v": VML,
    "o": OFFICE,
    "wp": PLACED,
    "c": CHART,
    "dgm": DIAGRAM,
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xml": XML,
    "w14": WORD14,
    "w15": WORD15,
    "w16": "http://schemas.microsoft.com/office/word/2018/wordml",
    "w16cid": WORD16_IDS,
    "w16cex": WORD16_MORE,
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "w16sdtdh": "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",
    "w16sdtfl": "http://schemas.microsoft.com/office/word/2024/wordml/sdtformatlock",
    "w16du": "http://schemas.microsoft.com/office/word/2023/wordml/word16du",
    "w10": "urn:schemas-microsoft-com:office:word",
    "wne": "http://schemas.microsoft.com/office/word/2006/wordml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wp15": "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "am3d": "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "aink": "http://schemas.microsoft.com/office/drawing/2016/ink",
    "oel": "http://schemas.microsoft.com/office/2019/extlst",
    "sl": "http://schemas.openxmlformats.org/schemaLibrary/2006/main",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
}
"""The customary prefixes, also those an mc:Choice may require and Word knows (MS-DOCX 2.2)."""

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATION.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": DRAWING.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": PLACED.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": (
        b"http://schemas.openxmlformats.org/drawingml/2006/picture"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/chart": CHART.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/diagram": DIAGRAM.encode(),
}
"""Strict names (ISO/IEC 29500-1) and the transitional ones (29500-4) that stand for the same."""

UNDERSTOOD = frozenset(PREFIXES.values()) | {
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
    "http://schemas.microsoft.com/office/drawing/2012/chart",
    "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/9/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/10/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/11/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/12/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/13/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/14/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
"""Namespaces Word knows: a mc:Choice that requires only these is the one it shows."""


def w(name: str) -> str:
    """The name in the namespace of WordprocessingML, as lxml writes it."""
    return f"{{{WORD}}}{name}"


def r(name: str) -> str:
    """The name in the namespace of relationships."""
    return f"{{{RELATION}}}{name}"
