"""A paper of the demonstration printed to PDF by LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

from review.demo import papers


def printed(folder: Path, paper: str, revision: int = 1) -> bytes:
    source = folder / "text.docx"
    source.write_bytes(papers.write(paper, revision))
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder), str(source)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "text.pdf").read_bytes()
