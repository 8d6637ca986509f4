"""Every sort of file the intake knows has a whole row among the readers."""

from __future__ import annotations

from typing import get_args

import pytest

from review.paper.model import Paper
from review.paper.reading.intake import Sort
from review.paper.reading.readers import CONVERTED, MARKED, READERS, Reader, read_as
from review.paper.refusal import Refusal
from tests.paper.documents import docx, p, t

EACH = pytest.mark.parametrize("reader", READERS.values(), ids=lambda reader: reader.sort)


def test_every_sort_has_a_reader() -> None:
    assert set(READERS) == set(get_args(Sort))


@EACH
def test_every_reader_is_a_whole_row(reader: Reader) -> None:
    assert reader.label
    assert (reader.read is None) == (reader.sort in CONVERTED)
    assert reader.read is not None or reader.sort not in MARKED


def test_a_file_is_read_by_the_reader_of_its_sort() -> None:
    paper = read_as("docx", docx(p(t("甲方"))))
    assert isinstance(paper, Paper)
    assert [each.text for each in paper.paragraphs()] == ["甲方"]


def test_an_old_file_is_not_read_before_it_is_converted() -> None:
    with pytest.raises(Refusal, match="旧版 Word 文档须先转换"):
        read_as("doc", b"")
