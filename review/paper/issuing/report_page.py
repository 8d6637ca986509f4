"""Pages of a report: paragraphs written run by run, with footnotes, and its head as 上行文."""

from __future__ import annotations

from docx.text.paragraph import Paragraph

from review.paper.issuing.footnotes import Footnotes
from review.paper.issuing.gbt9704 import OfficialPage, writable
from review.paper.issuing.sheet import HEITI, set_type
from review.paper.issuing.upward import UpwardPage


class ReportPage(OfficialPage):
    """A page whose paragraphs are written run by run, and may have footnotes."""

    def indented(self) -> Paragraph:
        paragraph = self.paragraph()
        self._indent(paragraph)
        return paragraph

    def write(self, paragraph: Paragraph, words: str) -> None:
        paragraph.add_run(writable(words).replace("\n", " "))

    def annex(self, word: str) -> None:
        """附件 above its title, in 黑体, at the left edge of a new page (7.3.4).

        The paragraph begins the page itself: a break after a full page would leave an empty one.
        """
        paragraph = self.paragraph()
        paragraph.paragraph_format.page_break_before = True
        run = paragraph.add_run(word)
        set_type(run._r.get_or_add_rPr(), HEITI)

    def attach(self, notes: Footnotes) -> None:
        notes.attach(self._document)


class UpwardReport(UpwardPage, ReportPage):
    """The same as 上行文."""
