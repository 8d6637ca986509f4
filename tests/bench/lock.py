"""How long deeds keep others waiting: the processor's time between taking the lock and the commit, on SQLite.

bench lock [--paragraphs N …] [--doc FILE]

Every deed of the demo, each a transaction of its own, and uploads of long texts over one another.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask_migrate import upgrade
from sqlalchemy import event

from review.actions import documents
from review.cli.serve import YOUNG
from review.demo import office as cast
from review.demo import past_year, story
from review.demo.office import person
from review.extensions import db
from review.models import Matter
from review.paper import gc_pause
from tests.bench.sections import options, publish
from tests.conftest import configured
from tests.paper.documents import docx, p, t

PARAGRAPHS = (2_000, 20_000, 60_000)
GOAL, SHOWN = 50.0, 8
Held = list[tuple[float, str]]
"""Milliseconds of the processor, and the deed."""


@contextmanager
def held() -> Iterator[Held]:
    """What was held meanwhile."""
    found: Held = []
    began: list[tuple[float, str]] = []

    def taken(_: Any, __: Any, statement: str, *rest: Any) -> None:
        if statement.startswith("BEGIN IMMEDIATE"):
            began.append((time.thread_time(), _deed()))

    def left(_: Any) -> None:
        while began:
            at, name = began.pop()
            found.append((1000 * (time.thread_time() - at), name))

    hooks = (("after_cursor_execute", taken), ("commit", left), ("rollback", left))
    for name, hook in hooks:
        event.listen(db.engine, name, hook)
    try:
        yield found
    finally:
        for name, hook in hooks:
            event.remove(db.engine, name, hook)


def _deed() -> str:
    """The outermost action on the way here."""
    frame: Any = sys._getframe(1)
    name = "?"
    while frame:
        _, found, place = frame.f_code.co_filename.rpartition("/review/actions/")
        if found and not place.startswith(("unit_of_work", "log.")):
            name = f"{place.removesuffix('.py')}.{frame.f_code.co_name}"
        frame = frame.f_back
    return name


def told() -> Iterator[str]:
    """The demo, deed by deed: what it tells as one moment is parted into its verbs."""
    with (
        held() as found,
        patch.object(story, "unit_of_work", nullcontext),
        patch.object(past_year, "unit_of_work", nullcontext),
    ):
        cast.tell()
    times = sorted(spent for spent, _ in found)
    yield (
        f"The demo: {len(times)} deeds, half of them within {times[len(times) // 2]:.1f} ms, 95 of 100 "
        f"within {times[int(len(times) * 0.95)]:.1f}; {sum(one > GOAL for one in times)} over {GOAL:.0f}."
    )
    longest: dict[str, list[float]] = defaultdict(list)
    for spent, name in found:
        longest[name].append(spent)
    yield from ("", "| deed | times | longest ms |", "|---|---|---|")
    for name, spents in sorted(longest.items(), key=lambda one: -max(one[1]))[:SHOWN]:
        yield f"| {name} | {len(spents)} | {max(spents):.1f} |"


def long_text(paragraphs: int, more: str = "") -> bytes:
    lines = (
        f"第{n}条 乙方按本合同提供服务{more if n % 7 == 0 else ''}。" for n in range(paragraphs)
    )
    return docx("".join(p(t(line)) for line in lines))


def uploads(paragraphs: list[int]) -> Iterator[str]:
    yield from ("", "| paragraphs | first text ms | next text ms |", "|---|---|---|")
    for count in paragraphs:
        matter = story.opened("parking", story.PARKING)
        spent = [_uploaded(matter, long_text(count, more)) for more in ("", "并按期报告")]
        yield f"| {count} | {spent[0]:.1f} | {spent[1]:.1f} |"


def _uploaded(matter: Matter, content: bytes) -> float:
    """As the page does it: made ready, then brought in."""
    received = documents.submit("厚.docx", content)
    documents.make_ready(matter, received)
    with held() as found:
        documents.add_revision(matter, received, by=person("zhoumin"))
    return max(spent for spent, _ in found)


def main(*words: str) -> None:
    parser = options("lock")
    parser.add_argument("--paragraphs", type=int, nargs="+", default=list(PARAGRAPHS))
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        app = configured(Path(name), f"sqlite:///{name}/lock.db")
        with app.app_context():
            upgrade()
            cast.enrol_all()
            gc_pause.freeze()
            gc.set_threshold(YOUNG, 10, 10)
            lines = (line for part in (told(), uploads(asked.paragraphs)) for line in part)
            publish(asked.doc, "Under the lock", ("lock", *words), lines)
            db.session.remove()
            db.engine.dispose()
