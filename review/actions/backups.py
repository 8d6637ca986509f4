"""备份: the database, the files and the signer's record, made while the server runs."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import make_url, select, text

from review import __version__, clock
from review.actions import backup_places, documents, log
from review.actions.backup_places import MANIFEST
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import StoredFile
from review.storage import Damaged, Lost, Place, Storage
from review.words import Words

FORMAT = 1
STAMP = "%Y%m%dT%H%M%S%fZ"
CHECKPOINTS = "checkpoints.txt"
DATABASE = {"sqlite": "database.sqlite", "postgresql": "database.dump"}
KEYS = ("SIGNING_KEY", "COOKIE_KEY")
KEPT = 30
"""Snapshots that stay; the files are shared by all and none of them is deleted."""


class BackupFault(Exception):
    """No backup can be made or taken back so; the sentence is for the operator."""


@dataclass(frozen=True)
class Backup:
    """`faults` name files of the store that are missing or damaged: they are in no backup."""

    folder: str
    files: int
    new: int
    faults: tuple[str, ...]


def make(place: Place, keys: Path | None = None) -> Backup:
    """A snapshot in `place`; the keys go to another folder, if one is named.

    The database is copied first: a file is stored before the row that names it.
    """
    kept = backup_places.at(place)
    if keys and keys.resolve().is_relative_to(Path(str(kept)).resolve()):
        raise BackupFault(
            "密钥不能放在备份目录里：两者都有的人可以伪造日志，请用 --keys 指定另一处"
        )
    log.sign_head()
    name = clock.now().strftime(STAMP)
    with kept.draft(name) as draft:
        manifest = _manifest() | _database(draft)
        rows = [*_rows(draft, manifest["engine"])]
        manifest |= {"files": len(rows), "checkpoints": _checkpoints(draft, manifest["signed"])}
        new, faults = _files(rows, kept.files)
        _write(draft / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        sha256 = hash_of(draft / MANIFEST)
    if keys:
        _copy_keys(keys)
    _tell(f"{kept}/{name}", sha256, manifest)
    for old in kept.snapshots()[:-KEPT]:
        kept.drop(old)
    return Backup(f"{kept}/{name}", len(rows), new, faults)


def _manifest() -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": __version__,
        "made_at": clock.now().isoformat(),
        "origin": current_app.config["REVIEW_ORIGIN"],
        "engine": db.engine.dialect.name,
    }


def _database(draft: Path) -> dict[str, Any]:
    """Copy it, and say of the copy which file it is, how long its log is and what was signed last."""
    file = draft / DATABASE[db.engine.dialect.name]
    if db.engine.dialect.name == "sqlite":
        with (
            closing(sqlite3.connect(database_file())) as source,
            closing(sqlite3.connect(file)) as copy,
        ):
            source.backup(copy)
            size = copy.execute("SELECT size FROM log_head").fetchone()
            note = copy.execute("SELECT note FROM checkpoint ORDER BY id DESC LIMIT 1").fetchone()
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        with log.register.committed() as snapshot:
            exported = snapshot.scalar(text("SELECT pg_export_snapshot()"))
            size = snapshot.execute(text("SELECT size FROM log_head")).first()
            newest = text("SELECT note FROM checkpoint ORDER BY id DESC LIMIT 1")
            note = snapshot.execute(newest).first()
            run_tool("pg_dump", "--format=custom", f"--snapshot={exported}", f"--file={file}")
    return {
        "database": file.name,
        "sha256": hash_of(file),
        "log_size": size[0] if size else 0,
        "signed": note[0] if note else "",
    }


def database_file() -> Path:
    """The file of a SQLite database."""
    return Path(str(make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).database))


def run_tool(program: str, *words: str) -> None:
    """pg_dump or pg_restore on this installation's database; BackupFault where it fails."""
    url = make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).set(drivername="postgresql")
    address = url.render_as_string(hide_password=False)
    try:
        subprocess.run(
            [program, *words, f"--dbname={address}"], check=True, capture_output=True, text=True
        )
    except FileNotFoundError as fault:
        raise BackupFault(
            Words("找不到 {program}：请安装 PostgreSQL 客户端（版本不低于服务器）", program=program)
        ) from fault
    except subprocess.CalledProcessError as fault:
        raise BackupFault(
            Words("{program} 没有成功：{strip}", program=program, strip=fault.stderr.strip()[-500:])
        ) from fault


def _rows(draft: Path, engine: str) -> Iterator[str]:
    """The files that the copy names; of PostgreSQL those of now, which may be a few more."""
    if engine == "sqlite":
        yield from files_in(draft / DATABASE[engine])
    else:
        yield from db.session.scalars(select(StoredFile.sha256).order_by(StoredFile.sha256))
        db.session.rollback()


def files_in(database: Path) -> list[str]:
    """The hashes of all files that a copy of a SQLite database names; nothing of it is written."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as copy:
        return [row[0] for row in copy.execute("SELECT sha256 FROM stored_file ORDER BY sha256")]


def _checkpoints(draft: Path, signed: str) -> str:
    """The signer's record up to the last checkpoint of the copy: one signed since would speak of
    entries that the copy does not have. Returns the hash of what was written."""
    file = current_app.config["CHECKPOINTS"]
    kept = file.read_text("utf-8") if signed and file.exists() else ""
    if signed and signed not in kept:
        raise BackupFault("签署方的检查点文件缺失或与数据库不符，请先执行 flask log verify")
    upto = kept[: kept.rindex(signed) + len(signed)] + "\n" if signed else ""
    _write(draft / CHECKPOINTS, upto.encode())
    return hash_of(draft / CHECKPOINTS)


def _files(rows: list[str], kept: Storage) -> tuple[int, tuple[str, ...]]:
    source, new, faults = documents.store(), 0, []
    for sha256 in rows:
        if sha256 in kept:
            continue
        try:
            kept.put(source.get(sha256))
            new += 1
        except Lost:
            faults.append(f"{sha256} 缺失")
        except Damaged:
            faults.append(f"{sha256} 内容与指纹不符")
    return new, tuple(faults)


def _copy_keys(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in KEYS:
        file = current_app.config[name]
        if file.exists():
            target = folder / file.name
            target.touch(mode=0o600)
            target.write_bytes(file.read_bytes())


def _tell(place: str, sha256: str, manifest: dict[str, Any]) -> None:
    with unit_of_work():
        told = {"place": place, "files": manifest["files"], "size": manifest["log_size"]}
        log.append("backup", by=None, sha256=sha256, **told)


def hash_of(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as sink:
        sink.write(content)
        sink.flush()
        os.fsync(sink.fileno())
