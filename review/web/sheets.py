"""What a page shows, as .xlsx in the words of its reader."""

from __future__ import annotations

from flask import Response

from review.english.reader import reads_english
from review.english.rows import said
from review.paper.issuing import xlsx
from review.web.documents import download


def handed(name: str, *leaves: xlsx.Leaf) -> Response:
    """A workbook with a sheet of each leaf; its name, headings and words of ours as on the page."""
    if not reads_english():
        return download(xlsx.book(leaves), name)
    return download(xlsx.book(leaves, said), said(name))
