"""Words of a paper's HTML that lead to something else on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple


class Reference(NamedTuple):
    """Code points [start, end) of a paragraph lead to the element `target`.

    `described` are the ids of the elements that say what is there; `look` is a class.
    """

    start: int
    end: int
    target: str
    described: str
    look: str

    def tagged(self, words: str, *, first: bool, linked: bool) -> str:
        """The words, HTML already, as the link. One link per reference: a piece of it that is not
        its `first`, or stands in a link of the paper (`linked`), is marked only."""
        names = f'class="reference {self.look}" data-described="{escape(self.described)}"'
        if linked or not first:
            return f"<span {names}>{words}</span>"
        about = f'href="#{escape(self.target)}" aria-describedby="{escape(self.described)}"'
        return f'<a {names} {about} draggable="false">{words}</a>'


References = Mapping[str, Sequence[Reference]]
"""By the paragraph they stand in, in order, none over another."""
