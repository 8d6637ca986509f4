"""Files made to hurt whoever reads them: for each row of attacks by files, and kinds beside them.

`row` is the attack of `../shared/design/security.md`, 2.3, or - for kinds of this product's own.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.paper.documents import NAMES, R, docx, level, p, parts, relations, t, zipped
from tests.paper.pdfs import pdf, stream, text
from tests.paper.reading.test_intake import ENTITY, MACRO, crowd, enciphered, forged, twins

VBA = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + "_VBA_PROJECT".encode("utf-16-le")


class Kind(NamedTuple):
    """A way to hurt; `codes` are the refusals it must meet ("read" where it may be read)."""

    row: str
    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def nested(depth: int, times: int) -> bytes:
    """Runs with so many changes around them."""
    opened = "".join(f'<w:ins w:id="{n}" w:author="甲">' for n in range(depth))
    return docx(p(opened + t("文") + "</w:ins>" * depth) * times)


def chained(count: int) -> bytes:
    """Styles each based on the next."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )
    body = p(t("文"), properties='<w:pStyle w:val="s0"/>') * 200
    return docx(body, {"styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>"})


def commented(count: int) -> bytes:
    """A word with so many comments on it."""
    marks = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(count))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in range(count)
    )
    said = "".join(
        f'<w:comment w:id="{n}" w:author="甲">{p(t("问"))}</w:comment>' for n in range(count)
    )
    return docx(
        p(marks, t("文"), ends), {"comments.xml": f"<w:comments {NAMES}>{said}</w:comments>"}
    )


def linked(target: str, kind: str, body: str) -> bytes:
    """A document with a relation to somewhere outside."""
    made = parts(body)
    made["word/_rels/document.xml.rels"] = relations({}, {"rId9": target}).replace(
        f"{R}/hyperlink", f"{R}/{kind}"
    )
    return zipped(made)


def beside(name: str, content: str | bytes) -> bytes:
    """A document with one more part."""
    return zipped({**parts(p(t("文"))), name: content})


def main_part(xml: str) -> bytes:
    return zipped({**parts(""), "word/document.xml": xml})


def deep(name: str, depth: int) -> bytes:
    return docx(f"<w:{name}>" * depth + f"</w:{name}>" * depth)


def numbered(text_: str) -> bytes:
    """Paragraphs under a label that is long."""
    lists = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{level(0, "decimal", text_)}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx(p(t("文"), properties=place) * 5_000, {"numbering.xml": lists})


def tabled(span: int) -> bytes:
    """Cells said to be very wide."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p(t("文"))}</w:tc>'
    return docx(f"<w:tbl>{f'<w:tr>{cell * 4}</w:tr>' * 500}</w:tbl>")


def tables(depth: int) -> bytes:
    inner = p(t("文"))
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return docx(inner)


def field(words: str) -> bytes:
    return docx(p(f'<w:fldSimple w:instr="{words}">{t("1")}</w:fldSimple>'))


def fields(depth: int) -> bytes:
    begun = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    )
    return docx(p(begun * depth, '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * depth))


def forms(depth: int, times: int) -> bytes:
    """Drawings that each draw the next so many times."""
    names = [
        stream(
            b"/X Do " * times if n < depth - 1 else b"0 0 1 1 re f",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (7 + min(n + 1, depth - 1)),
        )
        for n in range(depth)
    ]
    return pdf(text("Clause 1") + b"/X Do", names, resources=b"/XObject<</X 7 0 R>>")


def recursive_form() -> bytes:
    """A drawing that draws itself."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"
    own = stream(b"/X Do /X Do", entries)
    return pdf(text("Clause 1") + b"/X Do", [own], resources=b"/XObject<</X 7 0 R>>")


