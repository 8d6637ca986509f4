"""Between two sure anchors: which of the few paragraphs left there are alike enough to be one.

Texts are matching keys (see `normal`). A key that begins with ROW is a table row; it is never
matched with a paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

ROW = "\x1e"
ALIKE = 0.5
"""Indel similarity from which two texts at one place are one text, edited."""
TWIN = 0.75
"""Similarity from which a text that stands elsewhere is the same text, moved and edited."""
WHOLE = 0.9
"""Similarity from which two neighbours, read as one, are the text that was split or merged."""
MARGIN = 0.08
"""Nearer than this, the second-best partner might as well be the right one."""
WIDEST = 700
"""Texts on a side; a wider gap is cut in proportion, so that time and memory stay linear."""

Found = tuple[tuple[int, ...], tuple[int, ...], float, bool, bool]
Scores = dict[tuple[int, int], float]
Group = tuple[tuple[int, ...], tuple[int, ...], float]


def fill(old: Sequence[str], new: Sequence[str], i0: int, j0: int) -> Iterator[Found]:
    """(old indices, new indices, likeness, False, sure) in common order; offset by i0 and j0."""
    parts = -(-max(len(old), len(new)) // WIDEST)
    for n in range(parts):
        a, b = len(old) * n // parts, len(old) * (n + 1) // parts
        c, d = len(new) * n // parts, len(new) * (n + 1) // parts
        for olds, news, likeness, sure in _fill(old[a:b], new[c:d]):
            yield (
                tuple(i + i0 + a for i in olds),
                tuple(j + j0 + c for j in news),
                likeness,
                False,
                sure,
            )


def _fill(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], float, bool]]:
    if not old or not new:
        return
    scores = likenesses(old, new)
    joined = _joined(old, new, scores)
    taken_old = {i for olds, _, _ in joined for i in olds}
    taken_new = {j for _, news, _ in joined for j in news}
    fixed = [(olds[0], news[0]) for olds, news, _ in joined]
    pairs = _non_crossing(scores, fixed, taken_old, taken_new)
    lone_old = sorted(set(range(len(old))) - taken_old - {i for i, _ in pairs})
    lone_new = sorted(set(range(len(new))) - taken_new - {j for _, j in pairs})
    for olds, news, likeness in joined:
        yield olds, news, likeness, True
    for i, j in pairs:
        rivals = [scores.get((k, j), 0.0) for k in lone_old]
        rivals += [scores.get((i, k), 0.0) for k in lone_new]
        yield (i,), (j,), scores[i, j], max(rivals, default=0.0) < scores[i, j] - MARGIN


def likenesses(old: Sequence[str], new: Sequence[str], floor: float = ALIKE) -> Scores:
    """Indel similarity of old i with new j as {(i, j): 0..1}, those below the floor left out."""
    row = [text[:1] == ROW for text in new]
    return {
        (i, j): score
        for i, text in enumerate(old)
        for _, score, j in extract(
            text, new, scorer=Indel.normalized_similarity, score_cutoff=floor, limit=None
        )
        if (text[:1] == ROW) == row[j]
    }


def _joined(old: Sequence[str], new: Sequence[str], scores: Scores) -> list[Group]:
    """Splits and merges, in common order."""
    turned = {(j, i): score for (i, j), score in scores.items()}
    joined: list[Group] = [((i,), (j, j + 1), s) for i, j, s in _halves(old, new, scores)]
    joined += [((j, j + 1), (i,), s) for i, j, s in _halves(new, old, turned)]
    joined.sort(key=lambda each: -each[2])
    kept: list[Group] = []
    for each in joined:
        if all(_apart(each, other) for other in kept):
            kept.append(each)
    return sorted(kept)


def _apart(group: Group, two: Group) -> bool:
    return (group[0][-1] < two[0][0] and group[1][-1] < two[1][0]) or (
        two[0][-1] < group[0][0] and two[1][-1] < group[1][0]
    )


def _halves(
    wholes: Sequence[str], parts: Sequence[str], scores: Scores
) -> Iterator[tuple[int, int, float]]:
    """(i, j, likeness) where parts j and j+1 read as one are much more like whole i than alone."""
    couples = [(j, a + b) for j, (a, b) in enumerate(pairwise(parts)) if a and b]
    couples = [(j, both) for j, both in couples if ROW not in both]
    if not couples:
        return
    together = likenesses(wholes, [both for _, both in couples], WHOLE)
    for (i, n), score in together.items():
        j = couples[n][0]
        if score > max(scores.get((i, j), 0.0), scores.get((i, j + 1), 0.0)) + MARGIN / 2:
            yield i, j, score


def _non_crossing(
    scores: Scores, fixed: list[tuple[int, int]], taken_old: set[int], taken_new: set[int]
) -> list[tuple[int, int]]:
    """The best pairs that keep the common order, taken greedily; at a tie the nearest in place."""
    open_pairs = [(i, j) for i, j in scores if i not in taken_old and j not in taken_new]
    order = sorted(open_pairs, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1])))
    kept = sorted(fixed)
    for i, j in order:
        at = bisect_left(kept, (i, j))
        left_ok = at == 0 or (kept[at - 1][0] < i and kept[at - 1][1] < j)
        right_ok = at == len(kept) or (i < kept[at][0] and j < kept[at][1])
        if left_ok and right_ok:
            kept.insert(at, (i, j))
    return [pair for pair in kept if pair not in fixed]


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second members rise, of pairs sorted by their first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def twins(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """(i, j, likeness) of texts that are each other's only good partner."""
    for n in range(0, len(old), WIDEST):
        for i, j, likeness in _twins(old[n : n + WIDEST], new):
            yield n + i, j, likeness


def _twins(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    if not old or not new:
        return
    scores = likenesses(old, new, TWIN)
    rows, columns = _ranked(scores, 0), _ranked(scores, 1)
    for (i, j), score in scores.items():
        rivals = (*rows[i][:2], *columns[j][:2])
        if sum(rival >= score - MARGIN for rival in rivals) == 2:  # itself, once on each side
            yield i, j, score


def _ranked(scores: Scores, side: int) -> dict[int, list[float]]:
    """For each index of one side its scores, the best first."""
    ranked: dict[int, list[float]] = {}
    for pair, score in scores.items():
        ranked.setdefault(pair[side], []).append(score)
    return {index: sorted(ranks, reverse=True) for index, ranks in ranked.items()}
