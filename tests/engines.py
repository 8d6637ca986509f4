"""On which engine a test runs. All that `manage.py sure` runs, it runs on both.

`manage.py test` runs every test on SQLite, and on PostgreSQL a quick one of each kind of thing that the
engines may do differently: the rows of `BOTH` whole, of the rows of `EACH` the first case of each test, of
the rows of `FIRST` the first test. `--engine` chooses one engine, and every test runs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

ENGINES = DEFAULT, SECOND = "sqlite", "postgresql"

# Where the engines differ most, by file, and why.
BOTH = {"tests/migrations": "the schema and the guards of the log are written for each"}
# Where each act or page is passed once; what a case varies is no matter of the engine.
EACH = {
    "tests/actions/test_races.py": "locks",
    "tests/jobs/test_worker.py": "a job is taken under a lock",
    "tests/storage/test_folder.py": "a file and its row are kept together",
    "tests/web/test_every_form.py": "each page is opened by everyone it is open to",
    "tests/web/test_search.py": "each has an index of its own",
}
# One of a kind: what is written and asked in the others is written and asked in the same way.
FIRST = {
    "tests/actions/test_annotations.py": "what a deed writes",
    "tests/actions/test_backups.py": "each is copied and put back by its own means",
    "tests/actions/test_documents_life.py": "what a whole life writes",
    "tests/actions/test_numbers.py": "a number is taken under a lock",
    "tests/jobs/test_daily.py": "the morning is taken under a lock",
    "tests/registers/test_batching.py": "many matters at the cost of one",
    "tests/registers/test_books.py": "the queries of the registers",
    "tests/registers/test_log_against_its_owner.py": "the chain of the log",
    "tests/registers/test_statistics.py": "what is counted and added up",
    "tests/web/test_lists.py": "what is filtered, sorted and cut into pages",
}

# Long, and the others of their file ask the same.
LAST = {"tests/web/test_search.py::test_every_story_is_indexed_as_the_rebuilding_would"}


def within(place: str, rows: Iterable[str]) -> bool:
    return any(place == row or place.startswith((f"{row}/", f"{row}::")) for row in rows)


def parameters(metafunc: pytest.Metafunc) -> tuple[str, ...]:
    """Journeys, and what is marked `default_engine`, are long and not about databases.

    What is marked `postgresql_alone` needs a server that several machines share."""
    if metafunc.definition.get_closest_marker("postgresql_alone"):
        return (SECOND,)
    chosen = metafunc.config.getoption("--engine")
    both = (chosen,) if chosen else ENGINES
    alone = "site" in metafunc.fixturenames or metafunc.definition.get_closest_marker(
        "default_engine"
    )
    return both[:1] if alone else both


def left_to_sure(items: Iterable[pytest.Item], chosen: str | None) -> Iterator[pytest.Item]:
    """What runs on the second engine in `sure` alone."""
    passed: set[str] = set()
    for item in items:
        callspec = getattr(item, "callspec", None)
        if chosen or callspec is None or callspec.params.get("engine") != SECOND:
            continue
        test = item.nodeid.partition("[")[0]
        if within(test, LAST):
            yield item
            continue
        if within(test, BOTH):
            continue
        once = test if within(test, EACH) else test.partition("::")[0]
        if once in passed or not within(test, (*EACH, *FIRST)):
            yield item
        passed.add(once)
