"""A thread: an anchored annotation and the replies to it, as a Word file is to show them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from review.paper.anchors import Anchor


class Remark(NamedTuple):
    """What one person wrote, and when; a line end in `text` begins a new paragraph."""

    author: str
    date: datetime
    text: str


class Thread(NamedTuple):
    """Remarks on the words at `anchor`: the annotation first, then its replies in order."""

    anchor: Anchor
    remarks: tuple[Remark, ...]
    resolved: bool = False
