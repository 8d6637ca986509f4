"""How rightly and how fast annotations are carried: a corpus of mutated contracts with known truth.

Every paragraph of the old version carries an identity the engine never sees; a mutation keeps the
truth of where its words went. Printed: what was placed, what wrongly, and how long it took.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, get_args

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.paper.anchoring.carry import Carried, State, carry
from review.paper.comparing.compare import compare
from review.paper.model import Paper
from tests.bench import real_papers
from tests.paper.drafts import clauses, paper, sentence

MUTATIONS = ("edit", "split", "merge", "move", "renumber", "duplicate", "delete", "retype")
SHORT = 12
"""Characters below which a paragraph is not edited or split: nothing of it would be left."""
_SPEAKS = re.compile(r"[^\W_].*[^\W_]")
_RETYPED = str.maketrans({"，": ",", "0": "０", "1": "１", "。": "．"})


class Piece(NamedTuple):
    """A new paragraph's text; in it, at `at`, stand old paragraphs' words: (old, from, to, at)."""

    text: str
    origin: tuple[tuple[int, int, int, int], ...]


class Case(NamedTuple):
    """Two versions, and for each old paragraph what befell it."""

    old: Paper
    new: Paper
    olds: list[str]
    pieces: list[Piece]
    fate: list[str]


class Score(NamedTuple):
    """Counts over the annotations of a corpus; `there` are those whose words still stand once.

    `tied` are those whose paragraph now stands twice, word for word, and `doubles` those whose
    paragraph stands beside its own double, of which one went or came: due orphans, both. `silent`
    are wrong and called the same or moved, or placed in a deleted clause and called no guess.
    """

    total: int
    tied: int
    doubles: int
    there: int
    placed: int
    wrong: int
    silent: int
    states: Counter[State]


def contract(chance: random.Random, size: int) -> list[str]:
    """The clauses of a made-up contract; the same sentence stands in many of them: decoys."""
    olds = clauses(chance, size)
    for n in range(0, size, 9):
        olds[n] += "未尽事宜由甲方与乙方另行协商，协商不成的依法处理。"
    return olds


def mutate(chance: random.Random, olds: list[str], share: float = 0.35) -> Case:
    """A paper of these paragraphs and its next version, of which `share` is mutated."""
    size = len(olds)
    pieces: list[Piece] = []
    fate = ["same"] * size
    moved: list[Piece] = []
    n = 0
    while n < size:
        whole = Piece(olds[n], ((n, 0, len(olds[n]), 0),))
        kind = chance.choice(MUTATIONS) if chance.random() < share else "same"
        if kind in ("edit", "split") and len(olds[n]) < SHORT:
            kind = "same"
        fate[n] = kind
        if kind == "merge" and n + 1 < size:
            second = olds[n + 1]
            fate[n + 1] = "merge"
            tail = (n + 1, 0, len(second), len(olds[n]))
            pieces.append(Piece(olds[n] + second, (*whole.origin, tail)))
            n += 1
        elif kind == "move":
            moved.append(whole)
        else:
            pieces += _mutated(chance, kind, whole)
        n += 1
    for piece in moved:
        pieces.insert(chance.randrange(len(pieces) + 1), piece)
    return Case(paper(*olds), paper(*(piece.text for piece in pieces)), olds, pieces, fate)


def _mutated(chance: random.Random, kind: str, whole: Piece) -> list[Piece]:
    text, ((n, _, length, _),) = whole.text, whole.origin
    if kind == "edit":
        at = chance.randrange(length - 6)
        words = chance.choice(("", "经书面同意后", "及其关联方", "九百元整"))
        cut = at + chance.randint(0 if words else 2, 6)
        origin = ((n, 0, at, 0), (n, cut, length, at + len(words)))
        return [Piece(text[:at] + words + text[cut:], origin)]
    if kind == "split":
        at = text.find("。") + 1
        at = at if 0 < at < length else length // 2
        return [Piece(text[:at], ((n, 0, at, 0),)), Piece(text[at:], ((n, at, length, 0),))]
    if kind == "renumber":
        return [Piece(f"（{chance.choice('一二三四五六')}）{text}", ((n, 0, length, 3),))]
    if kind == "duplicate":
        return [whole, Piece(text, ())]
    if kind == "delete":
        return [Piece(sentence(chance) + sentence(chance), ())] if chance.random() < 0.5 else []
    if kind == "retype":
        return [whole._replace(text=text.translate(_RETYPED))]
    return [whole]


def annotate(chance: random.Random, case: Case, count: int) -> list[tuple[int, Anchor]]:
    """`count` anchors on the old version (30 % of 2-4 characters, 40 % 5-20, 30 % 20-60)."""
    ground = AnchorIndex(case.old)
    made = []
    for _ in range(count):
        n = chance.randrange(len(case.olds))
        low, high = chance.choices(((2, 4), (5, 20), (20, 60)), (3, 4, 3))[0]
        length = min(chance.randint(low, high), len(case.olds[n]) - 1)
        start = chance.randrange(len(case.olds[n]) - length)
        if not _SPEAKS.search(case.olds[n][start : start + length]):
            continue  # nobody annotates a blank
        made.append((n, anchor(ground, f"b{n}", start, f"b{n}", start + length)))
    return made


def truth(case: Case, n: int, quote: Anchor) -> tuple[float, set[tuple[str, int]]]:
    """The share of the quote's characters that survive, and where in the new version they stand."""
    stands = {
        (f"b{m}", at + i - from_)
        for m, piece in enumerate(case.pieces)
        for source, from_, to, at in piece.origin
        if source == n
        for i in range(max(from_, quote.start), min(to, quote.end))
    }
    return len(stands) / len(quote.quote), stands


