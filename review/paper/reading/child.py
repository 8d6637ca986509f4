"""The side of the sandbox that reads: a warm process, and the children it forks, one a file."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import struct
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, NoReturn

from review.paper import gc_pause
from review.paper.model import dump
from review.paper.reading import (
    bounds,
    letter_template,
    noted_sheet,
    page_pictures,
    page_stamp,
    printed_pages,
    readers,
    scanned_pages,
    sheets,
)
from review.paper.reading.intake import inspect
from review.paper.refusal import Refusal
from review.paper.signing_mark import Mark

ANSWERED, NOTED, REFUSED = 1, 2, 3
"""What a message begins with: a result, what is said before it, or the refusal as JSON."""
_HEAD = struct.Struct("!BQ")
_CHUNK = 1 << 20
_MOST = 512 * 1024 * 1024
_REQUEST = 32 * 1024 * 1024  # notes on each of 20,000 rows


class Limits(NamedTuple):
    """Bytes of address space, seconds of processor, seconds by the clock."""

    memory: int
    cpu: int
    wall: int


Note = Callable[[bytes], None]


def _paper(words: list[str], source: bytes, note: Note) -> bytes:
    """What the file is, noted as soon as that is known, and the paper in it."""
    sort = inspect(source, words[0])
    note(sort.encode())
    packed = dump(bounds.checked(readers.read_as(sort, source)))
    bounds.fits(packed)
    return packed


def _pictures(words: list[str], source: bytes, note: Note) -> bytes:
    return json.dumps(page_pictures.hashes(source, int(words[0]), int(words[1]))).encode()


def _picture(words: list[str], source: bytes, note: Note) -> bytes:
    return page_pictures.picture(source, int(words[0]))


def _scanned(words: list[str], source: bytes, note: Note) -> bytes:
    return json.dumps(scanned_pages.pages(source, int(words[0]), int(words[1]))).encode()


def _printed(words: list[str], source: bytes, note: Note) -> bytes:
    return json.dumps(printed_pages.words(source)).encode()


def _sheets(words: list[str], source: bytes, note: Note) -> bytes:
    return sheets.dump(sheets.read(source, words[0]))


def _noted(words: list[str], source: bytes, note: Note) -> bytes:
    return noted_sheet.noted(source, noted_sheet.Notes(*json.loads(words[0])))


def _stamp(words: list[str], source: bytes, note: Note) -> bytes:
    return page_stamp.stamp(source, Mark(*words))


def _letter(words: list[str], source: bytes, note: Note) -> bytes:
    return letter_template.filled(source, *json.loads(words[0]))


TASKS: dict[str, Callable[[list[str], bytes, Note], bytes]] = {
    "paper": _paper,
    "pictures": _pictures,
    "picture": _picture,
    "scanned": _scanned,
    "printed": _printed,
    "stamp": _stamp,
    "sheets": _sheets,
    "noted": _noted,
    "letter": _letter,
}


def wait(number: int) -> None:
    """The warm process: fork a child for each connection that comes in, until nobody can ask."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps: no child stays a zombie
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends who asks, and that ends this
    asked = socket.socket(fileno=number)
    gc_pause.freeze()
    while True:
        try:
            message, connections, _, _ = socket.recv_fds(asked, 16, 1)
        except OSError:
            return
        if not message:
            return
        if os.fork() == 0:
            asked.close()
            _serve(socket.socket(fileno=connections[0]))
        for connection in connections:
            os.close(connection)


def _serve(connection: socket.socket) -> NoReturn:
    """One file read, and the end: the child leaves no other way."""
    try:
        _, request = receive(connection, _REQUEST)
        task, words, limits = json.loads(request)
        confine(Limits(*limits))
        _, source = receive(connection, _MOST)
        note = partial(send, connection, NOTED)
        try:
            send(connection, ANSWERED, TASKS[task](words, source, note))
        except Refusal as refusal:
            send(connection, REFUSED, json.dumps([refusal.code, refusal.sentence]).encode())
    finally:
        os._exit(0)


def confine(limits: Limits) -> None:
    """Give this process its limits; they cannot be raised again."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limits.wall)
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))


def send(connection: socket.socket, kind: int, content: bytes) -> None:
    """One message: its kind, its length, its bytes."""
    connection.sendall(_HEAD.pack(kind, len(content)))
    connection.sendall(content)


def receive(connection: socket.socket, most: int) -> tuple[int, bytes]:
    """The kind and the bytes of a message; EOFError where it ends early, ValueError beyond `most`."""
    kind, length = _HEAD.unpack(_exactly(connection, _HEAD.size))
    if length > most:
        raise ValueError(f"{length} bytes")
    return kind, _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    content = bytearray(length)
    view, at = memoryview(content), 0
    while at < length:
        read = connection.recv_into(view[at:], min(_CHUNK, length - at))
        if not read:
            raise EOFError
        at += read
    return bytes(content)
