"""Which reader reads which sort of file."""

from __future__ import annotations

from review.paper import intake, reader
from review.paper.blocks import Paper
from review.paper.refusal import Refusal


def read(source: bytes, name: str) -> Paper:
    """Inspect and read; Refusal for a sort that has no reader."""
    sort = intake.inspect(source, name)
    if sort not in ("docx", "dotx"):
        raise Refusal("no-reader", "送审文本请上传 Word 文件（.docx）；这个文件可以作为材料上传。")
    return reader.read(source)
