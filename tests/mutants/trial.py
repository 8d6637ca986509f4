"""One run of pytest in a fork of a process that has imported the libraries, and nothing of ours."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

# Importing these takes most of a run of one pure test.
LIBRARIES = (
    "cryptography.hazmat.primitives.asymmetric.ed25519", "docx", "hypothesis.strategies",
    "lxml.html", "pymerkle", "pypdfium2", "pytest", "rapidfuzz.process", "rfc8785", "xdist",
)  # fmt: skip
PATIENCE = 300  # seconds; an endless loop is noticed too
QUICK = ("-n", "0", "-x", "-q", "-m", "not sure", "-p", "no:cacheprovider", "--tb=no",
         "--timeout", "60", "--hypothesis-profile", "test",
         "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload([*LIBRARIES])


def passes(copy: Path, room: str, tests: Sequence[str]) -> bool:
    """Whether all `tests` of the project in `copy` pass; the rooms are pure, and know no application."""
    trial = PROCESSES.Process(target=run, args=(copy, f"--confcutdir=tests/{room}", *tests))
    trial.start()
    trial.join(PATIENCE)
    if trial.exitcode is None:
        trial.kill()
        trial.join()
    return trial.exitcode == 0


def run(copy: Path, *words: str) -> None:
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
    # What tests/conftest.py would do beside importing the whole application.
    from tests import moment, sure  # noqa: F401  `sure` registers the profile

    moment.begin()
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        code = pytest.main([*QUICK, *words])
    os._exit(int(code))
