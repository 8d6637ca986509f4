"""The formal text (红头、文号、成文日期 added) held against the text that was signed off."""

from __future__ import annotations

import re
import unicodedata

from review.paper.model import Paper
from review.paper.views import Line, lines

# What marks a draft as a draft, and falls away when it is issued.
DRAFT_MARK = re.compile(r"[（(]?(送审稿|征求意见稿|审议稿|草案|草案送审稿|修改稿|报审稿)[)）]?")
_SPACE = re.compile(r"\s+")


def _plain(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def missing(approved: Paper, formal: Paper) -> str:
    """The first paragraph of the approved text that the formal one has not in its place; "" if none.

    The formal text may add, never leave out or change: every paragraph in the same order.
    """
    whole, at = "".join(_plain(_said(formal_line)) for formal_line in lines(formal, "final")), 0
    for line in lines(approved, "final"):
        said = _plain(_said(line))
        if not said or DRAFT_MARK.fullmatch(said):
            continue
        position = whole.find(said, at)
        if position < 0:
            return _said(line).strip()
        at = position + len(said)
    return ""


def _said(line: Line) -> str:
    return f"{line.label}{line.text}"
