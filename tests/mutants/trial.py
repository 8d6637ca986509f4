"""One run of pytest in a fork of a process that has imported the libraries, and nothing of ours."""

from __future__ import annotations

import contextlib
import os
import sys
from multiprocessing import get_context
from pathlib import Path

# Importing these takes nearly all of a run of one pure test.
LIBRARIES = (
    "pytest", "xdist", "hypothesis", "alembic", "docx", "flask_login", "flask_migrate",
    "flask_sqlalchemy", "flask_wtf", "lxml.html", "openxml_audit.helpers", "pymerkle",
    "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.sqlite",
)  # fmt: skip
PATIENCE = 900  # seconds; an endless loop is noticed too
QUICK = ("-n", "0", "-x", "-q", "--engine", "sqlite", "-p", "no:cacheprovider", "--tb=no",
         "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload([*LIBRARIES])


def passes(copy: Path, *tests: str) -> bool:
    """Whether all `tests` of the project in `copy` pass."""
    trial = PROCESSES.Process(target=run, args=(copy, tests))
    trial.start()
    trial.join(PATIENCE)
    if trial.exitcode is None:
        trial.kill()
        trial.join()
    return trial.exitcode == 0


def run(copy: Path, tests: tuple[str, ...]) -> None:
    """In the fork: forget the project that runs the mutants, and test its copy."""
    import pytest

    for module in [
        name for name in sys.modules if name.split(".")[0] in {"tests", "review", "config"}
    ]:
        del sys.modules[module]
    sys.path[:] = [str(copy), *(place for place in sys.path if Path(place or ".") != copy.parent)]
    # What is compiled is told by time and size; two faults of one second may share both.
    sys.dont_write_bytecode = True
    os.chdir(copy)
    os.environ["REVIEW_MODE"] = "test"
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        code = pytest.main([*QUICK, *tests])
    os._exit(int(code))
