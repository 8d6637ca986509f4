"""Inner nodes of the log's tree, kept so that one entry is proven without reading the others.

A node is named by its level (0 = leaf) and its place in that level, counted from 0. Only nodes over
a perfect subtree are kept; what stands over the ragged right edge is computed from them. Kept nodes
are not believed: a path made of them proves something only where it leads to a signed root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from review.evidence import merkle

Place = tuple[int, int]
Nodes = Mapping[Place, bytes]


def completed(frontier: merkle.Frontier, leaf: bytes) -> Iterator[tuple[Place, bytes]]:
    """The nodes above the leaves that are complete once `leaf` is appended, lowest first."""
    hashes, size, level, node = list(frontier.hashes), frontier.size, 0, leaf
    while size & 1:
        node = merkle.node(hashes.pop(), node, frontier.alg)
        level, size = level + 1, size >> 1
        yield (level, size), node


def perfect(start: int, end: int) -> Iterator[Place]:
    """The largest perfect subtrees that cover the leaves [start, end), from left to right.

    `start` must be a multiple of the greatest power of two that is not above `end - start`.
    """
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _beside(index: int, size: int) -> Iterator[list[Place]]:
    """For each step of the audit path of leaf `index`, the kept nodes whose sum it is."""
    level, last = 0, size - 1
    while last:
        place = index ^ 1
        if place <= last:
            start, end = place << level, min((place + 1) << level, size)
            yield list(perfect(start, end))
        level, index, last = level + 1, index >> 1, last >> 1


def needed(indexes: Iterable[int], size: int) -> set[Place]:
    """The nodes from which the audit paths of these leaves in the log of `size` are made."""
    return {place for index in indexes for step in _beside(index, size) for place in step}


def audit_path(index: int, size: int, nodes: Nodes, alg: str = merkle.SHA256) -> list[bytes]:
    """The audit path of leaf `index` (RFC 6962 §2.1.1); raise LookupError where a node is missing."""
    return [_sum([nodes[place] for place in step], alg) for step in _beside(index, size)]


def _sum(hashes: list[bytes], alg: str) -> bytes:
    *lefts, rightmost = hashes
    for left in reversed(lefts):
        rightmost = merkle.node(left, rightmost, alg)
    return rightmost


def frontier(size: int, nodes: Nodes, alg: str = merkle.SHA256) -> merkle.Frontier:
    """The frontier of the first `size` leaves; raise LookupError where a node is missing."""
    return merkle.Frontier(size, tuple(nodes[place] for place in perfect(0, size)), alg)


def over(leaves: Iterable[bytes], keep: Callable[[Place, bytes], None]) -> merkle.Frontier:
    """Hand every complete node above these leaves, a log's first, to `keep`; return the frontier."""
    state = merkle.Frontier.empty()
    for leaf in leaves:
        for place, node in completed(state, leaf):
            keep(place, node)
        state = state.append(leaf)
    return state
