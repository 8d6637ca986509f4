"""Small PDF files of one page, written object by object, for the tests of reading."""

from __future__ import annotations

from collections.abc import Sequence

from review.demo.papers.prints import assembled

FIRST_FREE = 7
"""The number of the first object that a test adds."""


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """An object with content."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def text(words: str, left: int = 72, foot: int = 700, before: bytes = b"") -> bytes:
    """Latin words in Helvetica, 14 points; `before` sets colour or mode."""
    written = words.encode("ascii")
    return b"BT %b /H 14 Tf %d %d Td (%b) Tj ET\n" % (before, left, foot, written)


def pdf(
    content: bytes,
    objects: Sequence[bytes] = (),
    *,
    page: bytes = b"",
    resources: bytes = b"",
    fonts: bytes = b"",
    catalog: bytes = b"",
) -> bytes:
    """A page with that content; `objects` are numbered from FIRST_FREE on."""
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            b"null",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%b/Contents 5 0 R"
            b"/Resources<</Font<</H 6 0 R%b>>%b>>>>" % (page, fonts, resources),
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *objects,
        ]
    )


def appearance(content: bytes) -> bytes:
    """The small page that draws an annotation, 200 by 20 points."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</H 6 0 R>>>>"
    return stream(content, entries)
