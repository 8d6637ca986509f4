"""The demonstration's papers: the same bytes every time, readable, and with honest credit codes."""

import io
import re
import zipfile

import docx
import pytest

from review.demo import papers
from review.demo.papers import amendments, markup

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
EVERY = [(name, at) for name in papers.NAMES for at in range(1, papers.revisions(name) + 1)]


def xml(paper: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml").decode()


@pytest.mark.parametrize(("name", "revision"), EVERY)
def test_a_paper_is_the_same_bytes_every_time_and_opens(name: str, revision: int) -> None:
    paper = papers.write(name, revision)
    assert paper == papers.write(name, revision)
    assert docx.Document(io.BytesIO(paper)).paragraphs


@pytest.mark.parametrize("name", papers.NAMES)
def test_every_credit_code_has_its_right_check_character(name: str) -> None:
    for code in re.findall(
        r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])", xml(papers.write(name))
    ):
        total = sum(
            ALPHABET.index(sign) * weight for sign, weight in zip(code, WEIGHTS, strict=False)
        )
        assert ALPHABET[-total % 31] == code[-1]


def test_a_paper_or_revision_never_written_is_refused() -> None:
    with pytest.raises(KeyError):
        papers.write("nobody's")
    with pytest.raises(IndexError):
        papers.write("parking", 99)


def test_a_reference_is_typed_with_the_number_its_article_has() -> None:
    lines = ["条 甲", "条#fee 乙", "文 见{@fee}"]
    assert markup.parse(lines)[-1] == markup.Line("文", "见第二条")


def test_an_amendment_that_does_not_fit_the_prose_is_an_error() -> None:
    assert amendments.amend(["条 甲", "条 乙"], ["移 条 甲", "到 条 乙"]) == ["条 乙", "条 甲"]
    with pytest.raises(ValueError, match="0 lines"):
        amendments.amend(["条 甲"], ["删 条 丙"])
