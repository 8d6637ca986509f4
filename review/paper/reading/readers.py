"""Any accepted file read into a Paper, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Callable

from review.paper.model import Paper
from review.paper.reading import docx_reader, ofd, pdf
from review.paper.reading.intake import Sort, inspect
from review.paper.reading.legacy import converted

READERS: dict[Sort, Callable[[bytes], Paper]] = {
    "docx": docx_reader.read,
    "dotx": docx_reader.read,
    "pdf": pdf.read,
    "ofd": ofd.read,
}
CONVERTED: tuple[Sort, ...] = ("doc", "wps")


def current(source: bytes, name: str) -> bytes:
    """The bytes to read: those given, or for .doc and .wps a .docx made of them; or Refusal."""
    return converted(source) if inspect(source, name) in CONVERTED else source


def open_paper(source: bytes, name: str) -> Paper:
    """The paper, read in this process. For files of strangers use `sandbox.read`."""
    return READERS[inspect(source, name)](source)
