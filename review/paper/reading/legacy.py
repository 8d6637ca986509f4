"""What LibreOffice does where it is installed: old .doc and .wps into .docx, a .docx into pages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from review.paper.refusal import Refusal

CPU = 60  # seconds
PATIENCE = 10 * CPU  # seconds by the clock: a machine with other work is no fault of the file
_LIMITED = ("sh", "-c", f'ulimit -t {CPU} && exec "$@"', "sh")

_FAILED = "旧版文件未能转换，请在 Word 或 WPS 中打开后另存为 .docx 再提交。"


def available() -> bool:
    """Whether this machine can convert at all."""
    return shutil.which("soffice") is not None


def converted(source: bytes) -> bytes:
    """The file as .docx; Refusal where LibreOffice is missing, fails or takes too long."""
    if not available():
        raise Refusal("no-converter", "本系统未安装转换程序，请将旧版文件另存为 .docx 再提交。")
    try:
        return _by_office(source, "doc", "docx", "docx:MS Word 2007 XML", *_as_word(source))
    except (subprocess.SubprocessError, OSError) as error:
        raise Refusal("not-converted", _FAILED) from error


def printed(docx: bytes) -> bytes:
    """The .docx as PDF; Refusal where LibreOffice is missing, fails or takes too long."""
    if not available():
        raise Refusal("no-printer", "本系统未安装排版程序，没有生成 PDF。")
    try:
        return _by_office(docx, "docx", "pdf", "pdf")
    except (subprocess.SubprocessError, OSError) as error:
        raise Refusal("not-printed", "排版程序未能生成 PDF。") from error


def _by_office(source: bytes, ending: str, wanted: str, filter: str, *words: str) -> bytes:
    """What LibreOffice makes of a file of that ending."""
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        room = Path(folder)
        (room / f"paper.{ending}").write_bytes(source)
        command = [
            *_LIMITED, *_alone(), shutil.which("soffice") or "soffice", f"-env:UserInstallation={(room / 'profile').as_uri()}",
            "--headless", "--norestore", *words, "--convert-to", filter,
            "--outdir", str(room / "out"), str(room / f"paper.{ending}"),
        ]  # fmt: skip
        _run(command, room)
        return (room / "out" / f"paper.{wanted}").read_bytes()


def _as_word(source: bytes) -> tuple[str, ...]:
    """Read it as Word or not at all: what LibreOffice cannot place it would take for plain text."""
    word = "WordDocument".encode("utf-16-le") in source
    return ("--infilter=MS Word 97",) if word else ()


def _run(command: list[str], room: Path) -> None:
    """Run to the end, or end it and all it started: soffice is a launcher with children."""
    nothing = subprocess.DEVNULL
    child = subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, cwd=room, start_new_session=True,
        env={"HOME": str(room), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"},
    )  # fmt: skip
    try:
        child.wait(PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


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
