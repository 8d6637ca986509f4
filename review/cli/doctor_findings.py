"""What `flask doctor` says: a name, how it stands, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """`mark` is 正常, 注意 or 故障; only the last makes the command fail."""

    mark: str
    name: str
    told: str
    remedy: str = ""


def good(name: str, told: str) -> Finding:
    return Finding("正常", name, told)


def notice(name: str, told: str, remedy: str) -> Finding:
    return Finding("注意", name, told, remedy)


def fault(name: str, told: str, remedy: str) -> Finding:
    return Finding("故障", name, told, remedy)
