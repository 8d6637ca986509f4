"""Words as search compares them: width, case and spaces do not matter."""

from __future__ import annotations

import re
import unicodedata

SPACE = re.compile(r"\s+")
AROUND = 24


def folded(text: str) -> str:
    return SPACE.sub("", unicodedata.normalize("NFKC", text).casefold())


def excerpt(words: str, wanted: str) -> tuple[str, str, str] | None:
    """What stands before, at and after the first place of `wanted` in folded words."""
    if not wanted or (at := words.find(wanted)) < 0:
        return None
    end = at + len(wanted)
    return words[max(0, at - AROUND) : at], words[at:end], words[end : end + AROUND]
