"""Every bench starts and prints what it measured; how fast is not asked here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import BENCHES

ROOT = Path(__file__).parents[2]


@pytest.mark.sure
@pytest.mark.default_engine
@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_starts_and_prints_a_first_result(name: str) -> None:
    command = [sys.executable, "-u", "-m", "tests.bench", name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        said = [running.stdout.readline() for _ in range(2)]
        running.kill()
    assert said[0].strip(), name
    assert all("Traceback" not in one for one in said)


def test_an_unknown_bench_is_told_which_there_are() -> None:
    asked = [sys.executable, "-m", "tests.bench", "nothing"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 1
    assert all(name in answer.stderr for name in BENCHES)
