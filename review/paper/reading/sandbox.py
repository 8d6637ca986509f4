"""Reading a stranger's file in a child process with little memory, little time and no secrets."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from review.paper.model import Paper, dump, load
from review.paper.reading import readers
from review.paper.reading.intake import COMPOUND, Sort, inspect
from review.paper.reading.legacy import converted
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


class Judged(NamedTuple):
    """What a file is, and the paper that was read in it."""

    sort: Sort
    paper: Paper


class Unread(Refusal):
    """The file is of a sort we accept, but its words could not be had."""

    def __init__(self, refusal: Refusal, sort: Sort) -> None:
        super().__init__(refusal.code, refusal.sentence)
        self.sort = sort


def read(source: bytes, name: str, memory: int = MEMORY) -> Paper:
    """The paper in any accepted file; Refusal also where the child dies or takes too long."""
    return judge(source, name, memory).paper


def judge(source: bytes, name: str, memory: int = MEMORY) -> Judged:
    """What the file is and says, found in one child; Unread where only the first can be said.

    .doc and .wps are known here, by two words in them, and converted before the child reads.
    """
    if not source.startswith(COMPOUND):
        return _in_child(source, name, memory)
    sort = inspect(source, name)
    try:
        return Judged(sort, _in_child(converted(source), name, memory).paper)
    except Refusal as refusal:
        raise Unread(refusal, sort) from refusal


def _in_child(source: bytes, name: str, memory: int) -> Judged:
    folder = str(Path(__file__).resolve().parents[2])
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", "-c", _START, folder, name, str(memory)],
            input=source, capture_output=True, timeout=PATIENCE, check=False, cwd="/",
            env={"LANG": "C.UTF-8"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _refused(_DIED, error.stdout or b"") from error
    if child.returncode == REFUSED:
        raise _refused(Refusal(*json.loads(child.stdout.rpartition(b"\n")[2])), child.stdout)
    if child.returncode:
        raise _refused(_DIED, child.stdout)
    head, _, packed = child.stdout.partition(b"\n")
    return Judged(_sort(head) or "docx", load(packed))


def _refused(refusal: Refusal, said: bytes) -> Refusal:
    """Unread where the child had said what the file is before it stopped."""
    sort = _sort(said.partition(b"\n")[0])
    return Unread(refusal, sort) if sort else refusal


def _sort(head: bytes) -> Sort | None:
    return next((sort for sort in readers.READERS if sort.encode() == head), None)


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
    """The child: read the file from standard input; write what it is, a line end, the paper."""
    confine(memory)
    source, out = sys.stdin.buffer.read(), sys.stdout.buffer
    try:
        sort = inspect(source, name)
        out.write(sort.encode() + b"\n")
        out.flush()
        packed = dump(readers.read_as(sort, source))
    except Refusal as refusal:
        out.write(json.dumps([refusal.code, refusal.sentence]).encode())
        out.flush()
        raise SystemExit(REFUSED) from refusal
    out.write(packed)
