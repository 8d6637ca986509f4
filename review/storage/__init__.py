"""The file store: every file under its own SHA-256, written once, checked whenever it is read.

One interface and two places that keep it: a folder, and a bucket of any S3 (`s3://bucket/prefix`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from review.storage.access import PREFIX, Access
from review.storage.bucket import Bucket
from review.storage.faults import Damaged, Lost, Unconditional, Unreachable
from review.storage.folder import Folder
from review.storage.remote_file import RemoteFile

__all__ = [
    "PREFIX", "Access", "Bucket", "Damaged", "Folder", "Lost", "Place", "RemoteFile", "Storage",
    "Unconditional", "Unreachable", "at", "installed",
]  # fmt: skip

Place = Path | str
"""A folder, or the address of a bucket: s3://bucket/prefix."""


class Storage(Protocol):
    """What every place of files can do. Lost and Damaged are of one file, Unreachable of the place."""

    def __hash__(self) -> int: ...

    def put(self, content: bytes) -> str:
        """Store `content`, durable on return, and return its hash."""

    def put_file(self, file: Path) -> str:
        """The same of a file, which need not fit into memory."""

    def get(self, sha256: str) -> bytes:
        """The bytes, compared with their hash; raise Lost, Damaged or Unreachable."""

    def copy_to(self, sha256: str, target: Path) -> None:
        """Write the file to a path, compared with its hash; raise as `get`, and leave nothing then."""

    def __contains__(self, sha256: str) -> bool: ...

    def hashes(self) -> Iterator[str]:
        """Every file that is kept."""

    def sweep(self, named: Callable[[str], bool], since: float) -> int:
        """Delete what nobody put since that moment (seconds of the epoch) and no record names."""

    def clear_torn(self, since: float) -> int:
        """Delete what writers killed before that moment left behind."""

    def room(self) -> tuple[int, int] | None:
        """Free and all bytes of the disk; None where it has no such bound."""

    def ready(self) -> None:
        """Raise OSError where nothing can be stored; cheap, for a balancer."""

    def trial(self) -> None:
        """Write something and delete it; raise OSError where that fails."""


def at(place: Place, access: Access) -> Storage:
    if isinstance(place, Path):
        return Folder(place)
    return Bucket(place, access)


def installed(config: Mapping[str, Any]) -> Storage:
    """The store of this installation."""
    return at(config["UPLOADS"], config["S3"])