def judge(case: Case, annotations: list[tuple[int, Anchor]], found: list[Carried]) -> Score:
    """Right is a place that covers most of the quote's surviving characters, or a due orphan."""
    tied = doubles = there = placed = wrong = silent = 0
    for (n, quote), carried in zip(annotations, found, strict=True):
        share, stands = truth(case, n, quote)
        twice = case.fate[n] == "duplicate"
        double = not twice and _beside_a_double(case, n)
        tied, doubles = tied + twice, doubles + double
        due = share >= 0.5 and not twice and not double
        there += due
        if carried.anchor is None:
            continue
        right = _covers(carried.anchor, stands)
        placed += right and due
        wrong += not right
        silent += not right and _silent(carried.state, case.fate[n])
    states = Counter(carried.state for carried in found)
    return Score(len(found), tied, doubles, there, placed, wrong, silent, states)


def _silent(state: State, fate: str) -> bool:
    return state in ("same", "moved") or (state == "edited" and fate == "delete")


def _beside_a_double(case: Case, n: int) -> bool:
    """Whether an equal paragraph stands beside it, before or now, and one of its like was mutated."""
    text, news = case.olds[n], [piece.text for piece in case.pieces]
    fates = {fate for fate, like in zip(case.fate, case.olds, strict=True) if like == text}
    if fates == {"same"}:
        return False
    now = [m for m, other in enumerate(news) if other == text]
    return _doubled(case.olds, n) or any(_doubled(news, m) for m in now)


def _doubled(texts: Sequence[str], n: int) -> bool:
    return texts[n] in (*texts[max(0, n - 1) : n], *texts[n + 1 : n + 2])


def _covers(made: Anchor, stands: set[tuple[str, int]]) -> bool:
    if not stands:
        return False
    if made.start_block != made.end_block:
        return any(block in (made.start_block, made.end_block) for block, _ in stands)
    inside = sum(b == made.start_block and made.start <= at < made.end for b, at in stands)
    return inside * 2 >= len(stands)


def scored(chance: random.Random, olds: list[str], count: int = 400) -> Score:
    """The score of `count` annotations on one paper and its mutated next version."""
    case = mutate(chance, olds)
    annotations = annotate(chance, case, count)
    return judge(case, annotations, carry(case.old, case.new, [each for _, each in annotations]))


def summed(scores: Iterable[Score]) -> Score:
    *figures, states = zip(*scores, strict=True)
    counted = Counter({state: sum(each[state] for each in states) for state in get_args(State)})
    return Score._make((*map(sum, figures), counted))


def run(seeds: Sequence[int] = range(20), size: int = 150, count: int = 400) -> Score:
    """The summed score over one mutated contract for each seed."""
    chances = (random.Random(seed) for seed in seeds)
    return summed(scored(chance, contract(chance, size), count) for chance in chances)


def told(name: str, score: Score) -> None:
    print(
        f"{name:<24} {score.total:>6} annotations  placed {score.placed / score.there:7.2%}"
        f"  wrong {score.wrong / score.total:6.3%}  tied {score.tied:>4}  doubles {score.doubles:>3}"
        f"  silently wrong {score.silent}  {dict(score.states)}"
    )


LEAST = 0.995


def main(*words: str) -> None:
    """Print rightness over corpora the thresholds never saw, and times on 300 pages.

    With `words`, only the real papers in whose names one of them stands.
    """
    if not words:
        told("contracts 0-19 (tuned on)", run())
        told("contracts 1000-1039", run(range(1000, 1040)))
        told("contracts 2000-2079", run(range(2000, 2080)))
    _real(words)
    if words:
        return
    chance = random.Random(7)
    case = mutate(chance, contract(chance, 2400), 0.04)
    annotations = [each for _, each in annotate(chance, case, 400)]
    pages = sum(map(len, case.olds)) / 450
    compared = _fastest(lambda: compare(case.old, case.new))
    comparison = compare(case.old, case.new)
    carried = _fastest(lambda: carry(case.old, case.new, annotations, comparison))
    print(f"{pages:.0f} pages: compare {compared:.1f} ms, carrying 400 {carried:.1f} ms more")


def _real(words: Sequence[str]) -> None:
    """A line for each real paper, all together, and which place less than they are to."""
    real: dict[str, Score] = {}
    for name, olds in real_papers.papers():
        if not words or any(word in name for word in words):
            real[name] = summed(scored(random.Random(f"{name}{n}"), olds) for n in range(4))
            told(name[:16], real[name])
    if not real:
        print("没有 ../shared/papers：真实文本的一栏没有测")
        return
    told("real papers together", summed(real.values()))
    below = [name for name, score in real.items() if score.placed < LEAST * score.there]
    print(f"{len(real) - len(below)} of {len(real)} real papers place {LEAST:.1%} or more")
    print(f"below: {'、'.join(below) or 'none'}")


def _fastest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(7):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return 1000 * sorted(times)[len(times) // 2]
