"""The file store: every file under its own SHA-256, written once, checked whenever it is read."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


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
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
        with temporary.open("xb") as sink:
            sink.write(content)
            sink.flush()
            os.fsync(sink.fileno())
        temporary.rename(target)
        for folder in (target.parent, self.root):
            _sync(folder)
        return sha256

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


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
