"""The form of the tables: one row for each element, with its attributes and its clause."""

from __future__ import annotations

from typing import Literal, NamedTuple

from review.paper.ooxml.namespaces import PREFIXES

Sort = Literal["READ", "LOOK", "BLIND"]


class Row(NamedTuple):
    """What an element is to a reader, where the standard says so, and what it may carry."""

    sort: Sort
    clause: str
    attributes: frozenset[str]
    reason: str = ""


def qualified(name: str) -> str:
    """`w14:paraId` as lxml writes it; a name without a prefix has no namespace."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else local


def table(text: str, prefix: str) -> dict[str, Row]:
    """Rows of `name SORT clause attributes… # reason`; names without a prefix are in `prefix`.

    An attribute written @name has no namespace. Several names before a sort share the row.
    """
    rows: dict[str, Row] = {}
    for line in text.strip().splitlines():
        words, _, reason = line.partition("#")
        names, sort, (clause, *attributes) = _cut(words.split())
        carried = frozenset(_attribute(each, prefix) for each in attributes)
        for name in names:
            rows[_named(name, prefix)] = Row(sort, clause, carried, reason.strip())
    return rows


def _cut(words: list[str]) -> tuple[list[str], Sort, list[str]]:
    at = next(n for n, word in enumerate(words) if word in ("READ", "LOOK", "BLIND"))
    sorts: dict[str, Sort] = {"READ": "READ", "LOOK": "LOOK", "BLIND": "BLIND"}
    return words[:at], sorts[words[at]], words[at + 1 :]


def _named(name: str, prefix: str) -> str:
    return qualified(name if ":" in name else f"{prefix}:{name}")


def _attribute(name: str, prefix: str) -> str:
    return name[1:] if name.startswith("@") else _named(name, prefix)
