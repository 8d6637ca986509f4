"""The names under which files come in, as they are kept and shown."""

import re
import unicodedata

# C0/C1 controls and the marks that reorder or hide what a name says.
UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean_name(name: str) -> str:
    """The name as shown: last path part, no controls, at most 150 characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = UNSPEAKABLE.sub("", last).encode("utf-8", "ignore").decode().strip()
    stem, dot, ending = kept.rpartition(".")
    return (f"{stem[:140]}.{ending[:9]}" if dot else kept[:150]) or "未命名"
