"""Old .doc and .wps files, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from review.paper.refusal import Refusal

PATIENCE = 60  # seconds by the clock

_FAILED = "旧版文件未能转换，请在 Word 或 WPS 中打开后另存为 .docx 再提交。"


def converted(source: bytes) -> bytes:
    """The file as .docx; Refusal where LibreOffice is missing, fails or takes too long."""
    office = shutil.which("soffice")
    if office is None:
        raise Refusal("no-converter", "本系统未安装转换程序，请将旧版文件另存为 .docx 再提交。")
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        room = Path(folder)
        (room / "paper.doc").write_bytes(source)
        try:
            subprocess.run(
                [*_alone(), office, f"-env:UserInstallation={(room / 'profile').as_uri()}",
                 "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML",
                 "--outdir", str(room / "out"), str(room / "paper.doc")],
                capture_output=True, timeout=PATIENCE, check=True, cwd=folder,
                env={"HOME": folder, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"},
            )  # fmt: skip
            return (room / "out" / "paper.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise Refusal("not-converted", _FAILED) from error


@cache
def _alone() -> tuple[str, ...]:
    """The words that take the network away from a command, none where that is not permitted.

    LibreOffice fetches pictures a file merely links to; in a network of its own it cannot.
    """
    for words in (("unshare", "-n"), ("unshare", "-r", "-n")):
        tried = subprocess.run([*words, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return words
    return ()
