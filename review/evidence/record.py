"""The file of the signer's record: only appended to, by one writer at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


class Held(Protocol):
    """The record while nobody else writes it."""

    def whole(self) -> bytes: ...

    def end(self, most: int) -> tuple[bytes, int]:
        """The last bytes, `most` of them, and the byte they begin at."""

    def write(self, upto: int, more: bytes) -> None:
        """Keep the first `upto` bytes and write `more` after them; durable on return."""


class Record(Protocol):
    """Where the record is kept, if not in a file of this machine."""

    def read_bytes(self) -> bytes:
        """Raise FileNotFoundError where nothing was signed yet."""

    def end(self, most: int) -> tuple[bytes, int]: ...

    def held(self) -> AbstractContextManager[Held]: ...


@dataclass(frozen=True)
class FileRecord:
    file: Path

    def read_bytes(self) -> bytes:
        return self.file.read_bytes()

    def end(self, most: int) -> tuple[bytes, int]:
        if not self.file.exists():
            return b"", 0
        with self.file.open("rb") as source:
            return _end(source, most)

    @contextmanager
    def held(self) -> Iterator[HeldFile]:
        """Locked against other processes of this machine."""
        with self.file.open("ab+") as sink:
            fcntl.flock(sink, fcntl.LOCK_EX)
            yield HeldFile(sink)


@dataclass(frozen=True)
class HeldFile:
    sink: IO[bytes]

    def whole(self) -> bytes:
        self.sink.seek(0)
        return self.sink.read()

    def end(self, most: int) -> tuple[bytes, int]:
        return _end(self.sink, most)

    def write(self, upto: int, more: bytes) -> None:
        if upto < self.sink.seek(0, os.SEEK_END):
            self.sink.truncate(upto)
        self.sink.write(more)
        self.sink.flush()
        os.fsync(self.sink.fileno())


def _end(source: IO[bytes], most: int) -> tuple[bytes, int]:
    start = max(0, source.seek(0, os.SEEK_END) - most)
    source.seek(start)
    return source.read(), start
