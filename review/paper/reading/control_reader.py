"""Content controls: text that is a placeholder, and text that is taken from bound data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import etree

from review.paper.ooxml.alternate_content import words
from review.paper.ooxml.bound_controls import CONTENT, Control, words_of
from review.paper.reading.side_content import shortened
from review.words import Words

if TYPE_CHECKING:
    from review.paper.reading.inline_reader import InlineReader


def control(reader: InlineReader, element: etree._Element) -> None:
    """A content control inside a paragraph."""
    about = reader.around.stores.control(element)
    content = element.find(CONTENT)
    if content is None:
        reader.children(element)
        return
    if about.placeholder:
        with reader.aside("placeholder"):
            reader.children(content)
        return
    if about.checked is not None:
        reader.findings.caveat(reader.at, "field", "复选框", f"checked {about.checked}")
    if not differs(about, content):
        reader.children(content)
        return
    tell(reader, about, content)
    if not about.exact:
        reader.children(content)
        return
    with reader.aside("bound-cache"):
        reader.children(content)
    reader.show(about.value or "", element)


@contextmanager
def around_cells(
    reader: InlineReader, element: etree._Element, at: tuple[str, int]
) -> Iterator[None]:
    """Inside a control around rows or cells: its placeholder is no text, other data are told."""
    about, content = reader.around.stores.control(element), element.find(CONTENT)
    reader.stand(at)
    if content is not None and not about.placeholder and differs(about, content):
        tell(reader, about, content)
    with reader.aside("placeholder" if about.placeholder else reader.unseen):
        yield


def differs(about: Control, content: etree._Element) -> bool:
    """Whether the stored text is other than the data it is bound to."""
    if about.value is None or about.checked is not None:
        return False
    stored, value = words(content), words_of(about.value)
    if not about.dated or not _figures(value):
        return stored != value
    # A date is shown in words of its own; its figures are those of the data, or it is another.
    figures = [int(each) for each in _figures(stored)]
    return bool(stored) and not all(int(each) in figures for each in _figures(value)[:3])


def _figures(text: str) -> list[str]:
    kept = "".join(sign if sign in "0123456789" else " " for sign in text)
    return kept.split()


def tell(reader: InlineReader, about: Control, content: etree._Element) -> None:
    """Enter that Word shows other words than the file stores beside them."""
    stored = words(content)
    if about.pictured:
        said = "图片控件绑定了数据，显示的图片以数据为准"
        reader.findings.caveat(reader.at, "bound", said, about.value or "")
        return
    said = Words(
        "绑定的数据为“{text}”，文件中另存有“{other}”",
        text=shortened(about.value or ""),
        other=shortened(stored),
    )
    reader.findings.caveat(reader.at, "bound", said, f"{about.value}\n{stored}")
