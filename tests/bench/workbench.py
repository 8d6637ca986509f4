"""The workbench on a paper of 300 pages with 500 annotations, in Chromium: opening, painting, scrolling."""

from __future__ import annotations

import random
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from logging import WARNING, getLogger
from pathlib import Path
from typing import Any

from flask_migrate import upgrade
from werkzeug.serving import make_server

from review.actions import annotations, documents
from review.actions.placements import Span
from review.actions.unit_of_work import unit_of_work
from review.demo import office as cast
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Category, Severity
from review.models import Matter
from review.registers.facts import latest_revision
from tests.bench.sections import options, publish
from tests.conftest import configured
from tests.journeys.browser import Visit, opened
from tests.journeys.workbench.conftest import under_review
from tests.paper.documents import docx, p, t

PAGES, LINES, NOTES = 300, 22, 500
SENTENCE = "乙方应当按照本合同约定的标准和期限提供服务，并于每季度结束后向甲方提交服务报告；"
PAINT = """async () => {
  const {paint} = await import(document.querySelector("script[type=module]").src.replace(/all.js.*/, "js/lib/highlights.js"));
  const {spots} = JSON.parse(document.getElementById("told").textContent);
  const paper = document.querySelector(".paper");
  const began = performance.now();
  const found = paint(paper, spots);
  const built = performance.now();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [found.size, built - began, performance.now() - began];
}"""
SCROLL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  let last = await frame();
  for (let n = 0; n < 200; n += 1) {
    scrollBy(0, 600);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  times.sort((one, two) => one - two);
  return [times[100], times[190], times[199], document.querySelectorAll(".paper [data-p]").length];
}"""


def thick() -> bytes:
    """About 300 pages of 22 lines of 28 characters, a clause every second paragraph."""
    characters = PAGES * LINES * 28
    count = characters // (2 * len(SENTENCE))
    return docx("".join(p(t(f"第{n}条 {SENTENCE * 2}")) for n in range(1, count + 1)))


def annotate(matter: Matter) -> None:
    revision = latest_revision(matter)
    assert revision is not None
    paper, chance = documents.reading(revision), random.Random(500)
    blocks = list(paper.paragraphs())
    with unit_of_work():
        for n in range(NOTES):
            block = chance.choice(blocks)
            start = chance.randrange(len(block.text) - 20)
            span = Span(block.id, start, block.id, start + chance.randrange(2, 18))
            note = annotations.Note(
                list(Severity)[n % 3], Category.OTHER, f"第{n}条批注：请写明标准和期限。"
            )
            annotations.annotate(matter, revision, paper, span, note, by=person("chenlu"))


def measured(visit: Visit, address: str) -> dict[str, Any]:
    meter = visit.context.new_cdp_session(visit.page)
    meter.send("Performance.enable")

    def worked() -> float:
        """Seconds the page's own thread has worked; other programs count less than by the clock."""
        told = meter.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))

    visit.page.goto("about:blank")
    rest, began = worked(), time.perf_counter()
    visit.go(address)
    visit.page.locator("workbench-paper[data-ready]").wait_for()
    opened_in = time.perf_counter() - began
    visit.page.wait_for_timeout(2000)  # what a browser looks at after the load is work too
    opening = worked() - rest
    count, built, painted = visit.page.evaluate(PAINT)
    before = worked()
    median, p95, worst, blocks = visit.page.evaluate(SCROLL)
    scrolling = worked() - before
    server = visit.page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    return {
        "paragraphs": blocks,
        "page answered, ms": round(server),
        "page ready, ms": round(opened_in * 1000),
        "opening: work of the page, ms": round(opening * 1000),
        "scrolling: work for one frame, ms": round(scrolling * 1000 / 200, 1),
        f"{count} annotations: ranges, ms": round(built, 1),
        f"{count} annotations: painted, ms": round(painted, 1),
        "scrolling: median frame, ms": round(median, 1),
        "scrolling: 95 of 100 frames, ms": round(p95, 1),
        "scrolling: worst frame, ms": round(worst, 1),
    }


def figures() -> Iterator[str]:
    yield f"{PAGES} pages with {NOTES} annotations, in Chromium."
    yield from ("", "| what | measured |", "|---|---|")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        app = configured(folder, f"sqlite:///{folder / 'review.db'}")
        app.config["DEMO"] = True
        with app.app_context():
            upgrade()
            cast.enrol_all()
            matter = under_review(story.PARKING, "厚.docx", thick())
            annotate(matter)
            address = f"/matters/{matter.id}/revisions/1"
            db.session.remove()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        getLogger("werkzeug").setLevel(WARNING)
        server = make_server("127.0.0.1", port, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with opened() as browser:
            visit = Visit(browser, f"http://127.0.0.1:{port}", 1440)
            visit.become("chenlu")
            for name, value in measured(visit, address).items():
                yield f"| {name} | {value} |"
            visit.close()
        server.shutdown()
        server.server_close()


def main(*words: str) -> None:
    asked = options("workbench").parse_args(words)
    publish(asked.doc, "The workbench", ("workbench", *words), figures())
