"""Searching 5,000 made-up matters, on both engines: reading every text against asking the index."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import func, insert, select, text

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
from tests.bench.clockwork import machine
from tests.bench.scale import databases
from tests.conftest import configured

MATTERS, SENTENCES, TIMES, PAGE = 5000, (60, 180), 7, 41
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


def sentences() -> list[str]:
    told = [one.text for name in papers.NAMES for one in read(papers.write(name)).paragraphs()]
    return [each for one in told for each in SAID.findall(one)]


def rows(chance: random.Random) -> Iterator[tuple[dict, dict, list[dict]]]:
    stock, syllables = sentences(), [chr(point) for point in range(0x4E00, 0x5E00)]
    for id in range(1, MATTERS + 1):
        name = "".join(chance.choices(syllables, k=4))
        said = [chance.choice(stock) for _ in range(chance.randint(*SENTENCES))]
        said.insert(3, f"乙方为北京{name}科技有限公司，合同总价{chance.randrange(10**7)}元。")
        if id % 2000 == 1000:
            said.insert(40, "数据存放在蓝鲸云图数据中心。")
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


def fill() -> tuple[int, float]:
    """Characters in all, and the seconds the index took."""
    told = list(rows(random.Random(5000)))
    session, spent = db.session, 0.0
    session.execute(insert(Matter), [matter for matter, _, _ in told])
    session.execute(insert(Contract), [contract for _, contract, _ in told])
    texts = [{"id": id, **one} for id, one in enumerate((t for *_, x in told for t in x), 1)]
    session.execute(insert(MatterText), texts)
    began = time.perf_counter()
    for one in texts:
        grams.put(session.connection(), {one["id"]: folding.grams(one["words"])})
    session.commit()
    spent = time.perf_counter() - began
    return sum(len(one["words"]) for one in texts), spent


def scanned(word: str):
    """As it was before there was an index: every text is read until the page is full."""
    query = select(Matter).order_by(Matter.id.desc())
    for one in folding.asked(word):
        there = MatterText.words.contains(one, autoescape=True)
        query = query.where(
            select(MatterText.id).where(MatterText.matter_id == Matter.id, there).exists()
        )
    return query


def timed(query) -> float:
    spent = []
    for _ in range(TIMES):
        db.session.expunge_all()
        began = time.perf_counter()
        db.session.scalars(query).all()
        spent.append(time.perf_counter() - began)
    return 1000 * sorted(spent)[TIMES // 2]


def measure(engine: str, folder: Path, address: str) -> None:
    app = configured(folder, address)
    with app.app_context():
        upgrade()
        cast.enrol_all()
        characters, spent = fill()
        db.session.execute(text("ANALYZE"))  # PostgreSQL does so itself within minutes
        print(f"\n{engine}: {MATTERS} matters, {characters:,} characters, indexed in {spent:.0f} s")
        print(f"{'':26}{'hits':>6}{'scan, ms':>10}{'index, ms':>11}{'all hits, ms':>14}")
        for name, word in WORDS.items():
            line(name, word)
        db.session.remove()
        db.engine.dispose()


def line(name: str, word: str) -> None:
    office = person("wangfang")
    query = matter_list.select_matters(office, {"q": word})
    count = db.session.scalar(select(func.count()).select_from(query.subquery()))
    assert count == db.session.scalar(select(func.count()).select_from(scanned(word).subquery()))
    scan, index = timed(scanned(word).limit(PAGE)), timed(query.limit(PAGE))
    everything = timed(query.with_only_columns(Matter.id))
    print(f"{name:26}{count:6}{scan:10.1f}{index:11.1f}{everything:14.1f}")


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory(prefix="review-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        for engine in ("sqlite", "postgresql"):
            with databases(engine, folder) as source:
                measure(engine, folder, source.empty(folder))
