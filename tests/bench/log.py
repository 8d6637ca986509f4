"""What it costs to verify the log: the whole of it, the tail that pages verify, a deed under its lock.

bench log [--events N …] [--engine sqlite|postgresql …] [--doc FILE]
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from flask import Flask
from sqlalchemy import Connection

from review.actions import log as deeds
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.registers import log, log_tail, matter_proof
from tests.bench.archive import STEPS
from tests.bench.clockwork import machine
from tests.bench.scale import databases, prepare
from tests.bench.sections import options, put
from tests.conftest import configured

SIZES = (50_000,)
UNSIGNED = 20
"""Events since the newest signature: each deed that gives a number or clears is signed at once."""
TIMES = 5
HEAD = ("| engine | events | what | first ms | then ms |", "|---|---|---|---|---|")


class Row(NamedTuple):
    """`first` is of the first time in a new application, `then` the median of TIMES after it."""

    engine: str
    events: int
    what: str
    first: float
    then: float

    def __str__(self) -> str:
        return (
            f"| {self.engine} | {self.events} | {self.what} | {self.first:.1f} | {self.then:.1f} |"
        )


def spent(ask: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """Milliseconds of the processor: of the first time, and the median of the others."""
    found = []
    for _ in range(times + 1):
        began = time.process_time()
        ask()
        found.append(1000 * (time.process_time() - began))
    return found[0], sorted(found[1:])[times // 2]


def measure(app: Flask, engine: str, matter: int) -> Iterator[Row]:
    with app.app_context():
        with unit_of_work():
            for _ in range(UNSIGNED):
                deeds.append("record", by=None)
        with log.committed() as connection:
            now = log_tail.head(connection)
        assert now is not None

        def tail(connection: Connection) -> None:
            assert not log_tail.tail(connection, now, log_tail.signatures()).faults

        def on_a_page() -> None:
            with log.committed() as connection:
                tail(connection)

        yield Row(engine, now.size, f"尾部（{UNSIGNED}条未签名）", *spent(on_a_page))
        ahead = matter_proof.prove_ahead(matter)
        yield Row(
            engine, now.size, "一个事项，取得写锁之前",
            *spent(lambda: matter_proof.prove_ahead(matter)),
        )  # fmt: skip
        assert ahead is not None

        def under_the_lock() -> None:
            with log.committed() as connection:
                assert ahead.still(connection, matter) is not None

        yield Row(engine, now.size, "持锁期间的核对", *spent(under_the_lock))

        def whole() -> None:
            assert log.verify().good

        yield Row(engine, now.size, "全部日志和全部记录", *spent(whole, 1))

        def entries() -> None:
            with log.committed() as connection:
                assert not log.recount(connection).faults

        yield Row(engine, now.size, "其中全部日志", *spent(entries, 1))
        db.session.remove()


def main(*words: str) -> None:
    parser = options("log")
    parser.add_argument("--events", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--engine", nargs="+", default=["sqlite"])
    asked = parser.parse_args(words)
    print(machine())
    print("\n".join(HEAD), flush=True)
    found: list[Row] = []
    for engine in asked.engine:
        with (
            tempfile.TemporaryDirectory(prefix="review-bench-", ignore_cleanup_errors=True) as own,
            databases(engine, Path(own)) as source,
        ):
            for events in asked.events:
                found += _of(engine, Path(own) / str(events), source.empty, events // len(STEPS))
    if asked.doc:
        lines = ["Milliseconds of the processor; the first time is that of a new application.", ""]
        put(asked.doc, "The log", ("log", *words), [*lines, *HEAD, *map(str, found)])


def _of(engine: str, folder: Path, empty: Callable[[Path], str], matters: int) -> list[Row]:
    folder.mkdir()
    address = empty(folder)
    app = configured(folder, address)
    with app.app_context():
        prepare(matters)
        db.session.remove()
        db.engine.dispose()
    found = []
    for row in measure(configured(folder, address), engine, matters - 1):
        print(row, flush=True)
        found.append(row)
    return found
