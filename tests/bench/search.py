"""Searching made-up matters, on both engines: reading every text against asking the index."""

from __future__ import annotations

import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from flask_migrate import upgrade
from sqlalchemy import Select, func, insert, select, text

from review import clock
from review.demo import office as cast
from review.demo import papers
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Kind, Status, TextKind
from review.models import Contract, Matter, MatterText, grams
from review.paper.reading.docx_reader import read
from review.registers import matter_list
from review.search import folding
from tests.bench.scale import databases
from tests.bench.sections import options, publish
from tests.conftest import configured

TIMES, PAGE, BATCH = 7, 20, 1000
WORDS = {
    "one character": "租",
    "one rare character": "鼾",
    "two characters": "租赁",
    "two rare characters": "蓝鲸",
    "a phrase of many texts": "违约责任",
    "a phrase of some texts": "支付逾期付款违约金",
    "a rare phrase": "蓝鲸云图数据中心",
    "a part of a number": "91110106ma3f",
    "the number of a matter": "〔2026〕4321号",
    "two words": "蓝鲸 违约金",
    "a phrase of no text": "没有这样的一句话",
}
SAID = re.compile(r"[^。；]+[。；]")


class Size(NamedTuple):
    """How many matters, and the least and the most sentences of one."""

    matters: int
    sentences: Sequence[int]


def sentences() -> list[str]:
    told = [one.text for name in papers.NAMES for one in read(papers.write(name)).paragraphs()]
    return [each for one in told for each in SAID.findall(one)]


def rows(chance: random.Random, size: Size) -> Iterator[tuple[dict, dict, list[dict]]]:
    stock, syllables = sentences(), [chr(point) for point in range(0x4E00, 0x5E00)]
    for id in range(1, size.matters + 1):
        name = "".join(chance.choices(syllables, k=4))
        said = [chance.choice(stock) for _ in range(chance.randint(*size.sentences))]
        said.insert(3, f"乙方为北京{name}科技有限公司，合同总价{chance.randrange(10**7)}元。")
        if id % 2000 == 1000:
            said.insert(len(said) // 2, "数据存放在蓝鲸云图数据中心。")
        number, title = f"西城管指送〔2026〕{id}号", f"{name}服务采购合同"
        matter = {
            "id": id, "number": number, "kind": Kind.CONTRACT, "title": title, "status": Status.REVIEWING,
            "status_since": clock.now(), "version": 1, "section_id": 1, "drafter_id": 1,
            "created_at": clock.now(),
        }  # fmt: skip
        told = [
            (TextKind.MATTER, [number, title]),
            (TextKind.DOCUMENT, folding.passages("".join(said))),
        ]
        yield (
            matter,
            {"matter_id": id, "counterparty": f"北京{name}科技有限公司"},
            [{"matter_id": id, "kind": kind, "source_id": 0, "part": part, "name": "", "text": one,
                  "words": folding.folded(one)}
             for kind, parts in told for part, one in enumerate(parts)],
        )  # fmt: skip


def fill(size: Size) -> tuple[int, float]:
    """Characters in all, and the seconds the index took."""
    made, numbers, characters, spent = rows(random.Random(5000), size), count(1), 0, 0.0
    while batch := list(islice(made, BATCH)):
        session = db.session
        session.execute(insert(Matter), [matter for matter, _, _ in batch])
        session.execute(insert(Contract), [contract for _, contract, _ in batch])
        texts = [{"id": next(numbers), **one} for *_, told in batch for one in told]
        session.execute(insert(MatterText), texts)
        began = time.perf_counter()
        for one in texts:
            grams.put(session.connection(), {one["id"]: folding.grams(one["words"])})
        session.commit()
        spent += time.perf_counter() - began
        characters += sum(len(one["words"]) for one in texts)
    return characters, spent


def scanned(word: str) -> Select[Matter]:
    """As it was before there was an index: every text is read until the page is full."""
    query = select(Matter).order_by(Matter.id.desc())
    for one in folding.asked(word):
        there = MatterText.words.contains(one, autoescape=True)
        query = query.where(
            select(MatterText.id).where(MatterText.matter_id == Matter.id, there).exists()
        )
    return query


def timed(ask: Callable[[], object], times: int = TIMES) -> float:
    spent = []
    for _ in range(times):
        db.session.expunge_all()
        began = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - began)
    return 1000 * statistics.median(spent)


def measure(engine: str, folder: Path, address: str, size: Size) -> Iterator[str]:
    app = configured(folder, address)
    with app.app_context():
        upgrade()
        cast.enrol_all()
        characters, spent = fill(size)
        db.session.execute(text("ANALYZE"))  # PostgreSQL does so itself within minutes
        yield f"{engine}: {size.matters:,} matters, {characters:,} characters, indexed in {spent:.0f} s."
        yield from (
            "",
            "| words | hits | scan ms | newest 20 ms | all hits ms |",
            "|---|---|---|---|---|",
        )
        for name, word in WORDS.items():
            yield line(name, word)
        yield ""
        db.session.remove()
        db.engine.dispose()


def line(name: str, word: str) -> str:
    office, asked = person("wangfang"), {"q": word}
    query, scan = matter_list.select_matters(office, asked), scanned(word)
    hits = _hits(query)
    assert hits == _hits(scan)
    scanning = timed(lambda: db.session.scalars(scan.limit(PAGE)).all(), 3)
    newest = timed(lambda: matter_list.page(office, asked, 1, PAGE))
    everything = timed(lambda: matter_list.whole(office, asked), 3)
    return f"| {name} | {hits} | {scanning:.1f} | {newest:.1f} | {everything:.1f} |"


def _hits(query: Select[Matter]) -> int:
    return db.session.scalar(select(func.count()).select_from(query.subquery())) or 0


def figures(engines: Sequence[str], size: Size) -> Iterator[str]:
    for engine in engines:
        with (
            tempfile.TemporaryDirectory(prefix="review-bench-", ignore_cleanup_errors=True) as own,
            databases(engine, Path(own)) as source,
        ):
            yield from measure(engine, Path(own), source.empty(Path(own)), size)


def main(*words: str) -> None:
    parser = options("search")
    parser.add_argument("--matters", type=int, default=5000)
    parser.add_argument("--sentences", type=int, nargs=2, default=[60, 180], help="in a matter")
    parser.add_argument("--engine", nargs="+", default=["sqlite", "postgresql"])
    asked = parser.parse_args(words)
    size = Size(asked.matters, asked.sentences)
    publish(asked.doc, "Search", ("search", *words), figures(asked.engine, size))
