"""What `manage.py test` leaves to `manage.py sure`, and the closing lines that say so.

`@pytest.mark.sure` stands on what is long: sweeps over all shared papers, many killed servers, days
of all sorts; `tests/engines.py` says what needs a second engine only there. A quick one of the same kind
always stays in the suite. A test asked for by its name runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import settings

from tests import engines

# At the end of a run no process should wait for a long test of another one.
LONG = {"journeys", "web", "jobs", "reliability", "directories", "bench", "demo", "tests"}
QUICK, DEEP = 30, 200  # examples of a property

# How long an example takes says more of the machine than of the code; bench measures speed.
settings.register_profile("test", deadline=None, max_examples=QUICK)
settings.register_profile("sure", deadline=None, max_examples=DEEP)


def sampled(cases: Iterable[Any], quick: int) -> list[Any]:
    """Parameters of which about `quick`, spread over them all, run always, and the rest in `sure`."""
    every = list(cases)
    step = max(1, len(every) // quick)
    return [
        case if n % step == 0 else pytest.param(case, marks=pytest.mark.sure)
        for n, case in enumerate(every)
    ]


def room(place: str) -> str:
    """`tests/paper/test_html.py::…` → `paper`."""
    parts = PurePath(place.partition("::")[0]).parts
    return parts[1] if len(parts) > 2 else "tests"


def turn(item: pytest.Item) -> tuple[int, bool]:
    """When it runs: an engine is set up once, long tests first, and what needs none at the end."""
    callspec = getattr(item, "callspec", None)
    engine = callspec.params.get("engine") if callspec else None
    after = engines.ENGINES.index(engine) if engine else len(engines.ENGINES)
    return after, room(item.nodeid) not in LONG


class Closing:
    """Deselects what is for `sure`, adds up what each room took, and says both at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.sure = config.getoption("--sure")
        self.left = 0
        self.spent: Counter[str] = Counter()
        settings.load_profile("sure" if self.sure else "test")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=turn)
        named = any("::" in word for word in self.config.args)
        if self.sure or named or self.config.getoption("-m"):
            return
        left = {item for item in items if item.get_closest_marker("sure")}
        left |= {*engines.left_to_sure(items, self.config.getoption("--engine"))}
        if left:
            self.config.hook.pytest_deselected(items=[*left])
            items[:] = [item for item in items if item not in left]
        self.left = len(left)

    def pytest_sessionfinish(self) -> None:
        told = getattr(self.config, "workeroutput", None)
        if told is not None:
            told["left"] = self.left

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.left = max(self.left, getattr(node, "workeroutput", {}).get("left", 0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.spent[room(report.nodeid)] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        say = terminalreporter.write_line
        for report in terminalreporter.stats.get("skipped", []):
            where, _, why = report.longrepr
            say(f"没有运行：{report.nodeid or where}：{why}")
        rooms = "，".join(f"{name} {taken:.0f}" for name, taken in self.spent.most_common())
        say(f"各室用时（秒，各进程合计）：{rooms}")
        if self.left:
            say(f"另有{self.left}项较慢的测试没有运行：python3 manage.py sure")
