"""Two final forms page by page."""

from review.demo.papers import prints
from review.paper.comparing.page_differences import between, differences, sentence
from tests.paper.pdfs import pdf, text


def test_pages_are_paired_by_their_place():
    assert sentence(between("abc", "axc"), words=False) == "文字相同，第2页画面不同。"
    assert sentence(between("abc", "abxc"), words=True) == "新增第3页。"
    assert sentence(between("abc", "ac"), words=True) == "删除第2页。"
    assert sentence(between("abcd", "bxd"), words=True) == "删除第1页、第2页（原第3页）画面不同。"
    assert sentence(between("abc", "abc"), words=False) == ""


def test_many_pages_are_counted():
    assert sentence(between("a" * 30, "b" * 30), words=True).endswith("第20页画面不同等30页。")


def test_a_stroke_through_a_figure_is_a_difference_though_every_word_is_the_same():
    page = text("pay 100 yuan")
    struck = pdf(page + b"1 w 70 704 m 140 704 l S")
    (found,) = differences(pdf(page), struck)
    assert (found.old, found.new) == (1, 1)
    assert differences(struck, struck) == ()


def test_every_page_of_a_long_file_is_held():
    assert differences(prints.scanned(45), prints.scanned(44))[-1].old == 45
