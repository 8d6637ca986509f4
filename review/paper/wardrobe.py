"""A styles part without what no paragraph and no run wears, left out before it is parsed.

Word writes a hundred table styles and a list of latent ones into a file of two pages: nine tenths
of what there would be to parse and to hold.
"""

from __future__ import annotations

import re

from review.paper.folding import unmistakable

_ATTRIBUTE = rb' [\w:]+="[^"<>]*"'
_UNWORN = re.compile(
    rb"<w:latentStyles[ >].*?</w:latentStyles>"  # 17.7.4.5
    rb"|<w:style(?:%b)*? w:type=\"table\"(?:%b)*>.*?</w:style>"
    % (_ATTRIBUTE, _ATTRIBUTE),  # 17.7.4.17
    re.DOTALL,
)


def worn(styles: bytes) -> bytes:
    """The part without table and latent styles; as it was where its bytes might mean other."""
    return _UNWORN.sub(b"", styles) if unmistakable(styles) else styles
