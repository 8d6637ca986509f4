"""The text layer of PDF files, made here by LibreOffice or by hand."""

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from review.demo.papers import prints
from review.paper.model import OBJECT
from review.paper.reading import pdf
from review.paper.reading.line_joining import page_of
from review.paper.refusal import Refusal

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


def test_two_scans_are_never_one_text():
    """Neither has a word; what an approval of one binds must not hold for the other."""
    scan = blank()
    assert pdf.read(scan).fingerprint == pdf.read(scan).fingerprint
    assert pdf.read(scan).fingerprint != pdf.read(blank(width=596)).fingerprint
    assert pdf.read(blank()).fingerprint != pdf.read(blank(pages=2)).fingerprint


def test_another_picture_on_a_page_is_another_text():
    black, white = drawn(0), drawn(255)
    assert pdf.read(black).fingerprint == pdf.read(drawn(0)).fingerprint
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
