"""What two texts must share to be called the same when paragraphs are matched: nothing typeset.

Only matching looks through these glasses; what is shown and stored stays as it was written.
Folding keeps every offset: one code point in, one code point out.
"""

from __future__ import annotations

import re

from review.paper.clause_paths import typed_number
from review.paper.radicals import unified

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n"
_FOLD = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms, as NFKC
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "“”„‟「」『』〝〞"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―"), "-"),
}
# What nearly every paragraph has goes by replace, eight times faster than translate; the table
# is for the few texts that hold anything else.
_COMMON = tuple((mark, _FOLD[ord(mark)]) for mark in "，：；（）“”\u3000")
_RARE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")


def folded_width(text: str) -> str:
    """The text with radicals, full-width forms, spaces, quotes and dashes folded, offsets kept."""
    text = unified(text)
    for mark, plain in _COMMON:
        text = text.replace(mark, plain)
    return text.translate(_FOLD) if _RARE.search(text) else text


def key(text: str) -> str:
    """What is left for matching: folded, without its typed-in number, without spaces.

    Blanks to be filled in go too: 邮编：______ and 乙方：______ share a line and no word.
    """
    return folded_width(text[typed_number(text) :]).replace(" ", "").replace("_", "")


class Keys(dict[str, str]):
    """The keys of texts, each computed once: most texts stand in both versions."""

    def __missing__(self, text: str) -> str:
        matching = self[text] = key(text)
        return matching
