"""One byte string for one event: RFC 8785 canonical JSON, restricted so that nobody can differ.

Allowed: null, booleans, integers within ±(2^53 - 1), strings, lists, objects with ASCII keys.
Floats are refused (their text varies between languages), and so are lone surrogates. Strings are
neither normalised nor refused for want of it: RFC 8785 §3.1 asks that they be kept as they are,
and NFC would change names and files that were typed otherwise. The log says what was said.
"""

from __future__ import annotations

import json
from typing import Any

import rfc8785


def encode(event: Any) -> bytes:
    """Return the canonical bytes; raise ValueError for what the subset excludes."""
    try:
        _refuse(event)
        return rfc8785.dumps(event)
    except RecursionError as fault:
        raise ValueError("嵌套过深，没有规范形式") from fault


def parse(body: bytes) -> Any:
    """Read canonical bytes; raise ValueError unless encoding them again gives the same bytes."""
    try:
        event = json.loads(body)
    except RecursionError as fault:
        raise ValueError("嵌套过深，没有规范形式") from fault
    if encode(event) != body:
        raise ValueError("不是规范形式")
    return event


def _refuse(value: Any) -> None:
    """Refuse what RFC 8785 allows and we do not; the rest it refuses itself."""
    if isinstance(value, float):
        raise ValueError("浮点数没有规范形式")
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise ValueError("键只能用ASCII字符")
        value = value.values()
    elif not isinstance(value, list | tuple):
        return
    for one in value:
        _refuse(one)
