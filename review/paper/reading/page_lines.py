"""A line of a page, as far as joining lines into paragraphs needs to know it."""

from __future__ import annotations

from typing import NamedTuple

MARGIN = 0.085
"""The share of a page above and below that holds no body (GB/T 9704, 5.2.1 leaves 12 % above)."""


BEYOND_TYPE_AREA = 35 / 297
"""The share of a page below the 版心 (GB/T 9704, 5.2.1); the page number stands 7 mm below it (7.5)."""


class PageLine(NamedTuple):
    """A line of text with its left and right edge, in any unit the whole page shares.

    `height` is how far up the page it stands, from 0 at the foot to 1; None where that is unknown.
    `size` is the height of its letters as a share of the page's, `em` what a character takes across, `face` the font of most
    of them, `first` the width of what may not be parted at its beginning: 0 and "" where unknown.
    """

    text: str
    left: float
    right: float
    height: float | None = None
    size: float = 0.0
    em: float = 0.0
    face: str = ""
    first: float = 0.0

    @property
    def marginal(self) -> bool:
        """Whether it stands above or below what a page's body is set in."""
        return self.height is not None and not MARGIN < self.height < 1 - MARGIN

    @property
    def beside_the_text(self) -> bool:
        """Whether a page number may stand here; also where the height is unknown."""
        share = BEYOND_TYPE_AREA
        return self.height is None or not share < self.height < 1 - share
