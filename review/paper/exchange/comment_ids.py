"""The ids by which a Word comment is known again, derived from what it is and not from chance.

Word keeps paraId ([MS-DOCX] 2.5.1.1) and durableId ([MS-DOCX] 2.7.1) when it saves; both must lie
between 0 and 0x7FFFFFFF, else Word gives new ones and the thread falls apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

LIMIT = 0x7FFFFFFF
TRIES = 4
"""How many ids of one key are looked for again; more than one is taken by chance alone."""


def para_ids(key: str) -> tuple[str, ...]:
    """The paraIds a comment of that key may bear, the usual one first."""
    return tuple(f"{_number(key, n):08X}" for n in range(TRIES))


def durable_ids(key: str) -> tuple[str, ...]:
    """The durableIds a comment of that key may bear, the usual one first."""
    return tuple(f"{_number(f'durable {key}', n):08X}" for n in range(TRIES))


def vacant(key: str, taken: Collection[str]) -> str:
    """The first id of that key that no other paragraph bears."""
    n = 0
    while (candidate := f"{_number(key, n):08X}") in taken:
        n += 1
    return candidate


def _number(key: str, n: int) -> int:
    digest = hashlib.sha256(f"{key}\x1f{n}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:4]) % (LIMIT - 1) + 1
