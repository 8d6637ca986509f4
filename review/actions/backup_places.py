"""Where backups lie: a folder, or a bucket of any S3.

`files` holds every file once, by its hash, for all snapshots; beside it stands one folder a snapshot,
named by its moment. A snapshot is there as soon as its manifest is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from flask import current_app

from review.storage import PREFIX, Bucket, Folder, Place, RemoteFile, Storage

MANIFEST = "manifest.json"


class BackupPlace(Protocol):
    @property
    def files(self) -> Storage: ...

    @contextmanager
    def draft(self, name: str) -> Iterator[Path]:
        """A folder to write a snapshot into; it becomes that snapshot at the end, whole or not at all."""

    @contextmanager
    def taken(self, name: str) -> Iterator[Path]:
        """A folder with that snapshot."""

    def snapshots(self) -> list[str]:
        """The names of the finished snapshots, the oldest first."""

    def drop(self, name: str) -> None: ...


@dataclass(frozen=True)
class BackupFolder:
    root: Path

    def __str__(self) -> str:
        return str(self.root)

    @property
    def files(self) -> Storage:
        return Folder(self.root / "files")

    @contextmanager
    def draft(self, name: str) -> Iterator[Path]:
        draft = self.root / f".{name}"
        draft.mkdir(parents=True)
        yield draft
        draft.rename(self.root / name)

    @contextmanager
    def taken(self, name: str) -> Iterator[Path]:
        yield self.root / name

    def snapshots(self) -> list[str]:
        return sorted(file.parent.name for file in self.root.glob(f"[0-9]*Z/{MANIFEST}"))

    def drop(self, name: str) -> None:
        shutil.rmtree(self.root / name)


@dataclass(frozen=True)
class BackupBucket:
    bucket: Bucket

    def __str__(self) -> str:
        return str(self.bucket)

    @property
    def files(self) -> Storage:
        return Bucket(f"{self.bucket}/files", self.bucket.access)

    @contextmanager
    def draft(self, name: str) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            yield Path(folder)
            written = sorted(Path(folder).iterdir(), key=lambda file: file.name == MANIFEST)
            for file in written:  # the manifest comes last
                self._object(name, file.name).write_bytes(file)

    @contextmanager
    def taken(self, name: str) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            for key in self._keys(name):
                self._object(name, key).copy_to(Path(folder) / key)
            yield Path(folder)

    def snapshots(self) -> list[str]:
        names = (key.split("/") for key, _ in self.bucket.objects() if not key.startswith("files/"))
        return sorted(name for name, *file in names if file == [MANIFEST])

    def drop(self, name: str) -> None:
        """The manifest goes first: what is half gone is no snapshot."""
        for key in sorted(self._keys(name), key=lambda key: key != MANIFEST):
            self._object(name, key).unlink()

    def _keys(self, name: str) -> list[str]:
        return [key.rpartition("/")[2] for key, _ in self.bucket.objects(name)]

    def _object(self, name: str, file: str) -> RemoteFile:
        return RemoteFile(self.bucket, f"{name}/{file}")


def at(place: Place) -> BackupFolder | BackupBucket:
    """The place of this name; s3:// is asked with the keys of this installation."""
    if isinstance(place, str) and place.startswith(PREFIX):
        return BackupBucket(Bucket(place.rstrip("/"), current_app.config["S3"]))
    return BackupFolder(Path(place))
