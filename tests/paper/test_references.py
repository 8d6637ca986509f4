"""Words of a paper that lead to something else on the page leave its text as it is."""

from __future__ import annotations

import re

from review.paper.html import html
from review.paper.reading import docx_reader
from review.paper.references import Reference
from tests.paper import documents as word


def drawn(*runs: str) -> str:
    paper = docx_reader.read(word.docx(word.p(*runs)))
    block = next(iter(paper.paragraphs("all"))).id
    return html(paper, references={block: [Reference(2, 7, "law-1", "law-1-standing", "bad")]})


def test_the_words_are_a_link_to_what_describes_them() -> None:
    page = drawn(word.t("根据《合同法》订立"))
    assert re.search(
        r'根据<a class="reference bad"[^>]* href="#law-1" aria-describedby="law-1-standing"'
        r"[^>]*>《合同法》</a>订立",
        page,
    )


def test_words_of_several_looks_are_one_link_and_the_text_stays_as_it_was() -> None:
    page = drawn(word.t("根据《合"), word.t("同法", "<w:b/>"), word.t("》订立"))
    assert page.count('<a class="reference') == 1
    assert page.count("reference bad") == 3
    assert "根据《合同法》订立" in re.sub("<[^>]+>", "", page)
