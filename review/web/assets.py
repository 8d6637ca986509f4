"""Styles and scripts, under an address that changes with any of them: a browser keeps them for good.

Modules name each other by relative paths, so that one stamp before all paths stamps them all; a page
opens without asking for forty of them whether they changed.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "static"
FOR_GOOD = timedelta(days=365)


@cache
def address() -> str:
    """What stands before the path of every file; read once, when the server starts."""
    digest = hashlib.sha256()
    for file in sorted(one for one in FOLDER.rglob("*") if one.is_file()):
        digest.update(f"{file.relative_to(FOLDER)}\0".encode() + file.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"
