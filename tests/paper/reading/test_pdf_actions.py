"""Scripts, programs to start and files inside a PDF are told."""

import zlib

import pytest

from review.paper.reading import pdf as reader
from review.paper.reading.pdf_actions import names, told
from tests.paper.pdfs import pdf, stream, text

PAGE = text("Clause 1")
HELD = {
    "pdf-script": b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
    "pdf-launch": b"/OpenAction<</S/Launch/F(calc.exe)>>",
    "pdf-embedded": b"/Names<</EmbeddedFiles<</Names[]>>>>",
    "pdf-outside": b"/OpenAction<</S/SubmitForm/F(http://example.org)>>",
    "pdf-xfa": b"/AcroForm<</XFA[]/Fields[]>>",
    "pdf-layers": b"/OCProperties<</OCGs[]/D<<>>>>",
}


@pytest.mark.parametrize("code", HELD)
def test_what_a_pdf_may_do_is_told(code: str) -> None:
    paper = reader.read(pdf(PAGE, catalog=HELD[code]))
    assert code in [one.code for one in paper.warnings]


def test_a_plain_pdf_is_told_nothing_of() -> None:
    assert told(names(pdf(PAGE + text("/JavaScript /Launch")))) == ()


def test_a_name_may_be_spelled_in_digits_or_lie_in_a_compressed_stream() -> None:
    spelled = pdf(PAGE, catalog=b"/OpenAction<</S/J#61vaScript/J#53(x)>>")
    packed = stream(
        zlib.compress(b"7 0 <</S/Launch>>"), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"
    )
    assert [one.code for one in told(names(spelled))] == ["pdf-script"]
    assert [one.code for one in told(names(pdf(PAGE, [packed])))] == ["pdf-launch"]
