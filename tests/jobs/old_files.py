"""A real .doc, made by LibreOffice of one of the demonstration's papers."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from review.demo import papers

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="没有 LibreOffice：apt install libreoffice-writer-nogui"
)


def old_file(folder: Path, paper: str = "parking") -> bytes:
    """The bytes, and the same as `paper.doc` in the folder; LibreOffice makes them once a process."""
    made = _converted(paper)
    (folder / "paper.doc").write_bytes(made)
    return made


@cache
def _converted(paper: str) -> bytes:
    with TemporaryDirectory(prefix="review-office-") as folder:
        return _convert(Path(folder), paper)


def _convert(folder: Path, paper: str) -> bytes:
    source = folder / "paper.docx"
    source.write_bytes(papers.write(paper))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc",
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=280,
    )  # fmt: skip
    return (folder / "paper.doc").read_bytes()
