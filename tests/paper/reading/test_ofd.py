"""Text out of OFD files (GB/T 33190-2016)."""

from pathlib import Path

import pytest

from review.paper.caveats import entries
from review.paper.reading import ofd
from tests.paper.documents import zipped

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(text: str, left: float, top: float, width: float) -> str:
    return (
        f'<ofd:TextObject Boundary="{left} {top} {width} 5"><ofd:TextCode>{text}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def paper_of(*pages: str) -> bytes:
    listed = "".join(
        f'<ofd:Page BaseLoc="Pages/P{at}/Content.xml"/>' for at in reversed(range(len(pages)))
    )
    return zipped(
        {
            "OFD.xml": f"<ofd:OFD {NAMES}/>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMES}>{listed}</ofd:Document>",
            **{
                f"Doc_0/Pages/P{at}/Content.xml": f"<ofd:Page {NAMES}>{content}</ofd:Page>"
                for at, content in enumerate(pages)
            },
        }
    )


def test_pieces_of_a_line_join_from_left_to_right_and_pages_follow_the_document():
    second = text_object("第二条 乙方应当交付。", 20, 20, 60)
    first = text_object("付款。", 60, 20, 30) + text_object("甲方应当", 20, 20.4, 40)
    texts = [x.text for x in ofd.read(paper_of(second, first)).paragraphs()]
    assert texts == ["甲方应当付款。", "第二条 乙方应当交付。"]


def test_outlines_without_text_are_warned_of():
    paper = ofd.read(paper_of(f"<ofd:PathObject {NAMES}/>"))
    assert [warning.code for warning in paper.warnings] == ["scanned"]


def glyph(sign: str, number: int, top: int) -> str:
    return (
        f'<ofd:TextObject Boundary="20 {top} 60 5" Font="3"><ofd:CGTransform CodePosition="0">'
        f"<ofd:Glyphs>{number}</ofd:Glyphs></ofd:CGTransform><ofd:TextCode>{sign}</ofd:TextCode></ofd:TextObject>"
    )


def test_one_glyph_for_two_characters_is_told():
    paper = ofd.read(paper_of(glyph("壹", 7, 20), glyph("玖", 7, 30)))
    (told,) = [each.words for each in paper.caveats if each.kind == "glyph"]
    assert "壹、玖" in told or "玖、壹" in told


def test_a_glyph_for_each_character_is_not():
    paper = ofd.read(paper_of(glyph("壹", 7, 20), glyph("玖", 8, 30), glyph("壹", 7, 40)))
    assert "glyph" not in [each.kind for each in paper.caveats]


PICTURE = '<ofd:ImageObject Boundary="0 0 90 90"/>'
OF_FILE = {
    "多份文档": ("viewer", {"OFD.xml": "<a><DocRoot>D/Document.xml</DocRoot><DocRoot>E/Document.xml</DocRoot></a>"}),
    "电子签章": ("overlay", {"OFD.xml": "<a><DocRoot>D/Document.xml</DocRoot><Signatures/></a>"}),
    "附件": ("object", {"D/Document.xml": '<a><Page BaseLoc="P.xml"/><Attachments/></a>'}),
    "音视频": ("object", {"D/Document.xml": '<a><Page BaseLoc="P.xml"/><Actions><Sound/></Actions></a>'}),
    "缺失": ("unknown", {"D/Document.xml": '<a><Page BaseLoc="P.xml"/><Page BaseLoc="Q.xml"/></a>'}),
}  # fmt: skip
WHOLE = {
    "OFD.xml": "<a><DocRoot>D/Document.xml</DocRoot></a>",
    "D/Document.xml": '<a><Page BaseLoc="P.xml"/><Actions><Goto/></Actions></a>',
    "D/P.xml": f"<ofd:Page {NAMES}>{text_object('甲方应当付款。', 20, 20, 60)}</ofd:Page>",
    "E/Document.xml": "<a/>",
}


@pytest.mark.parametrize("word", OF_FILE)
def test_what_an_ofd_holds_besides_pages_is_told(word: str):
    kind, parts = OF_FILE[word]
    (told,) = entries(ofd.read(zipped(WHOLE | parts)))
    assert (told.where, told.kind) == ("全文", kind)
    assert word in told.sentence


def test_a_leap_to_a_page_is_nothing_to_tell():
    assert entries(ofd.read(zipped(WHOLE))) == []


def test_a_page_of_pictures_among_pages_of_words_is_told_and_a_blank_one_is_not():
    paper = ofd.read(paper_of("", PICTURE, text_object("甲方应当付款。", 20, 20, 60)))
    assert [(each.place, each.kind) for each in paper.caveats] == [("p2", "wordless")]


FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
ZERO = 19
"""The number of the glyph of 0 in that font; those of the other digits follow."""


def digits(read: str, drawn: str) -> bytes:
    numbers = " ".join(str(ZERO + int(sign)) for sign in drawn)
    words = (
        f'<ofd:TextObject Boundary="20 20 60 5" Font="3" Size="5"><ofd:CGTransform CodePosition="0"'
        f' CodeCount="{len(drawn)}" GlyphCount="{len(drawn)}"><ofd:Glyphs>{numbers}</ofd:Glyphs>'
        f"</ofd:CGTransform><ofd:TextCode>{read}</ofd:TextCode></ofd:TextObject>"
    )
    parts = {
        "D/Document.xml": '<a><PublicRes>Res.xml</PublicRes><Page BaseLoc="P.xml"/></a>',
        "D/Res.xml": '<Res BaseLoc="Res"><Font ID="3"><FontFile>f.ttf</FontFile></Font></Res>',
        "D/Res/f.ttf": FONT.read_bytes(),
        "D/P.xml": f"<ofd:Page {NAMES}>{words}</ofd:Page>",
    }
    return zipped(WHOLE | parts)


@pytest.mark.skipif(not FONT.exists(), reason="the font is not on this machine")
def test_a_glyph_that_looks_like_another_digit_is_told_and_an_honest_one_is_not():
    assert entries(ofd.read(digits("0123456789", "0123456789"))) == []
    (told,) = entries(ofd.read(digits("1", "9")))
    assert (told.where, told.kind) == ("第1页", "glyph")
    assert told.sentence == "文字层写作“1”，画出来的字形像“9”。"
