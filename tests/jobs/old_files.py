"""A real .doc, made by LibreOffice of one of the demonstration's papers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from review.demo import papers

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="没有 LibreOffice：apt install libreoffice-writer-nogui"
)


def old_file(folder: Path, paper: str = "parking") -> bytes:
    source = folder / "paper.docx"
    source.write_bytes(papers.write(paper))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc",
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "paper.doc").read_bytes()
