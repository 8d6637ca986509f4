"""Nobody asks the machine what time it is but `review/clock.py`, which a test can move."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.sources import REVIEW, ROOT, named, tree

WALL = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime")),
}
STOPWATCH = {
    f"time.{name}{unit}"
    for name in ("monotonic", "perf_counter", "process_time", "thread_time")
    for unit in ("", "_ns")
}
# A stopwatch says how long, not when. Who may hold one, and why:
TIMED = {
    "web/request_log.py": "how long an answer took stands in its log line",
    "web/metrics.py": "how long an answer took is counted",
    "tests/bench": "how long a thing takes is what it prints",
    "tests/jobs/test_conversion.py": "waits for another process, and gives up in the end",
}


def files() -> list[Path]:
    found = [*REVIEW.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "config.py"]
    return sorted(set(found) - {REVIEW / "clock.py"})


def asked(module: ast.Module) -> Iterator[str]:
    """What of `datetime` and `time` a module names, whatever it calls them: `datetime.datetime.now`."""
    origin: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            origin |= {name.asname or name.name: name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in ("datetime", "time"):
            said = {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
            origin |= said
            yield from said.values()
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            first, *rest = ast.unparse(node).split(".")
            yield ".".join((origin.get(first, first), *rest))


@cache
def by_file() -> dict[Path, frozenset[str]]:
    return {file: frozenset(asked(tree(file))) for file in files()}


def test_no_module_asks_the_machine_for_the_time() -> None:
    assert not {named(file): WALL & found for file, found in by_file().items() if WALL & found}


def test_only_who_has_a_reason_holds_a_stopwatch() -> None:
    held = {named(file) for file, found in by_file().items() if STOPWATCH & found}
    assert not [name for name in held if not name.startswith(tuple(TIMED))]
    assert not [place for place in TIMED if not any(name.startswith(place) for name in held)]


def test_only_tests_move_the_clock() -> None:
    assert not [named(file) for file in files() if file.is_relative_to(REVIEW)
                and "clock.shift" in file.read_text("utf-8")]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "import datetime\ndatetime.datetime.now()",
        "from datetime import datetime as dt\nfound = dt.utcnow",
        "import datetime as d\nd.date.today()",
        "import time as t\nt.time()",
        "from time import time",
    ],
)
def test_the_rule_finds_the_wall_clock_under_any_name(line: str) -> None:
    assert WALL & {*asked(ast.parse(line))}


def test_the_rule_knows_a_time_of_day_from_the_clock() -> None:
    assert not WALL & {*asked(ast.parse("from datetime import time\ntime.fromisoformat('10:00')"))}
