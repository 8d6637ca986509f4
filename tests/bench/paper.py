"""How fast a Word file becomes a page, a comparison, a tracked file and a commented one.

Ratios of one run on one machine to the least any program must do (see `floor`); python-mammoth
and python-docx beside them where they are installed.
"""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from review.paper.anchoring.anchors import Anchor, AnchorIndex, anchor
from review.paper.anchoring.carry import carry
from review.paper.comparing.align import align
from review.paper.comparing.compare import STORIES, Weigher, compare, units
from review.paper.comparing.pairs import Comparison
from review.paper.comparing.redline import redline
from review.paper.exchange.annotated_docx import annotate
from review.paper.exchange.threads import Remark, Thread
from review.paper.exchange.tracked_docx import tracked
from review.paper.html import html
from review.paper.model import Paper
from review.paper.reading.docx_reader import read
from tests.bench.clockwork import in_turns, peak
from tests.bench.contracts import amended, contract, written
from tests.bench.floor import floor, rewritten
from tests.bench.sections import options, publish

PAPERS = Path(__file__).parents[2] / "../shared/papers/zh"
ON = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Pair(NamedTuple):
    """Two versions of a contract of 300 pages."""

    old: bytes
    new: bytes


def page(source: bytes) -> str:
    """Bytes to paper to page."""
    return html(read(source))


def mammoth(source: bytes) -> object:
    """The same by python-mammoth; ImportError where it is not installed."""
    import mammoth as peer

    return peer.convert_to_html(io.BytesIO(source)).value


def python_docx(source: bytes) -> int:
    """Only the text of paragraphs, by python-docx."""
    from docx import Document

    return sum(len(each.text) for each in Document(io.BytesIO(source)).paragraphs)


def reading() -> Iterator[str]:
    """One line a file: pages made here, and real papers where they are at hand."""
    files = {f"made, {n} pages": written(contract(n), pending=True) for n in (10, 59, 309)}
    files |= {path.name: path.read_bytes() for path in sorted(PAPERS.glob("*.do[ct]x"))}
    yield (
        "| file | floor ms | paper / floor | page / floor | peak / floor | docx text / page"
        " | mammoth / page |"
    )
    yield "|---|---|---|---|---|---|---|"
    for name, source in files.items():
        jobs = {"floor": floor, "paper": read, "page": page, "docx": python_docx}
        ms = in_turns({job: _on(do, source) for job, do in jobs.items() if _can(do, source)})
        least, whole = ms["floor"], ms["page"]
        text = f"{ms['docx'] / whole:.1f}" if "docx" in ms else "fails"
        peer = f"{in_turns({'': _on(mammoth, source)}, 1)[''] / whole:.0f}" if _can(
            mammoth, source
        ) else "fails"  # fmt: skip
        yield (
            f"| {name} | {least:.1f} | {ms['paper'] / least:.2f} | {whole / least:.2f}"
            f" | {_peaks(source):.2f} | {text} | {peer} |"
        )


def _on(do: Callable[[bytes], object], source: bytes) -> Callable[[], object]:
    return lambda: do(source)


def _can(do: Callable[[bytes], object], source: bytes) -> bool:
    try:
        do(source)
    except Exception:  # a peer may fail in any way, or not be installed
        return False
    return True


def _peaks(source: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.docx"
        path.write_bytes(source)
        return peak("page", path) / peak("floor", path)


def comparing() -> Iterator[str]:
    """The work on two versions of 300 pages, each beside its goal."""
    items = contract(309)
    pair = Pair(written(items), written(amended(items)))
    old, new = read(pair.old), read(pair.new)
    comparison, keys = compare(old, new), (_keys(old), _keys(new))
    anchors, threads = _anchors(old, 400), _threads(new, 200)
    ms = in_turns(
        {
            "floor": lambda: floor(pair.new),
            "rewritten": lambda: rewritten(pair.new),
            "align": lambda: align(*keys),
            "compare": lambda: compare(old, new),
            "whole": lambda: _redlined(pair),
            "tracked": lambda: tracked(pair.old, pair.new, "李律师", ON),
            "carry": lambda: carry(old, new, anchors, comparison),
            "comments": lambda: annotate(pair.new, threads),
        }
    )
    rows = (
        ("alignment", f"{ms['align']:.0f} ms", "≤ 30 ms"),
        ("alignment, edits and numbers", f"{ms['compare']:.0f} ms", ""),
        ("two readings, comparison and page", f"{ms['whole'] / ms['floor']:.1f} × floor", "≤ 8 ×"),
        ("tracked .docx", f"{ms['tracked'] / ms['rewritten']:.1f} × rewriting", "≤ 3 ×"),
        ("400 annotations carried", f"{ms['carry']:.1f} ms", "≤ 15 ms"),
        ("200 comments out", f"{ms['comments'] / ms['rewritten']:.1f} × rewriting", "≤ 3 ×"),
    )
    yield from ("", _told(comparison), "", "| 309 pages | measured | goal |", "|---|---|---|")
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _redlined(pair: Pair) -> str:
    new = read(pair.new)
    return redline(compare(read(pair.old), new), new)


def _keys(paper: Paper) -> list[str]:
    weigh = Weigher()
    blocks = (s.blocks for s in paper.stories if s.kind in STORIES)
    return [weigh.key(unit) for each in blocks for unit in units(each)]


def _told(comparison: Comparison) -> str:
    kinds = [pair.kind for pair in comparison.pairs]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    return f"The pair: {counts}."


def _anchors(paper: Paper, count: int) -> list[Anchor]:
    ground, chance = AnchorIndex(paper), random.Random(5)
    long = [each for each in paper.paragraphs() if len(each.text) > 30]
    made = []
    for each in chance.choices(long, k=count):
        start = chance.randrange(len(each.text) - 20)
        made.append(anchor(ground, each.id, start, each.id, start + chance.randint(2, 20)))
    return made


def _threads(paper: Paper, count: int) -> list[Thread]:
    said = Remark("李律师", ON, "请与招标文件核对。")
    return [Thread(each, (said,)) for each in _anchors(paper, count)]


def main(*words: str) -> None:
    """Both tables."""
    asked = options("paper").parse_args(words)
    head = "Medians of the processor's time, jobs in turns; peaks of whole processes."
    publish(asked.doc, "Papers", ("paper", *words), chain([head, ""], reading(), comparing()))
