"""Pages of final forms held together by what they show."""

import io

import pypdfium2
import pytest

from review.demo.papers import prints
from review.paper.reading import page_pictures, sandbox
from review.paper.refusal import Refusal
from tests.paper.pdfs import pdf, text
from tests.paper.reading.test_ofd import paper_of, text_object

PAGE = text("Clause 1")


def test_pages_that_look_alike_have_one_hash_whatever_is_in_the_file():
    other = pdf(PAGE, catalog=b"/Lang(zh)")
    assert page_pictures.hashes(pdf(PAGE), 1, 9) == page_pictures.hashes(other, 1, 9)


@pytest.mark.parametrize("more", [b"0 g 100 100 1 1 re f", b"1 0 0 RG 70 698 m 140 698 l S"])
def test_a_dot_or_a_line_through_words_makes_another_picture(more):
    assert page_pictures.hashes(pdf(PAGE), 1, 9) != page_pictures.hashes(pdf(PAGE + more), 1, 9)


def test_pages_are_drawn_from_one_on():
    three = prints.scanned(3)
    assert len(page_pictures.hashes(three, 1, 2)) == 2
    assert len(page_pictures.hashes(three, 3, 2)) == 1
    assert page_pictures.hashes(three, 4, 2) == []


def test_a_page_is_a_png_with_its_dots():
    made = sandbox.ask("picture", ["1"], pdf(b"1 0 0 rg 0 0 595 842 re f"))
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(Refusal):
        sandbox.ask("picture", ["2"], pdf(PAGE))


def test_a_page_of_an_ofd_is_told_apart_by_what_it_is_made_of():
    one, two = (paper_of(text_object(words, 20, 20, 60), "") for words in ("甲", "乙"))
    first, second = page_pictures.hashes(one, 1, 9), page_pictures.hashes(two, 1, 9)
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_the_largest_page_is_drawn_smaller():
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    written = io.BytesIO()
    document.save(written)
    assert len(page_pictures.hashes(written.getvalue(), 1, 1)) == 1