def packed_blanks(size: int, sign: bytes) -> bytes:
    """So many signs, packed without ever being held."""
    packer, piece = zlib.compressobj(9), sign * 1_000_000
    return b"".join(packer.compress(piece) for _ in range(size // 1_000_000)) + packer.flush()


def flate(size: int) -> bytes:
    """A page whose content is blanks beyond measure."""
    packed = packed_blanks(size, b" ")
    source = pdf(b"@")
    content = stream(packed, b"/Filter/FlateDecode")
    return source.replace(stream(b"@"), content)


def picture(side: int) -> bytes:
    """A picture of so many dots a side, all of them white."""
    packed = packed_blanks(side // 8 * side, b"\0")
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1"
        b"/Filter/FlateDecode" % (side, side)
    )
    drawn = text("Clause 1") + b"q 500 0 0 700 9 9 cm /P Do Q"
    return pdf(drawn, [stream(packed, entries)], resources=b"/XObject<</P 7 0 R>>")


def lines(count: int, before: bytes = b"") -> bytes:
    return pdf(b"".join(text(f"Clause {n}", 20 + n % 50, n % 800, before) for n in range(count)))


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(content: str, document: str = "", **more: str) -> bytes:
    """An OFD of one page."""
    listed = f'<ofd:Page ID="1" BaseLoc="P/C.xml"/>{document}'
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:OFD>",
            "D/Document.xml": f"<ofd:Document {OFD}>{listed}</ofd:Document>",
            "D/P/C.xml": f"<ofd:Page {OFD}>{content}</ofd:Page>",
            **more,
        }
    )


def written(letters: int) -> bytes:
    return ofd(
        f'<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode DeltaX="g 999999999 1">'
        f"{'文' * letters}</ofd:TextCode></ofd:TextObject>"
    )


