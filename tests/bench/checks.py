"""What the checks find: planted defects by kind, hits on untouched papers by rule, seconds by family."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from review.checks.catalogue import CHECKS, check
from review.checks.finding import Weight
from review.checks.text import Asked, Text
from review.law.vocabulary import Kind
from review.paper.model import Paper
from review.paper.reading import readers
from tests.bench.clockwork import machine
from tests.bench.planted import (
    CONTRACT_SENTENCES,
    DEFECTS,
    RULING_SENTENCES,
    Defect,
    planted,
)
from tests.bench.recall import PAPERS

TODAY = date(2026, 11, 27)
ASKED = Asked(Kind.CONTRACT, None, TODAY)
PAGE = 600  # characters
PAGES = 300
RULING = {"管理办法": Kind.INTERNAL, "章程": Kind.INTERNAL, "民法典": Kind.NORMATIVE}


def papers() -> Iterator[tuple[str, Paper]]:
    """The Chinese papers at hand."""
    for path in sorted((PAPERS / "zh").iterdir()):
        source = readers.current(path.read_bytes(), path.name)
        yield path.name, readers.open_paper(source, path.name)


def main() -> None:
    """Planted, untouched, seconds, and the slowest patterns."""
    held = list(papers())
    print(machine())
    _found(held)
    _untouched(held)
    _seconds(held)
    _fuzzed()


def _found(held: list[tuple[str, Paper]]) -> None:
    contracts = [each for each in held if Path(each[0]).stem not in RULING]
    rulings = [(name, each) for name, each in held if RULING.get(Path(name).stem) is Kind.INTERNAL]
    _tell_found(contracts, DEFECTS, 5, ASKED)
    _tell_found(contracts, CONTRACT_SENTENCES, 2, ASKED)
    _tell_found(rulings, RULING_SENTENCES, 8, Asked(Kind.NORMATIVE, None, TODAY))


def _tell_found(
    held: list[tuple[str, Paper]], defects: Sequence[Defect], most: int, asked_of: Asked
) -> None:
    asked, found, missed = Counter[str](), Counter[str](), list[str]()
    for name, paper in held:
        own = check(paper, asked_of)
        before = {
            (each.rule.id, each.place)
            for each in own
            if each.rule.id == "C03" or each.severity is not Weight.HINT
        }
        said = {(each.rule.id, each.place, each.quote, each.advice) for each in own}
        for each in planted(paper, defects, most):
            places = {p.id: n for n, p in enumerate(each.paper.paragraphs("all"))}
            if (each.rule, places[each.id]) in before:
                continue  # the paragraph has such a defect of its own
            asked[each.defect] += 1
            new = [
                hit
                for hit in check(each.paper, asked_of)
                if hit.rule.id == each.rule
                and (hit.rule.id, hit.place, hit.quote, hit.advice) not in said
            ]
            if new:
                found[each.defect] += 1
            else:
                line = next(p.text for p in each.paper.paragraphs("all") if p.id == each.id)
                missed.append(f"{each.defect}: {name}, {places[each.id] + 1}: …{line[-50:]}")
    print(f"\n{'planted':28}{'found':>7}{'of':>6}")
    for defect, number in asked.items():
        print(f"{defect:28}{found[defect]:>7}{number:>6}")
    total = sum(asked.values())
    print(f"{'all':28}{sum(found.values()):>7}{total:>6}  {sum(found.values()) / total:.1%}")
    print(*missed, sep="\n")


def _untouched(held: list[tuple[str, Paper]]) -> None:
    print(f"\n{'untouched':28}{'':4}{'STOP':>6}{'WARN':>6}{'HINT':>6}")
    for name, paper in held:
        asked = Asked(RULING.get(Path(name).stem, Kind.CONTRACT), None, TODAY)
        weights = Counter((hit.rule.id, hit.severity) for hit in check(paper, asked))
        for rule in sorted({rule for rule, _ in weights}):
            counts = (weights[rule, weight] for weight in Weight)
            print(f"{Path(name).stem:28}{rule:4}" + "".join(f"{n:>6}" for n in counts))


def _seconds(held: list[tuple[str, Paper]]) -> None:
    """Seconds of processor for PAGES pages, family by family, on the largest contract text."""
    paper = max((each for _, each in held), key=_characters)
    share = PAGES * PAGE / _characters(paper)
    spent = defaultdict[str, float](float)
    wholes = {}
    for kind in (Kind.CONTRACT, Kind.NORMATIVE):
        before = sum(spent.values())
        text = Text(paper, Asked(kind, None, TODAY))
        spent["reading the text"] += _timed(lambda text=text: (text.sentences, text.grids))
        spent["parties"] += _timed(lambda text=text: text.parties)
        spent["resolving citations"] += _timed(lambda text=text: text.cited)
        for each in CHECKS:
            if kind in each.kinds:
                family = each.finder.__module__.rpartition(".")[2]
                spent[family] += _timed(lambda text=text, each=each: list(each.finder(text)))
        wholes[kind] = sum(spent.values()) - before
    print(f"\nseconds of processor, {PAGES} pages, of both kinds together")
    for family, seconds in sorted(spent.items(), key=lambda each: -each[1]):
        print(f"{family:28}{seconds * share:>8.3f}")
    for kind, seconds in wholes.items():
        print(f"{'all rules of a ' + kind.value:28}{seconds * share:>8.3f}")


WHOLE = {"parties._HEADING", "table._BARE", "citing._VERSION", "text._TITLE_ENDS"}
"""Patterns that are asked of a whole line or name, never searched for in one."""

SAMPLES = (
    "甲方应当向乙方支付合同总价的百分之三十",
    "仲裁委员会或者人民法院",
    "壹贰叁肆伍陆柒捌玖拾佰仟万亿元",
    "2026年1月1日至",
    "第一百二十三条第四款第（五）项、",
    "《中华人民共和国合同法》（2017修正）",
    "1,234,567.89元",
    "未经批准不得收取保证金",
    "（以下简称",
    "    ",
    "____",
    "【  ",
    "统一社会信用代码91110000802100433B",
    "按照审计结果为准",
)


def _fuzzed() -> None:
    """Every pattern on long repetitions: a search may cost at most a little more than linear."""
    patterns = {
        f"{module.rpartition('.')[2]}.{name}": value
        for module, each in sorted(sys.modules.items())
        if module.startswith("review.checks.")
        for name, value in vars(each).items()
        if isinstance(value, re.Pattern)
    }
    worst = []
    for name, pattern in patterns.items():
        for sample in SAMPLES:
            short, long = (sample * (n // len(sample)) for n in (500, 2_000))
            ask = pattern.fullmatch if name in WHOLE else pattern.search
            one, four = (_timed(lambda s=s, ask=ask: ask(s)) for s in (short, long))
            worst.append((four, four / max(one, 1e-4), name, sample))
    print(f"\n{len(patterns)} patterns on 2,000 characters without a stop; the slowest")
    for seconds, growth, name, sample in sorted(worst, reverse=True)[:5]:
        print(f"{name:28}{seconds:>8.3f} s, ×{growth:.0f} for ×4, on {sample[:12]}")


def _characters(paper: Paper) -> int:
    return sum(len(each.text) for each in paper.paragraphs("all"))


def _timed(do) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


if __name__ == "__main__":
    main()
