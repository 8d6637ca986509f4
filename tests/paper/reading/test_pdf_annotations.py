"""What lies over the page of a PDF: read where it is seen, and told."""

import pytest

from review.paper.caveats import entries
from review.paper.model import Paper
from review.paper.reading import pdf as reader
from tests.paper.pdfs import appearance, pdf, text

PAGE = text("Clause 1 pay", foot=700) + text("Clause 2 deliver", foot=600)
NOTE = (
    b"<</Type/Annot/Subtype/FreeText/F 4/Rect[300 650 500 670]/DA(/H 12 Tf)/Contents(CNY 900)%b>>"
)
FIELD = (
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(price)/F 4/Rect[180 695 380 715]/V(900)/DA(/H 12 Tf)%b>>"
)
FORM = b"/AcroForm<</Fields[7 0 R]/DR<</Font<</H 6 0 R>>>>>>"
BOX = b"<</Type/Annot/Subtype/Widget/FT/Btn/T(box)/F 4/Rect[50 695 65 715]/V/%b/AS/%b>>"


def annotated(annotation: bytes, *objects: bytes, form: bool = False) -> Paper:
    catalog = FORM if form else b""
    return reader.read(pdf(PAGE, [annotation, *objects], page=b"/Annots[7 0 R]", catalog=catalog))


def words(paper: Paper) -> list[str]:
    return [one.text for one in paper.paragraphs()]


def told(paper: Paper) -> list[str]:
    return [f"{one.where}{one.sentence}" for one in entries(paper) if one.kind == "overlay"]


@pytest.mark.parametrize("drawn", [True, False])
def test_words_typed_onto_a_page_are_read_in_their_place(drawn: bool) -> None:
    look = appearance(text("CNY 900", 2, 5))
    paper = annotated(NOTE % (b"/AP<</N 8 0 R>>" if drawn else b""), look)
    assert words(paper) == ["Clause 1 pay", "CNY 900", "Clause 2 deliver"]
    assert told(paper) == ["第1页有文本框批注：“CNY 900”。"]


@pytest.mark.parametrize("drawn", [True, False])
def test_the_value_of_a_field_is_read_in_the_line_it_stands_in(drawn: bool) -> None:
    look = appearance(text("900", 2, 5))
    paper = annotated(FIELD % (b"/AP<</N 8 0 R>>" if drawn else b""), look, form=True)
    assert "".join(words(paper)[0].split()) == "Clause1pay900"
    assert told(paper) == ["第1页有表单域：“900”。"]


def test_a_value_that_its_field_does_not_show_is_read_beside_what_it_shows() -> None:
    paper = annotated(FIELD % b"/AP<</N 8 0 R>>", appearance(text("100", 2, 5)), form=True)
    assert {"900", "100"} <= set(" ".join(words(paper)).replace("pay", "pay ").split())


@pytest.mark.parametrize(("state", "sign"), [(b"Yes", "☑"), (b"Off", "☐")])
def test_a_tick_is_read(state: bytes, sign: str) -> None:
    look = b"/AP<</N<</Yes 8 0 R/Off 8 0 R>>>>>>"
    paper = annotated(BOX[:-2] % (state, state) + look, appearance(b""), form=True)
    assert "".join(words(paper)[0].split()) == f"{sign}Clause1pay"


def test_words_struck_out_by_an_annotation_are_named() -> None:
    quads = b"70 715 300 715 70 695 300 695"
    struck = (
        b"<</Type/Annot/Subtype/StrikeOut/F 4/Rect[70 695 300 715]/QuadPoints[" + quads + b"]>>"
    )
    assert told(annotated(struck)) == ["第1页有删除线批注：“Clause 1 pay”。"]


def test_an_annotation_that_viewers_hide_is_told_and_not_read() -> None:
    paper = annotated(NOTE.replace(b"/F 4", b"/F 2") % b"")
    assert words(paper) == ["Clause 1 pay", "Clause 2 deliver"]
    assert told(paper) == ["第1页有隐藏的文本框批注：“CNY 900”。"]


def test_a_note_beside_the_page_is_told_and_no_part_of_it() -> None:
    note = b"<</Type/Annot/Subtype/Text/F 4/Rect[300 650 320 670]/Contents(ask him)>>"
    paper = annotated(note)
    assert words(paper) == ["Clause 1 pay", "Clause 2 deliver"]
    assert told(paper) == ["第1页有便笺：“ask him”。"]


def test_a_value_that_lies_on_the_words_of_its_line_is_read_beside_them() -> None:
    look = appearance(text("900", 2, 5))
    field = FIELD.replace(b"Rect[180", b"Rect[140") % b"/AP<</N 8 0 R>>"
    source = pdf(text("Clause 1 pay"), [field, look], page=b"/Annots[7 0 R]", catalog=FORM)
    assert words(reader.read(source)) == ["Clause 1 pay", "900"]
