"""The Merkle tree of RFC 6962 §2.1: leaves, an appendable frontier, inclusion and consistency.

A hash function is named once for a whole log: sha256, or sm3 (GB/T 32905) where OpenSSL has it.
Hashes are raw bytes; proofs are lists of them, nearest to the leaf first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

SHA256 = "sha256"
KNOWN = (SHA256, "sm3")


def digest(data: bytes, alg: str = SHA256) -> bytes:
    """Hash with a function of KNOWN; raise ValueError for others or where OpenSSL lacks it."""
    if alg not in KNOWN:
        raise ValueError(f"不支持的哈希算法：{alg}")
    return hashlib.sha256(data).digest() if alg == SHA256 else hashlib.new(alg, data).digest()


def leaf(body: bytes, alg: str = SHA256) -> bytes:
    return digest(b"\x00" + body, alg)


def node(left: bytes, right: bytes, alg: str = SHA256) -> bytes:
    return digest(b"\x01" + left + right, alg)


class Frontier(NamedTuple):
    """The roots of the perfect subtrees of a log of `size` leaves, largest first: all that an
    append needs."""

    size: int
    hashes: tuple[bytes, ...]
    alg: str = SHA256

    @classmethod
    def empty(cls, alg: str = SHA256) -> Self:
        return cls(0, (), alg)

    @classmethod
    def load(cls, text: str) -> Self:
        """Read what `dump` wrote; raise ValueError where it cannot be a frontier."""
        alg, size, *hashes = text.split()
        found = cls(int(size), tuple(bytes.fromhex(hexadecimal) for hexadecimal in hashes), alg)
        length = len(digest(b"", alg))
        whole = found.size >= 0 and len(hashes) == found.size.bit_count()
        if not whole or any(len(one) != length for one in found.hashes):
            raise ValueError("日志头的前沿残缺")
        return found

    def dump(self) -> str:
        """One line of text: algorithm, size, then the hashes in hexadecimal."""
        return " ".join([self.alg, str(self.size), *(one.hex() for one in self.hashes)])

    def append(self, new: bytes) -> Self:
        return self.extended((new,))

    def extended(self, new: Iterable[bytes]) -> Self:
        """The frontier after these leaves."""
        hashes, size = list(self.hashes), self.size
        for each in new:
            above, rest = each, size
            while rest & 1:
                above = node(hashes.pop(), above, self.alg)
                rest >>= 1
            hashes.append(above)
            size += 1
        return self._replace(size=size, hashes=tuple(hashes))

    def root(self) -> bytes:
        if not self.hashes:
            return digest(b"", self.alg)
        *rest, rightmost = self.hashes
        for left in reversed(rest):
            rightmost = node(left, rightmost, self.alg)
        return rightmost


class Tree:
    """A whole log held in memory, for proofs: every level, a lone last node promoted unchanged."""

    def __init__(self, leaves: Sequence[bytes], alg: str = SHA256) -> None:
        self.alg = alg
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            pairs = zip(below[::2], below[1::2], strict=False)
            lone = below[-1:] if len(below) & 1 else []
            self._levels.append([node(left, right, alg) for left, right in pairs] + lone)

    @property
    def size(self) -> int:
        return len(self._levels[0])

    def root(self) -> bytes:
        top = self._levels[-1]
        return top[0] if top else digest(b"", self.alg)

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of leaf `index`, counted from 0 (RFC 6962 §2.1.1)."""
        if not 0 <= index < self.size:
            raise ValueError(f"日志里没有第{index}条")
        return self._climb(0, index)

    def consistency(self, old: int) -> list[bytes]:
        """The proof that the first `old` leaves are a prefix (RFC 6962 §2.1.2)."""
        if not 0 <= old <= self.size:
            raise ValueError(f"日志没有{old}条那么长")
        if old in (0, self.size):
            return []
        level, index = 0, old - 1
        while index & 1:
            level, index = level + 1, index >> 1
        # At index 0 the first perfect subtree is the whole old log, whose root is known.
        first = [self._levels[level][index]] if index else []
        return first + self._climb(level, index)

    def _climb(self, level: int, index: int) -> list[bytes]:
        path = []
        for row in self._levels[level:-1]:
            if (beside := index ^ 1) < len(row):
                path.append(row[beside])
            index >>= 1
        return path


def extension(old: Frontier, new: Sequence[bytes]) -> list[bytes]:
    """The consistency proof from `old` to the log grown by the leaves `new`: no older leaf needed.

    On the way up from the last perfect subtree of the old log, a hash on the left is one of the
    old frontier, and a hash on the right covers new leaves only.
    """
    if not old.size or not new:
        return []
    lefts, size = list(old.hashes), old.size + len(new)
    level = (old.size & -old.size).bit_length() - 1
    index, first = (old.size >> level) - 1, lefts.pop()
    path = [first] if index else []
    while index or 1 << level < size:
        if index & 1:
            path.append(lefts.pop())
        elif (start := (index + 1) << level) < size:
            covered = new[start - old.size : start - old.size + (1 << level)]
            path.append(Frontier.empty(old.alg).extended(covered).root())
        level, index = level + 1, index >> 1
    return path


def included(
    leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes, alg: str = SHA256
) -> bool:
    """Whether `path` proves that leaf `found` stands at `index` in the log of `size` and `root`."""
    if not 0 <= index < size:
        return False
    last, hashes = size - 1, list(path)
    while last:
        if index & 1 or index < last:
            if not hashes:
                return False
            beside = hashes.pop(0)
            leaf_hash = node(beside, leaf_hash, alg) if index & 1 else node(leaf_hash, beside, alg)
        index, last = index >> 1, last >> 1
    return not hashes and leaf_hash == root


def consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes], alg: str = SHA256
) -> bool:
    """Whether `proof` shows that the log of `new` leaves begins with the log of `old` leaves.

    RFC 9162 §2.1.4.2, and two cases that need no proof: a log begins with itself and with nothing.
    """
    if not 0 < old < new:
        expected = new_root if old == new else digest(b"", alg)
        return 0 <= old <= new and old in (0, new) and not proof and old_root == expected
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    left = right = path.pop(0) if path else b""
    for one in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            left, right = node(one, left, alg), node(one, right, alg)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            right = node(right, one, alg)
        index, last = index >> 1, last >> 1
    return last == 0 and left == old_root and right == new_root
