"""What the readers of lines and blocks ask of the paper around them."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from review.paper.findings import Findings
from review.paper.folding import Folds
from review.paper.numbering import Lists
from review.paper.package import Package
from review.paper.sources import Sources
from review.paper.styles import Styles


class Surroundings(Protocol):
    """What the inside of a paragraph asks of the paper around it."""

    package: Package
    styles: Styles
    findings: Findings

    def folds(self, part: str) -> Folds:
        """What is folded in that part."""

    def note(self, kind: str, number: str) -> str | None:
        """The name of the story of a note."""

    def box(self, content: etree._Element, part: str) -> str:
        """Read a text box as a story of its own and return the story's name."""


class WholePaper(Surroundings, Protocol):
    """What a flow asks of the paper it belongs to, beyond what its lines ask."""

    lists: Lists
    trace: Sources | None

    def section(self, properties: etree._Element, part: str) -> None:
        """Take note that a section ends with these properties."""