def drawings(times: int) -> bytes:
    """A drawing that draws itself so many times."""
    used = '<ofd:CompositeObject ResourceID="5" Boundary="0 0 9 9"/>' * times
    unit = f'<ofd:CompositeGraphicUnit ID="5"><ofd:Content>{used}</ofd:Content></ofd:CompositeGraphicUnit>'
    return ofd(
        used,
        "<ofd:PublicRes>R.xml</ofd:PublicRes>",
        **{"D/R.xml": f"<ofd:Res {OFD}>{unit}</ofd:Res>"},
    )


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LONG = "".join(chr(0x4E00 + n * 7 % 20_000) for n in range(1_000))
KINDS: dict[str, Kind] = {
    "a page of HTML": Kind("A1", lambda: b"<html><script>alert(1)</script>", ("not-a-document",)),
    "a picture that is a page": Kind("A1", lambda: beside("word/media/a.svg", "<svg/>"), ("read",)),
    "a link that is a script": Kind(
        "A2",
        lambda: linked("javascript:alert(1)", "hyperlink",
                       p(f'<w:hyperlink r:id="rId9">{t("甲")}</w:hyperlink>')), ("read",),
    ),
    "words that are a script": Kind("A3", lambda: docx(p(t("&lt;script&gt;alert(1)"))), ("read",)),
    "a member out of its folder": Kind("A12", lambda: beside("../../x.xml", ""), ("outside-member",)),
    "an absolute member": Kind("A12", lambda: beside("/etc/x.xml", "<x/>"), ("read",)),
    "a picture from the net": Kind(
        "A13", lambda: linked("http://127.0.0.1/a.png", "image", p(t("文"))), ("read",)
    ),
    "a template from the net": Kind(
        "A13", lambda: linked("http://127.0.0.1/a.dotm", "attachedTemplate", p(t("文"))), ("read",)
    ),
    "a picture from the disk": Kind(
        "A15",
        lambda: linked("file:///etc/passwd", "image",
                       p('<w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r>')), ("read",),
    ),
    "an entity": Kind("A16", lambda: main_part(ENTITY), ("dtd",)),
    "a billion laughs": Kind(
        "A16", lambda: main_part(f'<!DOCTYPE x [<!ENTITY a0 "哈">{LAUGHS}]><x>&a9;</x>'), ("dtd",)
    ),
    "an entity in UTF-16": Kind("A16", lambda: beside("word/a.xml", ENTITY.encode("utf-16")), ("dtd",)),
    "blanks": Kind("A17", lambda: beside("word/a.bin", bytes(190_000_000)), ("bomb",)),
    "3 million paragraphs": Kind("A17", lambda: docx("<w:p/>" * 3_000_000)),
    "a forged size": Kind("A17", lambda: forged(5_000), ("damaged",)),
    "2 001 members": Kind("A17", crowd, ("too-many-members",)),
    "two of one name": Kind("A12", twins, ("duplicate-member",)),
    "enciphered members": Kind("A17", enciphered, ("encrypted",)),
    "a drawing that draws itself": Kind("A18", recursive_form),
    "drawings in drawings, 10 to the 8th": Kind("A18", lambda: forms(8, 10)),
    "a page of blanks": Kind("A18", lambda: flate(400_000_000)),
    "a picture of 60 000 dots a side": Kind("A18", lambda: picture(60_000)),
    "a page of 30 000 lines": Kind("A18", lambda: lines(30_000)),
    "30 000 unseen lines in one place": Kind("A18", lambda: lines(30_000, b"3 Tr")),
    "200 000 states kept": Kind("A18", lambda: pdf(b"q " * 200_000 + text("Clause 1"))),
    "a tree of pages in a ring": Kind(
        "A18", lambda: pdf(b"").replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    ),
    "a PDF with a script": Kind(
        "A18", lambda: pdf(text("1"), catalog=b"/OpenAction<</S/JavaScript/JS(1)>>"), ("read",),
        ("volatile",),
    ),
    "a PDF that starts a program": Kind(
        "A18", lambda: pdf(text("1"), catalog=b"/OpenAction<</S/Launch/F(a)>>"), ("read",),
        ("external",),
    ),
    "a PDF with a file inside": Kind(
        "A18", lambda: pdf(text("1"), catalog=b"/Names<</EmbeddedFiles<</Names[]>>>>"), ("read",),
        ("object",),
    ),
    "2 million letters in a PDF": Kind("-", lambda: lines(160_000)),
    "macros": Kind("-", lambda: zipped(parts("", type_=MACRO)), ("macro",)),
    "macros under another name": Kind("-", lambda: beside("word/media/a.bin", VBA), ("macro",)),
    "DDE": Kind("-", lambda: field("DDEAUTO cmd /c calc"), ("read",)),
    "changes 1 000 deep, 2.6 kB": Kind("-", lambda: nested(1_000, 1), ("too-deep", "damaged")),
    "changes 200 deep, 500 times": Kind("-", lambda: nested(200, 500), ("too-deep",)),
    "changes 16 deep, 20 000 times": Kind("-", lambda: nested(16, 20_000), ("too-large-page", "bomb")),
    "changes 16 deep, 5 000 times": Kind("-", lambda: nested(16, 5_000)),
    "styles in a chain of 5 000": Kind("-", lambda: chained(5_000)),
    "50 000 comments": Kind("-", lambda: commented(50_000), ("too-many-comments",)),
    "9 000 comments": Kind("-", lambda: commented(9_000)),
    "2 million letters": Kind("-", lambda: docx(p(t(LONG)) * 2_000), ("too-much-text", "bomb")),
    "900 000 letters of one paragraph": Kind("-", lambda: docx(p(t(LONG * 900)))),
    "100 000 runs": Kind("-", lambda: docx(p(t("a"), t("b", "<w:b/>")) * 50_000)),
    "20 000 nested controls": Kind("-", lambda: deep("sdt", 20_000)),
    "20 000 nested tables": Kind("-", lambda: deep("tbl", 20_000)),
    "200 nested tables": Kind("-", lambda: tables(200)),
    "cells a thousand million wide": Kind("-", lambda: tabled(10**9)),
    "labels of 20 000 letters": Kind("-", lambda: numbered(LONG * 20)),
    "a thousand fields in each other": Kind("-", lambda: fields(1_000)),
    "20 MB of an attribute": Kind("-", lambda: docx(f'<w:p w:x="{LONG * 7_000}"/>')),
    "a thousand million steps in an OFD": Kind("-", lambda: written(1_000), ("read",)),
    "an OFD drawing that draws itself": Kind("-", lambda: drawings(10)),
    "1 000 nested blocks of an OFD": Kind(
        "-", lambda: ofd("<ofd:PageBlock>" * 1_000 + "</ofd:PageBlock>" * 1_000)
    ),
}  # fmt: skip
