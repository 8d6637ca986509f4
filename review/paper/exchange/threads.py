"""A thread: an anchored annotation and the replies to it, as a Word file is to show them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from review.paper.anchoring.anchors import Anchor


class Remark(NamedTuple):
    """What one person wrote, and when; a line end in `text` begins a new paragraph.

    `key` names the remark for ever: the paraId and durableId of its comment follow from it, so
    that a returned file shows which remark is ours. `initials` are the first letter where empty.
    """

    author: str
    date: datetime
    text: str
    key: str = ""
    initials: str = ""


class Thread(NamedTuple):
    """Remarks on the words at `anchor`: the annotation first, then its replies in order.

    `proposal` is what its author would have in place of those words; "" proposes nothing.
    """

    anchor: Anchor
    remarks: tuple[Remark, ...]
    resolved: bool = False
    proposal: str = ""
