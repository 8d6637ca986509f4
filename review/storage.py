"""The file store: every file under its own SHA-256, written once, checked whenever it is read."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from review import clock


class Damaged(Exception):
    """The stored bytes no longer have the hash they are filed under."""


class Storage:
    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise ValueError(sha256)
        return self.root / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Store `content` and return its hash; after this returns it survives a power cut.

        The order is temp → fsync → rename → fsync(directory); a database row may point here only
        afterwards, so that no row is ever without its file.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        if not self._kept(sha256):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
            with temporary.open("xb") as sink:
                sink.write(content)
                sink.flush()
                _touch(temporary)
                os.fsync(sink.fileno())
            temporary.rename(target)
        for folder in (target.parent, self.root):  # also for a file another process just renamed
            _sync(folder)
        return sha256

    def _kept(self, sha256: str) -> bool:
        """Whether the file is there and whole; touched, so that no sweep takes it for forgotten."""
        try:
            _touch(self.path(sha256))
            self.get(sha256)
        except (FileNotFoundError, Damaged):
            return False
        return True

    def get(self, sha256: str) -> bytes:
        """Return the bytes, or raise Damaged / FileNotFoundError."""
        content = self.path(sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(sha256)
        return content

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def hashes(self) -> Iterator[str]:
        for file in self.root.glob("[0-9a-f][0-9a-f]/*"):
            if len(file.name) == 64:
                yield file.name

    def untouched(self, since: float) -> Iterator[str]:
        """The files that nobody put since that moment (in seconds of the epoch)."""
        for sha256 in self.hashes():
            if self.path(sha256).stat().st_mtime < since:
                yield sha256

    def set_aside(self, sha256: str) -> Path:
        """Out of the store, not yet gone: whoever puts it now writes it anew."""
        aside = self.root / "aside" / sha256
        aside.parent.mkdir(exist_ok=True)
        return self.path(sha256).rename(aside)

    def put_back(self, aside: Path) -> None:
        aside.rename(self.path(aside.name))

    def aside(self) -> Iterator[Path]:
        """What was set aside, also by a sweep that was killed."""
        yield from (self.root / "aside").glob("*")

    def unfinished(self, since: float) -> Iterator[Path]:
        """What writers killed before that moment left behind."""
        for file in self.root.glob("[0-9a-f][0-9a-f]/.*.tmp"):
            if file.stat().st_mtime < since:
                yield file


def _touch(file: Path) -> None:
    """Used now, by the clock that a sweep asks; the file system has one of its own."""
    moment = clock.now().timestamp()
    os.utime(file, (moment, moment))


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
