"""What the readers of lines and blocks ask of the paper around them."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from review.paper.ooxml.bound_controls import Stores
from review.paper.ooxml.label_looks import LabelLooks
from review.paper.ooxml.numbering import Lists
from review.paper.ooxml.package import Package
from review.paper.ooxml.property_folding import Folds
from review.paper.ooxml.source_map import Sources
from review.paper.ooxml.styles import Styles
from review.paper.reading.side_content import SideContent


class Context(Protocol):
    """What the inside of a paragraph asks of the paper around it."""

    package: Package
    styles: Styles
    findings: SideContent
    stores: Stores

    @property
    def updating(self) -> bool:
        """Whether all fields are computed anew when the file is opened."""

    def private(self, part: str) -> bool:
        """Whether that part may hold characters of the private area."""

    def property(self, name: str, rest: str) -> str:
        """The value a field shows that shows a property of the document."""

    def folds(self, part: str) -> Folds:
        """What is folded in that part."""

    def note(self, kind: str, number: str) -> str | None:
        """The name of the story of a note."""

    def box(self, content: etree._Element, part: str) -> str:
        """Read a text box as a story of its own and return the story's name."""


class WholePaper(Context, Protocol):
    """What a flow asks of the paper it belongs to, beyond what its lines ask."""

    lists: Lists
    label_looks: LabelLooks
    trace: Sources | None

    def section(self, properties: etree._Element, part: str) -> None:
        """Take note that a section ends with these properties."""
