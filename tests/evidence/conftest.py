"""The verifier as an auditor runs it: on files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from review.evidence import verify

Judge = Callable[..., int]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Write the case and what was kept to files, run the verifier on them, give its exit code."""

    def judged(case: bytes, *words: str, **kept: str | bytes) -> int:
        file = tmp_path / "case.zip"
        file.write_bytes(case)
        asked = [str(file), *words]
        for name, text in kept.items():
            held = tmp_path / name
            held.write_bytes(text if isinstance(text, bytes) else text.encode())
            asked += [f"--{name}", str(held)]
        return verify.main(asked)

    return judged
