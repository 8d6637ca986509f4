"""Printed once by LibreOffice is printed: a text that many tests print costs two seconds the first time.

The same .docx gives the same PDF. What cannot be printed, and where there is no LibreOffice, is asked anew
each time.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from review.paper.reading import legacy


class Prints:
    """Takes the place of `legacy.printed`; processes that share the folder share the prints."""

    def __init__(self, folder: Path, printed: Callable[[bytes], bytes]) -> None:
        self.folder, self.printed = folder, printed

    def __call__(self, docx: bytes) -> bytes:
        if not legacy.available():
            return self.printed(docx)
        kept = self.folder / hashlib.sha256(os.environ["PATH"].encode() + docx).hexdigest()
        if not kept.exists():
            half = kept.with_suffix(f".{secrets.token_hex(4)}")
            half.write_bytes(self.printed(docx))
            half.rename(kept)
        return kept.read_bytes()
