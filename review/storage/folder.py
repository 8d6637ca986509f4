"""A folder as the file store."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from review import clock
from review.storage.faults import Damaged, Lost


@dataclass(frozen=True)
class Folder:
    root: Path

    def __str__(self) -> str:
        return str(self.root)

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
        self._put(sha256, lambda sink: sink.write(content))
        return sha256

    def put_file(self, file: Path) -> str:
        with file.open("rb") as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
            source.seek(0)
            self._put(sha256, lambda sink: shutil.copyfileobj(source, sink))
        return sha256

    def _put(self, sha256: str, write: Callable[[IO[bytes]], object]) -> None:
        target = self.path(sha256)
        if not self._kept(sha256):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
            with temporary.open("xb") as sink:
                write(sink)
                sink.flush()
                _touch(temporary)
                os.fsync(sink.fileno())
            temporary.rename(target)
        for folder in (target.parent, self.root):  # also for a file another process just renamed
            _sync(folder)

    def _kept(self, sha256: str) -> bool:
        """Whether the file is there and whole; touched, so that no sweep takes it for forgotten."""
        try:
            _touch(self.path(sha256))
            self.get(sha256)
        except (FileNotFoundError, Damaged):
            return False
        return True

    def get(self, sha256: str) -> bytes:
        """Return the bytes, or raise Damaged / Lost."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError as fault:
            raise Lost(sha256) from fault
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(sha256)
        return content

    def copy_to(self, sha256: str, target: Path) -> None:
        try:
            shutil.copyfile(self.path(sha256), target)
        except FileNotFoundError as fault:
            raise Lost(sha256) from fault
        with target.open("rb") as written:
            if hashlib.file_digest(written, "sha256").hexdigest() == sha256:
                return
        target.unlink()
        raise Damaged(sha256)

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def hashes(self) -> Iterator[str]:
        for file in self.root.glob("[0-9a-f][0-9a-f]/*"):
            if len(file.name) == 64:
                yield file.name

    def sweep(self, named: Callable[[str], bool], since: float) -> int:
        """A file is first set aside, then asked for again: a deed that puts the same bytes meanwhile
        either touched it before, and it goes back, or does not find it, and writes it anew."""
        for sha256 in list(self.hashes()):
            if self.path(sha256).stat().st_mtime < since and not named(sha256):
                self.set_aside(sha256)
        gone = 0
        for aside in list(self.aside()):
            if named(aside.name) or aside.stat().st_mtime >= since:
                aside.rename(self.path(aside.name))
            else:
                aside.unlink()
                gone += 1
        return gone

    def set_aside(self, sha256: str) -> Path:
        """Out of the store, not yet gone: whoever puts it now writes it anew."""
        aside = self.root / "aside" / sha256
        aside.parent.mkdir(exist_ok=True)
        return self.path(sha256).rename(aside)

    def aside(self) -> Iterator[Path]:
        """What was set aside, also by a sweep that was killed."""
        yield from (self.root / "aside").glob("*")

    def clear_torn(self, since: float) -> int:
        torn = [
            file
            for file in self.root.glob("[0-9a-f][0-9a-f]/.*.tmp")
            if file.stat().st_mtime < since
        ]
        for file in torn:
            file.unlink(missing_ok=True)
        return len(torn)

    def room(self) -> tuple[int, int]:
        usage = shutil.disk_usage(self._standing())
        return usage.free, usage.total

    def _standing(self) -> Path:
        """The folder, or the nearest above it that is there."""
        return next(one for one in (self.root, *self.root.parents) if one.exists())

    def ready(self) -> None:
        if self.root.exists() and not os.access(self.root, os.W_OK | os.X_OK):
            raise PermissionError(str(self.root))

    def trial(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.root):
            pass


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
