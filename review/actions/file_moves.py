"""搬迁文件库: copy every file from one store to another and prove it; the source keeps all it has."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from review.actions import log
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.models import StoredFile
from review.storage import Damaged, Lost, Storage
from review.words import Words

Say = Callable[[str], object]
EVERY = 500
"""Files between two sentences of progress."""


@dataclass
class Moved:
    """`files` stand at the target, each read back and compared; `new` of them were written now.

    `manifest` is the SHA-256 of their hashes, sorted, one a line. `faults` name what is not there.
    """

    files: int = 0
    new: int = 0
    size: int = 0
    manifest: str = ""
    faults: list[str] = field(default_factory=list)


def move(source: Storage, target: Storage, say: Say = lambda sentence: None) -> Moved:
    """Copy what is not yet there whole: a move that broke off goes on. Nothing is deleted.

    Raise Refused where that cannot be begun, Unreachable where a store stops answering.
    """
    if str(source) == str(target):
        raise Refused("两个地址是同一个文件库，不需要搬迁")
    every = sorted(source.hashes())
    if not every:
        raise Refused(
            Words("{source} 里没有文件，请核对地址（按 REVIEW_UPLOADS 的写法）", source=source)
        )
    target.trial()
    moved, proof = Moved(), hashlib.sha256()
    for number, sha256 in enumerate(every, 1):
        if _carried(source, target, sha256, moved):
            proof.update(f"{sha256}\n".encode())
        if number % EVERY == 0:
            say(f"已核对{number}个，共{len(every)}个")
    moved.manifest = proof.hexdigest()
    moved.faults += [f"{sha256} 有记录，两处都没有" for sha256 in sorted(_recorded() - {*every})
                     if sha256 not in target]  # fmt: skip
    _tell(source, target, moved)
    return moved


def _carried(source: Storage, target: Storage, sha256: str, moved: Moved) -> bool:
    """Whether the file stands at the target in the end, read back from there."""
    with TemporaryDirectory() as folder:
        file, back = Path(folder) / "file", Path(folder) / "back"
        new = not _whole(target, sha256, back)
        if new:
            try:
                source.copy_to(sha256, file)
            except (Lost, Damaged) as fault:
                moved.faults.append(str(fault))
                return False
            target.put_file(file)
            target.copy_to(sha256, back)
        moved.files, moved.new = moved.files + 1, moved.new + new
        moved.size += back.stat().st_size
    return True


def _whole(target: Storage, sha256: str, back: Path) -> bool:
    try:
        target.copy_to(sha256, back)
    except (Lost, Damaged):
        return False
    return True


def _recorded() -> set[str]:
    return {*db.session.scalars(select(StoredFile.sha256))}


def _tell(source: Storage, target: Storage, moved: Moved) -> None:
    with unit_of_work():
        log.append(
            "move_files", by=None, sha256=moved.manifest, origin=str(source), target=str(target),
            files=moved.files, size=moved.size, faults=len(moved.faults),
        )  # fmt: skip
