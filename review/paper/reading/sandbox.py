"""Reading a stranger's file in a child process with little memory, little time and no secrets.

The child is forked from a warm process that has imported the readers and holds nothing else: it
was started with an empty environment and has no open file but the socket it is asked through.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from review.paper.digest import sha256
from review.paper.model import Caveat, Paper, load
from review.paper.reading import child, readers
from review.paper.reading.child import ANSWERED, NOTED, REFUSED, Limits
from review.paper.reading.intake import COMPOUND, Sort, inspect
from review.paper.reading.legacy import converted
from review.paper.refusal import Refusal
from review.words import Stored, Words

MEMORY = 1024**3  # bytes of address space
CPU = 15  # seconds
WALL = 10 * CPU  # seconds by the clock: a machine with other work is no fault of the file
REPLY_LIMIT = 96 * 1024 * 1024  # bytes of an answer: what is larger is no paper a page could show
_MOMENT = 0.05  # seconds between the end of a process and the news of it
_GRACE = 5  # seconds beyond the child's own alarm

# The warm process names the package without running it: a reader needs neither Flask nor a database.
_START = """
import sys, types
review = types.ModuleType("review")
review.__path__ = [sys.argv[1]]
sys.modules["review"] = review
from review.paper.reading import child
child.wait(int(sys.argv[2]))
"""


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
        return Judged(sort, _of_original(_in_child(converted(source), name, memory).paper, source))
    except Refusal as refusal:
        raise Unread(refusal, sort) from refusal


def _of_original(paper: Paper, source: bytes) -> Paper:
    """The paper of a conversion, whose fingerprint covers the bytes it was made of as well."""
    digest = sha256(source)
    caveat = Caveat("original", 0, "original", Words("原文件 {name}", name=digest[:12]), digest)
    return paper._replace(caveats=(*paper.caveats, caveat))


def _in_child(source: bytes, name: str, memory: int) -> Judged:
    notes: list[bytes] = []
    try:
        packed = ask("paper", [name], source, memory, notes)
    except Refusal as refusal:  # the child had perhaps said what the file is before it stopped
        sort = _sort(notes)
        raise Unread(refusal, sort) if sort else refusal from None
    return Judged(_sort(notes) or "docx", load(packed))


def _sort(notes: list[bytes]) -> Sort | None:
    return next((sort for sort in readers.READERS if [sort.encode()] == notes[-1:]), None)


def ask(
    task: str,
    words: list[str],
    source: bytes,
    memory: int = MEMORY,
    notes: list[bytes] | None = None,
) -> bytes:
    """The answer of a child to one of `child.TASKS`; Refusal as `read`.

    What the child says before its answer is added to `notes`, also where it gives none.
    """
    request = json.dumps([task, words, Limits(memory, CPU, WALL)]).encode()
    said = [] if notes is None else notes
    try:
        kind, answer = _asked(request, source, said)
    except EOFError:
        if not warm.ended():
            raise _died() from None
        try:  # not the file ended the child: the warm process was killed before it could fork
            kind, answer = _asked(request, source, said)
        except EOFError as error:
            raise _died() from error
    if kind == REFUSED:
        code, sentence = json.loads(answer)
        raise Refusal(code, Stored(sentence))
    return answer


def _asked(request: bytes, source: bytes, notes: list[bytes]) -> tuple[int, bytes]:
    """What a child answers; EOFError where it ends without an answer, Refusal where it is late."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            warm.hand_over(theirs)
        ours.settimeout(WALL + _GRACE)
        with suppress(OSError):  # it may have ended before it read everything
            child.send(ours, ANSWERED, request)
            child.send(ours, ANSWERED, source)
        try:
            kind, answer = child.receive(ours, REPLY_LIMIT)
            while kind == NOTED:
                notes.append(answer)
                kind, answer = child.receive(ours, REPLY_LIMIT)
            return kind, answer
        except ConnectionError as error:
            raise EOFError from error
        except (OSError, ValueError) as error:
            raise _died() from error


def _died() -> Refusal:
    return Refusal("unreadable", "文件内容异常，读取时超出时间或内存限制，拒绝读取。")


class Warm:
    """The process that children are forked from: started at first use, again where it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None

    def hand_over(self, connection: socket.socket) -> None:
        """Let a new child serve that connection."""
        with self._lock:
            for attempt in range(2):
                if self._socket is None:
                    self._start()
                assert self._socket is not None
                try:
                    socket.send_fds(self._socket, [b"."], [connection.fileno()])
                    return
                except OSError:
                    self.end()
                    if attempt:
                        raise _died() from None

    def ended(self) -> bool:
        """Whether the process was killed by somebody else."""
        with self._lock:
            if self.process is None:
                return False
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_MOMENT)
            if self.process.returncode is None:
                return False
            self.end()
            return True

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        folder = str(Path(__file__).resolve().parents[2])
        number = theirs.fileno()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", _START, folder, str(number)],
                pass_fds=[number], cwd="/", env={"LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self._socket = ours

    def end(self) -> None:
        """Close the socket, which ends the process, and reap it."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_GRACE)
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()
            self.process = None

    def forget(self) -> None:
        """After a fork: what the parent started is not ours to ask or to reap."""
        self._lock = threading.Lock()
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self.process is not None:
            self.process.returncode = 0  # else its end would be waited for in the wrong process
            self.process = None


warm = Warm()
atexit.register(warm.end)
os.register_at_fork(after_in_child=warm.forget)
