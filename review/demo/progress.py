"""How far the telling of the demo has come: one that was killed goes on after the last chapter told."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from flask import current_app
from sqlalchemy import make_url

from review.extensions import db

NUMBER, DATABASE, SIGNED = "demo.telling", "demo.telling.db", "demo.telling.checkpoints"


def _place(name: str) -> Path:
    return Path(current_app.config["HOME"]) / name


def database_file() -> Path:
    return Path(str(make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).database))


def kept() -> bool:
    """Only of SQLite are copies kept; on PostgreSQL a demo that broke off is dropped by hand."""
    return db.engine.dialect.name == "sqlite"


def under_way() -> bool:
    return _place(NUMBER).exists()


def keep(chapters: int) -> None:
    """So many chapters are told: this is where a next run begins."""
    if not kept():
        return
    db.session.remove()
    _copied(database_file(), _place(DATABASE))
    _place(SIGNED).unlink(missing_ok=True)
    if current_app.config["CHECKPOINTS"].exists():
        shutil.copyfile(current_app.config["CHECKPOINTS"], _place(SIGNED))
    draft = _place(f".{NUMBER}")
    draft.write_text(str(chapters))
    draft.rename(_place(NUMBER))


def take_back() -> int:
    """Put the database back to the end of the last chapter told; how many that are."""
    db.session.remove()
    db.engine.dispose()
    _copied(_place(DATABASE), database_file())
    current_app.config["CHECKPOINTS"].unlink(missing_ok=True)
    if _place(SIGNED).exists():
        shutil.copyfile(_place(SIGNED), current_app.config["CHECKPOINTS"])
    return int(_place(NUMBER).read_text())


def end() -> None:
    for name in (NUMBER, DATABASE, SIGNED):
        _place(name).unlink(missing_ok=True)


def _copied(origin: Path, target: Path) -> None:
    with closing(sqlite3.connect(origin)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
