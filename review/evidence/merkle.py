"""The Merkle tree of RFC 6962 §2.1: leaves, an appendable frontier, inclusion and consistency."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple, Self


def leaf(body: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + body).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier(NamedTuple):
    """The roots of the perfect subtrees of a log of `size` leaves, largest first: all that an
    append needs."""

    size: int
    hashes: tuple[bytes, ...]

    @classmethod
    def empty(cls) -> Self:
        return cls(0, ())

    @classmethod
    def load(cls, text: str) -> Self:
        size, *hashes = text.split()
        return cls(int(size), tuple(bytes.fromhex(one) for one in hashes))

    def dump(self) -> str:
        return " ".join([str(self.size), *(one.hex() for one in self.hashes)])

    def append(self, new: bytes) -> Frontier:
        hashes, size = list(self.hashes), self.size
        while size & 1:
            new = node(hashes.pop(), new)
            size >>= 1
        return Frontier(self.size + 1, (*hashes, new))

    def root(self) -> bytes:
        if not self.hashes:
            return hashlib.sha256(b"").digest()
        *rest, found = self.hashes
        for left in reversed(rest):
            found = node(left, found)
        return found


def root(leaves: Sequence[bytes]) -> bytes:
    frontier = Frontier.empty()
    for one in leaves:
        frontier = frontier.append(one)
    return frontier.root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of leaf `index` (RFC 6962 §2.1.1)."""
    if len(leaves) <= 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*inclusion(leaves[:middle], index), root(leaves[middle:])]
    return [*inclusion(leaves[middle:], index - middle), root(leaves[:middle])]


def included(found: bytes, index: int, size: int, path: Sequence[bytes], expected: bytes) -> bool:
    """Whether `path` proves that leaf `found` stands at `index` in the log of that root."""
    if not 0 <= index < size:
        return False
    last, hashes = size - 1, list(path)
    while last:
        if not hashes:
            return False
        if index & 1:
            found = node(hashes.pop(0), found)
        elif index < last:
            found = node(found, hashes.pop(0))
        index, last = index >> 1, last >> 1
    return not hashes and found == expected


def consistency(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """The proof that the first `old` leaves are a prefix (RFC 6962 §2.1.2)."""
    return _subproof(leaves, old, True) if 0 < old < len(leaves) else []


def _subproof(leaves: Sequence[bytes], old: int, whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    middle = _split(len(leaves))
    if old <= middle:
        return [*_subproof(leaves[:middle], old, whole), root(leaves[middle:])]
    return [*_subproof(leaves[middle:], old - middle, False), root(leaves[:middle])]


def consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether `proof` shows that the log of `new` leaves begins with the log of `old` leaves."""
    if old > new or old < 0:
        return False
    if old in (0, new):
        return not proof and (old == 0 or old_root == new_root)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    left = right = path.pop(0)
    for one in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            left, right = node(one, left), node(one, right)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            right = node(right, one)
        index, last = index >> 1, last >> 1
    return last == 0 and left == old_root and right == new_root
