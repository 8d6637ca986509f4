"""One byte string for one event: RFC 8785 canonical JSON, restricted so that nobody can differ.

Allowed: null, booleans, integers below 2^53, strings, lists, objects with ASCII keys. Floats are
refused (their text varies), and so are lone surrogates. Strings are kept as they are typed, not
normalised: the log says what was said.
"""

from __future__ import annotations

import json
from typing import Any

import rfc8785


def encode(event: Any) -> bytes:
    """Return the canonical bytes; raise ValueError for what the subset excludes."""
    _check(event)
    return rfc8785.dumps(event)


def parse(body: bytes) -> Any:
    """Read canonical bytes; raise ValueError unless encoding them again gives the same bytes."""
    try:
        event = json.loads(body)
        same = encode(event) == body
    except (UnicodeDecodeError, RecursionError) as fault:
        raise ValueError("not canonical") from fault
    if not same:
        raise ValueError("not canonical")
    return event


def _check(value: Any) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("integer beyond 2^53")
    elif isinstance(value, str):
        value.encode()  # a lone surrogate raises UnicodeEncodeError, a ValueError
    elif isinstance(value, list | tuple):
        for one in value:
            _check(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError("keys are ASCII")
            _check(one)
    else:
        raise ValueError(f"{type(value).__name__} has no canonical form")
