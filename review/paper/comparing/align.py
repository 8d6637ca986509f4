"""Which paragraph of one version is which paragraph of the next: one alignment, three uses.

Comparing, writing tracked changes and carrying annotations all rest on it. It sees only keys
(see `normal`): anchors are keys that stand exactly once on both sides (patience), gaps between
them are filled by likeness, and what is left over may have moved, been split or been merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from review.paper.comparing import gap_alignment

MOVED_LENGTH = 8
"""Shorter texts (甲方, 合计) stand in many places: one alike elsewhere proves no move."""
WHOLE = 4
"""Shorter texts prove none even where they stand once in each version, letter for letter."""


class Link(NamedTuple):
    """Indices of what belongs together, ascending; () on the side where nothing stands.

    One old and several new are a split, several old and one new a merge. A move is two links:
    the arrival, and at the place it left a departure whose `new` is (); both have `moved` set.
    `sure` is False where the same text, or one as like, would have done as well.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float = 1.0
    moved: bool = False
    sure: bool = True


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Link, ...]:
    """Every index of both sides in one link (departures repeat theirs), in reading order.

    Deleted texts and departures stand after the text that preceded them in the old version.
    """
    if old == new:
        return tuple([Link((n,), (n,)) for n in range(len(old))])
    links = _in_place(old, new)
    left_old = sorted(set(range(len(old))) - {i for link in links for i in link.old})
    left_new = sorted(set(range(len(new))) - {j for link in links for j in link.new})
    arrivals = _moves(old, new, left_old, left_new)
    links = sorted(_doubted(old, new, links), key=lambda link: link.old)
    return _ordered(len(old), len(new), links, arrivals)


def _in_place(old: Sequence[str], new: Sequence[str]) -> list[Link]:
    """Links that keep the order of both sides."""
    links: list[Link] = []
    work = [(0, len(old), 0, len(new))]
    while work:
        a, b, c, d = work.pop()
        while a < b and c < d and old[a] == new[c]:
            links.append(Link((a,), (c,)))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            links.append(Link((b,), (d,)))
        if a == b or c == d:
            continue
        anchors = _patience(old, new, (a, b, c, d))
        if anchors:
            edges = [(a - 1, c - 1), *anchors, (b, d)]
            work += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges)]
            links += [Link((i,), (j,)) for i, j in anchors]
        else:
            links += [Link(*link) for link in gap_alignment.fill(old[a:b], new[c:d], a, c)]
    return links


def _patience(
    old: Sequence[str], new: Sequence[str], gap: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Texts that stand once on each side of the gap, as the longest run in common order."""
    a, b, c, d = gap
    once_old = {text for text, n in Counter(old[a:b]).items() if n == 1 and text}
    once_new = {text for text, n in Counter(new[c:d]).items() if n == 1 and text in once_old}
    place = {new[j]: j for j in range(c, d) if new[j] in once_new}
    return gap_alignment.rising([(i, place[old[i]]) for i in range(a, b) if old[i] in place])


def _moves(
    old: Sequence[str], new: Sequence[str], left_old: list[int], left_new: list[int]
) -> list[Link]:
    """Left-over texts that stand, equal or nearly so, exactly once elsewhere."""
    often_old, often_new = Counter(old), Counter(new)
    # A copy that stayed in place is a look-alike: nobody can tell which of the two moved.
    place = {new[j]: j for j in left_new if often_new[new[j]] == 1 == often_old[new[j]]}
    whole = {i: place[old[i]] for i in left_old if len(old[i]) >= WHOLE and old[i] in place}
    links = [Link((i,), (j,), moved=True) for i, j in whole.items()]
    source = [i for i in left_old if len(old[i]) >= MOVED_LENGTH and i not in whole]
    taken = set(whole.values())
    target = [j for j in left_new if len(new[j]) >= MOVED_LENGTH and j not in taken]
    for i, j, likeness in gap_alignment.twins([old[i] for i in source], [new[j] for j in target]):
        text_old, text_new = old[source[i]], new[target[j]]
        if often_old[text_old] == 1 and often_new[text_new] == 1:
            links.append(Link((source[i],), (target[j],), likeness, moved=True))
    return links


def _doubted(old: Sequence[str], new: Sequence[str], links: list[Link]) -> list[Link]:
    """The links, those marked unsure beside which an equal text was deleted or inserted."""
    firm = [link for link in links if link.likeness >= gap_alignment.TWIN]  # the rest may be chance
    lone_old = set(range(len(old))) - {i for link in firm for i in link.old}
    lone_new = set(range(len(new))) - {j for link in firm for j in link.new}
    doubtful_old = _sliding(old, sorted(lone_old))
    doubtful_new = _sliding(new, sorted(lone_new))
    return [
        link._replace(sure=False)
        if doubtful_old.intersection(link.old) or doubtful_new.intersection(link.new)
        else link
        for link in links
    ]


def _sliding(texts: Sequence[str], lone: list[int]) -> set[int]:
    """Indices beside a lone block whose text stands in it too: either might be the lone one."""
    sliding: set[int] = set()
    for first, last in _blocks(lone):
        alone = set(texts[first : last + 1])
        before, after = first - 1, last + 1
        while before >= 0 and texts[before] in alone:
            sliding.add(before)
            before -= 1
        while after < len(texts) and texts[after] in alone:
            sliding.add(after)
            after += 1
    return sliding


def _blocks(indices: list[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring indices as (first, last)."""
    blocks: list[tuple[int, int]] = []
    for index in indices:
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = (blocks[-1][0], index)
        else:
            blocks.append((index, index))
    return blocks


def _ordered(olds: int, news: int, links: list[Link], arrivals: list[Link]) -> tuple[Link, ...]:
    """All links in reading order, with deletions, insertions and departures filled in."""
    arriving = {j: link for link in arrivals for j in link.new}
    leaving = {link.old[0]: link._replace(new=()) for link in arrivals}
    result: list[Link] = []
    i = j = 0
    for link in [*links, Link((olds,), (news,))]:
        result += [leaving.get(k, Link((k,), ())) for k in range(i, link.old[0])]
        result += [arriving.get(k, Link((), (k,))) for k in range(j, link.new[0])]
        result.append(link)
        i, j = link.old[-1] + 1, link.new[-1] + 1
    return tuple(result[:-1])
