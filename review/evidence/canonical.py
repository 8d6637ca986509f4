"""One byte string for one event: RFC 8785 canonical JSON, restricted so that nobody can differ.

Allowed: null, booleans, integers within ±(2^53 - 1), strings, lists, objects with ASCII keys.
Floats are refused (their text varies between languages), and so are lone surrogates. Strings are
neither normalised nor refused for want of it: RFC 8785 §3.1 asks that they be kept as they are,
and NFC would change names and files that were typed otherwise. The log says what was said.

On this subset the standard library writes RFC 8785, several times as fast as the `rfc8785` package,
which the tests hold it against. Of what consists of nothing but plain values `orjson` writes the
same bytes many times as fast: the whole log is read whenever it is verified. Where it hesitates,
the standard library decides.
"""

from __future__ import annotations

import json
from typing import Any

import orjson

MOST = 2**53 - 1
PLAIN = frozenset((str, int, bool, type(None)))
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def encode(event: Any) -> bytes:
    """Return the canonical bytes; raise ValueError for what the subset excludes."""
    quick = _quickly(event)
    if quick is not None:
        return quick
    try:
        _refuse(event)
        return _WRITER.encode(event).encode()
    except RecursionError as fault:
        raise ValueError("嵌套过深，没有规范形式") from fault


def parse(body: bytes) -> Any:
    """Read canonical bytes; raise ValueError unless encoding them again gives the same bytes."""
    try:
        quick = orjson.loads(body)
        if _quickly(quick) == body:
            return quick
    except (ValueError, TypeError):
        pass
    try:
        event = json.loads(body)
    except RecursionError as fault:
        raise ValueError("嵌套过深，没有规范形式") from fault
    if encode(event) != body:
        raise ValueError("不是规范形式")
    return event


def _quickly(value: Any) -> bytes | None:
    """The same bytes, or None for what is not plain all through."""
    inside = [value]
    try:
        for each in inside:  # which grows meanwhile
            kind = type(each)
            if kind is dict:
                if not "".join(each).isascii():
                    return None
                parts = each.values()
            elif kind is list or kind is tuple:
                parts = each
            elif kind in PLAIN:
                continue
            else:
                return None
            if not PLAIN.issuperset(map(type, parts)):
                inside += [part for part in parts if type(part) not in PLAIN]
        return orjson.dumps(value, option=_OPTIONS)
    except TypeError:  # a key that is no text, a number beyond MOST, half a character, too deep
        return None


def _refuse(value: Any) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError("键只能用ASCII字符")
            _refuse(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse(item)
    elif not isinstance(value, int):
        raise ValueError(f"{type(value).__name__}没有规范形式")
    elif not -MOST <= value <= MOST:
        raise ValueError("整数超出2^53")
