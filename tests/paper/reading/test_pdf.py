"""The text layer of PDF files, made here by LibreOffice or by hand."""

import io
import shutil
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from review.demo import papers
from review.demo.papers import prints
from review.paper import model
from review.paper.caveats import wordless
from review.paper.model import OBJECT
from review.paper.reading import docx_reader, pdf
from review.paper.reading.line_joining import page_of
from review.paper.refusal import Refusal
from tests.paper.pdfs import pdf as pdf_of
from tests.paper.pdfs import text
from tests.paper.printed import printed

GOVERNMENT = Path(__file__).parents[3] / "../shared/papers/zh/政府采购公开招标示范文本.pdf"


def drawn(shade: int) -> bytes:
    """A page with one grey picture and not a word."""
    bitmap = pypdfium2.PdfBitmap.new_native(8, 8, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((shade, shade, shade, 255), 0, 0, 8, 8)
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(bitmap)
    page.insert_obj(picture)
    page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def blank(width: int = 595, pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, 842)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_scan_gives_no_text_and_says_so():
    paper = pdf.read(blank())
    assert [warning.code for warning in paper.warnings] == ["scanned"]
    (page,) = paper.paragraphs()
    assert (page.text, page_of(page.id)) == (OBJECT, 1)


def test_a_page_of_pictures_among_pages_of_words_is_told_and_a_blank_one_is_not():
    document = pypdfium2.PdfDocument.new()
    for source in (pdf_of(text("Clause 1")), drawn(0), blank()):
        document.import_pages(pypdfium2.PdfDocument(source))
    written = io.BytesIO()
    document.save(written)
    paper = pdf.read(written.getvalue())
    assert [(one.place, one.kind) for one in paper.caveats] == [("p2", "wordless")]
    assert [warning.code for warning in paper.warnings] == ["no-structure"]
    assert wordless(paper)


def test_two_scans_are_never_one_text():
    """Neither has a word; what an approval of one binds must not hold for the other."""
    scan = blank()
    assert pdf.read(scan).fingerprint == pdf.read(scan).fingerprint
    assert pdf.read(scan).fingerprint != pdf.read(blank(width=596)).fingerprint
    assert pdf.read(blank()).fingerprint != pdf.read(blank(pages=2)).fingerprint


def test_another_picture_on_a_page_is_another_text():
    black, white = drawn(0), drawn(255)
    assert pdf.read(black).images == pdf.read(drawn(0)).images != pdf.read(white).images
    assert pdf.read(black).fingerprint != pdf.read(white).fingerprint


def test_a_damaged_pdf_is_refused():
    with pytest.raises(Refusal) as refused:
        pdf.read(b"%PDF-1.7\n junk")
    assert refused.value.code == "damaged"


@pytest.mark.skipif(not GOVERNMENT.exists(), reason="the shared papers are not on this machine")
def test_a_real_pdf_keeps_its_characters_and_drops_its_page_numbers():
    source = GOVERNMENT.read_bytes()
    paper = pdf.read(source)
    texts = [paragraph.text for paragraph in paper.paragraphs()]
    document = pypdfium2.PdfDocument(source)
    whole = "".join(page.get_textpage().get_text_range() for page in document)
    kept, given = len("".join("".join(texts).split())), len("".join(whole.split()))
    assert 0.98 <= kept / given <= 1
    assert [hidden.kind for hidden in paper.hidden] == ["running-head"]
    assert paper.hidden[0].characters < 20 * len(document)
    document.close()


def test_a_letter_beyond_the_basic_plane_moves_no_line_after_it():
    long = "停车位由𠮷祥街道办事处划定，" * 4 + "逾期付款的按照银行同业拆借利率支付违约金。"
    read = list(pdf.read(prints.printed([long, long])).paragraphs())
    assert [one.text for one in read] == [long, long]


def test_the_file_itself_is_what_is_approved():
    source = pdf_of(text("Clause 1"))
    assert pdf.read(source).fingerprint == f"s2:{sha256(source).hexdigest()}"
    assert (
        model.load(model.dump(pdf.read(source))).fingerprint == f"s2:{sha256(source).hexdigest()}"
    )


def test_a_page_number_makes_no_scan_a_text():
    paper = pdf.read(pdf_of(text("- 1 -", foot=20)))
    assert [warning.code for warning in paper.warnings] == ["scanned"]


@pytest.mark.parametrize("beside", [1, 2])
def test_bold_type_drawn_twice_is_read_once(beside: int):
    words = [("Article", 72), ("1", 130), ("pay", 150)]
    twice = b"".join(text(word, at) + text(word, at + beside) for word, at in words)
    (read,) = pdf.read(pdf_of(twice)).paragraphs()
    assert "".join(read.text.split()) == "Article1pay"


def test_a_letter_without_a_character_is_counted_by_its_font():
    font = b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Odd/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
    inside = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Odd/DW 1000/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Odd"
        b"/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700"
        b"/StemV 80>>>>"
    )
    odd = b"BT /O 14 Tf 72 600 Td <00010002> Tj ET"
    source = pdf_of(text("Clause 1") + odd, [font, inside], fonts=b"/O 7 0 R")
    told = [one.words for one in pdf.read(source).caveats if one.kind == "symbol"]
    assert told == ["有2个字符的字体（Odd）没有对应的文字，看得见但读不出。"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_paragraphs_printed_by_libreoffice_are_found_again(tmp_path):
    """Every paragraph of the contract that is no table begins and ends where it did."""
    blocks = docx_reader.read(papers.write("parking", 1)).stories[0].blocks
    texts = [
        "".join(block.text.split())
        for block in blocks
        # The words of a note stand at the foot of the page, in the midst of its paragraph.
        if isinstance(block, model.Paragraph) and block.text.strip() and OBJECT not in block.text
    ]
    read = [
        "".join(one.text.split()) for one in pdf.read(printed(tmp_path, "parking")).paragraphs()
    ]
    whole = [
        text for text in texts if any(text in one and len(one) < len(text) + 9 for one in read)
    ]
    assert len(texts) > 40
    assert set(texts) == set(whole)
