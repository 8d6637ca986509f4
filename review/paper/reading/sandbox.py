"""Reading a stranger's file in a child process with little memory, little time and no secrets."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

from review.paper.model import Paper, dump, load
from review.paper.reading import readers
from review.paper.reading.intake import COMPOUND
from review.paper.refusal import Refusal

MEMORY = 1024**3  # bytes of address space
CPU = 15  # seconds
PATIENCE = 30  # seconds by the clock

REFUSED = 3
"""How the child ends when it refuses; its output is then the refusal and not the paper."""

# The child names the package without running it: a reader needs neither Flask nor a database.
_START = """
import sys, types
review = types.ModuleType("review")
review.__path__ = [sys.argv[1]]
sys.modules["review"] = review
from review.paper.reading import sandbox
sandbox.serve(sys.argv[2], int(sys.argv[3]))
"""

_DIED = Refusal("unreadable", "文件内容异常，读取时超出时间或内存限制，拒绝读取。")


def read(source: bytes, name: str, memory: int = MEMORY) -> Paper:
    """The paper in any accepted file; Refusal also where the child dies or takes too long."""
    if source.startswith(COMPOUND):
        source = readers.current(source, name)
    folder = str(Path(__file__).resolve().parents[2])
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", "-c", _START, folder, name, str(memory)],
            input=source, capture_output=True, timeout=PATIENCE, check=False, cwd="/",
            env={"LANG": "C.UTF-8"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _DIED from error
    if child.returncode == REFUSED:
        raise Refusal(*json.loads(child.stdout))
    if child.returncode:
        raise _DIED
    return load(child.stdout)


def confine(memory: int) -> None:
    """Give this process its limits; they cannot be raised again."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))


def serve(name: str, memory: int) -> None:
    """The child: read the file from standard input, write the paper to standard output."""
    confine(memory)
    try:
        packed = dump(readers.open_paper(sys.stdin.buffer.read(), name))
    except Refusal as refusal:
        sys.stdout.buffer.write(json.dumps([refusal.code, refusal.sentence]).encode())
        sys.stdout.buffer.flush()
        raise SystemExit(REFUSED) from refusal
    sys.stdout.buffer.write(packed)
