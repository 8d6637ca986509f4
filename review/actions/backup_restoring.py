"""从备份恢复: everything is checked before anything is written, and verified when it stands."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import inspect, select

from review.actions import backup_places, backups, documents
from review.actions.backup_places import MANIFEST
from review.actions.backups import BackupFault
from review.evidence.restoration import mark
from review.extensions import db
from review.models import StoredFile
from review.registers import log as register
from review.storage import Damaged, Lost, Place, Storage
from review.words import Words


@dataclass(frozen=True)
class Restored:
    """`lost` says that the signer's own record proves entries which this snapshot does not have."""

    snapshot: str
    files: int
    entries: int
    faults: tuple[str, ...]
    lost: bool


def restore(place: Place, name: str = "", keys: Path | None = None) -> Restored:
    """Put a snapshot of `place` back, the newest if none is named, where there is no database yet.

    Keys and checkpoints that are still there stay: a newer record of the signer proves what is lost.
    """
    kept = backup_places.at(place)
    chosen = _chosen(kept, name)
    with kept.taken(chosen) as snapshot:
        return _restored(snapshot, f"{kept}/{chosen}", kept.files, keys)


def _restored(snapshot: Path, name: str, kept: Storage, keys: Path | None) -> Restored:
    manifest = _checked(snapshot)
    _must_be_empty()
    signing = current_app.config["SIGNING_KEY"]
    if not signing.exists() and not (keys and (keys / signing.name).exists()):
        raise BackupFault(
            Words(
                "缺少签署密钥 {signing}：请用 --keys 指明它的目录，否则日志不能继续签署",
                signing=signing.name,
            )
        )
    files = (
        None
        if manifest["engine"] == "postgresql"
        else backups.files_in(snapshot / manifest["database"])
    )
    if files is not None:
        _whole(files, kept)
    if keys:
        _put_keys(keys)
    _put_database(snapshot, manifest)
    files = [*db.session.scalars(select(StoredFile.sha256))] if files is None else files
    _put_files(files, kept)
    _put_checkpoints(snapshot)
    return _verified(name, len(files))


def _chosen(place: backup_places.BackupPlace, name: str) -> str:
    known = place.snapshots()
    if name:
        known = [one for one in known if one == name]
    if not known:
        raise BackupFault(
            Words(
                "{place} 里没有{value}完整的备份",
                place=place,
                value=f"名为 {name} 的" if name else "",
            )
        )
    return known[-1]


def _checked(snapshot: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((snapshot / MANIFEST).read_text("utf-8"))
    if manifest["format"] != backups.FORMAT:
        raise BackupFault("这份备份由更新的版本写成，请先升级本系统")
    engine = db.engine.dialect.name
    if manifest["engine"] != engine:
        raise BackupFault(
            Words(
                "备份来自 {manifest}，现在设置的是 {engine}，请改 REVIEW_DATABASE",
                manifest=manifest["engine"],
                engine=engine,
            )
        )
    if manifest["origin"] != current_app.config["REVIEW_ORIGIN"]:
        raise BackupFault(
            Words("REVIEW_ORIGIN 须与备份一致，为 {manifest}", manifest=manifest["origin"])
        )
    for file, sha256 in ((manifest["database"], manifest["sha256"]),
                         (backups.CHECKPOINTS, manifest["checkpoints"])):  # fmt: skip
        if backups.hash_of(snapshot / file) != sha256:
            raise BackupFault(Words("备份中的 {file} 已损坏，请换一份备份", file=file))
    return manifest


def _must_be_empty() -> None:
    if db.engine.dialect.name == "postgresql":
        full = bool(inspect(db.engine).get_table_names())
    else:
        file = backups.database_file()
        full = file.exists() and file.stat().st_size > 0
    if full:
        raise BackupFault("这里已有数据库，不能覆盖：请先停止服务，把现有的数据库移到别处再恢复")


def _whole(files: list[str], kept: Storage) -> None:
    """Every file is in the backup, or still in the store, and whole."""
    faults = [
        sha256
        for sha256 in files
        if not (_sound(kept, sha256) or _sound(documents.store(), sha256))
    ]
    if faults:
        raise BackupFault(
            Words(
                "备份中有{faults}个文件缺失或损坏，如 {faults2}；请换一份备份",
                faults=len(faults),
                faults2=faults[0],
            )
        )


def _sound(store: Storage, sha256: str) -> bool:
    try:
        store.get(sha256)
    except (Lost, Damaged):
        return False
    return True


def _put_keys(folder: Path) -> None:
    for name in backups.KEYS:
        target = current_app.config[name]
        source = folder / target.name
        if source.exists() and (name == "COOKIE_KEY" or not target.exists()):
            if isinstance(target, Path):
                target.touch(mode=0o600)
            target.write_bytes(source.read_bytes())


def _put_database(snapshot: Path, manifest: dict[str, Any]) -> None:
    file = snapshot / manifest["database"]
    if manifest["engine"] == "postgresql":
        backups.run_tool("pg_restore", "--no-owner", "--exit-on-error", str(file))
        return
    target = backups.database_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.restoring")
    shutil.copyfile(file, draft)
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    for left in (f"{target}-wal", f"{target}-shm"):  # of the database that is gone
        Path(left).unlink(missing_ok=True)
    draft.rename(target)


def _put_files(files: list[str], kept: Storage) -> None:
    store = documents.store()
    for sha256 in files:
        if _sound(store, sha256):
            continue
        if not _sound(kept, sha256):
            raise BackupFault(
                Words("备份中的文件 {sha256} 缺失或损坏；请换一份备份", sha256=sha256)
            )
        store.put(kept.get(sha256))


def _put_checkpoints(snapshot: Path) -> None:
    target = current_app.config["CHECKPOINTS"]
    if not target.exists():
        target.write_bytes((snapshot / backups.CHECKPOINTS).read_bytes())


def _verified(snapshot: str, files: int) -> Restored:
    with register.committed() as connection:
        recount = register.recount(connection)
    gone = register.superseded(recount.epochs)
    signed = [
        checkpoint
        for checkpoint in register.witness().checkpoints()
        if mark(checkpoint.size, checkpoint.root) not in gone
    ]
    lost = (
        any(recount.root(checkpoint.size) != checkpoint.root for checkpoint in signed)
        and not recount.faults
    )
    verdict = register.verify()
    return Restored(snapshot, files, verdict.size, verdict.faults, lost)
