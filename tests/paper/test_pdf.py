"""The text layer of PDF files, made here by LibreOffice or by hand."""

import io
from pathlib import Path

import pypdfium2
import pytest

from review.paper import pdf
from review.paper.refusal import Refusal

GOVERNMENT = Path(__file__).parents[2] / "../shared/papers/zh/政府采购公开招标示范文本.pdf"


def blank() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_scan_gives_no_text_and_says_so():
    paper = pdf.read(blank())
    assert [warning.code for warning in paper.warnings] == ["scanned"]
    assert list(paper.paragraphs()) == []


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
