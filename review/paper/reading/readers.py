"""Any accepted file read into a Paper, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.paper.model import Paper
from review.paper.reading import docx_reader, ofd, pdf
from review.paper.reading.intake import Sort, inspect
from review.paper.reading.legacy import converted
from review.paper.refusal import Refusal
from review.words import Words


@dataclass(frozen=True)
class Reader:
    """How a sort of file is read; `read` is None where it is converted to .docx first.

    `marks`: Word's comments and tracked changes can be read from it.
    """

    sort: Sort
    label: str
    read: Callable[[bytes], Paper] | None
    marks: bool = False


READERS: dict[Sort, Reader] = {
    reader.sort: reader
    for reader in (
        Reader("docx", "Word 文档", docx_reader.read, marks=True),
        Reader("dotx", "Word 模板", docx_reader.read, marks=True),
        Reader("pdf", "PDF", pdf.read),
        Reader("ofd", "OFD", ofd.read),
        Reader("doc", "旧版 Word 文档", None),
        Reader("wps", "WPS 文字", None),
    )
}
CONVERTED = frozenset(sort for sort, reader in READERS.items() if reader.read is None)
MARKED = frozenset(sort for sort, reader in READERS.items() if reader.marks)


def current(source: bytes, name: str) -> bytes:
    """The bytes to read: those given, or for .doc and .wps a .docx made of them; or Refusal."""
    return converted(source) if inspect(source, name) in CONVERTED else source


def open_paper(source: bytes, name: str) -> Paper:
    """The paper, read in this process. For files of strangers use `sandbox.read`."""
    return read_as(inspect(source, name), source)


def read_as(sort: Sort, source: bytes) -> Paper:
    """The paper of a file whose sort is known."""
    reader = READERS[sort].read
    if reader is None:
        raise Refusal("legacy", Words("{label}须先转换为 .docx。", label=READERS[sort].label))
    return reader(source)
