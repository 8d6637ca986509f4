"""Scripts, programs to start and files inside a PDF are told."""

import zlib

import pytest

from review.paper.caveats import entries
from review.paper.reading import pdf as reader
from review.paper.reading.pdf_actions import names, told
from tests.paper.pdfs import pdf, stream, text

PAGE = text("Clause 1")
HELD = {
    "脚本": ("volatile", b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
    "启动其他程序": ("external", b"/OpenAction<</S/Launch/F(calc.exe)>>"),
    "其他文件": ("object", b"/Names<</EmbeddedFiles<</Names[]>>>>"),
    "向外发送": ("external", b"/OpenAction<</S/SubmitForm/F(http://example.org)>>"),
    "XFA": ("viewer", b"/AcroForm<</XFA[]/Fields[]>>"),
    "图层": ("viewer", b"/OCProperties<</OCGs[]/D<<>>>>"),
}


@pytest.mark.parametrize("word", HELD)
def test_what_a_pdf_may_do_is_told(word: str) -> None:
    kind, catalog = HELD[word]
    (told,) = entries(reader.read(pdf(PAGE, catalog=catalog)))
    assert (told.where, told.kind) == ("全文", kind)
    assert word in told.sentence


def test_a_plain_pdf_is_told_nothing_of() -> None:
    assert told(names(pdf(PAGE + text("/JavaScript /Launch")))) == ()


def test_a_name_may_be_spelled_in_digits_or_lie_in_a_compressed_stream() -> None:
    spelled = pdf(PAGE, catalog=b"/OpenAction<</S/J#61vaScript/J#53(x)>>")
    packed = stream(
        zlib.compress(b"7 0 <</S/Launch>>"), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    )
    assert [one.kind for one in told(names(spelled))] == ["volatile"]
    assert [one.kind for one in told(names(pdf(PAGE, [packed])))] == ["external"]
