"""Databases made once and copied for each test: a file of SQLite, a template of PostgreSQL."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

PREFIX = "sqlite:///"


class Databases(Protocol):
    def empty(self, folder: Path) -> str:
        """The address of a new database, in the folder where it is a file."""

    def copy(self, address: str, folder: Path) -> str:
        """The address of a copy; nobody may be connected to the original."""

    def drop(self, address: str) -> None:
        """It is not needed any more; nobody may be connected to it."""

    def replace(self, address: str, by: str) -> None:
        """Put a copy of the second in the place of the first; nobody may be connected to either."""


class Files:
    def empty(self, folder: Path) -> str:
        return f"{PREFIX}{folder / 'review.db'}"

    def copy(self, address: str, folder: Path) -> str:
        copied = self.empty(folder)
        self.replace(copied, address)
        return copied

    def drop(self, address: str) -> None:
        Path(address.removeprefix(PREFIX)).unlink()

    def replace(self, address: str, by: str) -> None:
        shutil.copy(by.removeprefix(PREFIX), address.removeprefix(PREFIX))


QUICKLY = "STRATEGY FILE_COPY"  # a third of the time of the write-ahead log, where files are cloned
# Nothing on that server outlives the run.
CARELESS = {
    "max_wal_size": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
MEMORY = Path("/dev/shm")  # where copying a database of 350 files costs a tenth
ENOUGH = 4 << 30  # bytes; a whole run on two cores needs a quarter of it


def roomiest() -> Path | None:
    """Where a throw-away server should lie: in memory, if there is plenty; None for the usual place."""
    try:
        told = re.search(r"MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text())
        free = min(shutil.disk_usage(MEMORY).free, int(told[1]) << 10 if told else 0)
    except OSError:
        return None
    return MEMORY if free > ENOUGH else None


class Templates:
    """On one throw-away server; `base` is the address of its own database."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.server, _, self.rest = base.partition("/postgres?")
        self._set(CARELESS | {"file_copy_method": "clone"})
        try:
            self.drop(self._create(f"TEMPLATE template1 {QUICKLY}"))
        except OperationalError:  # a kernel that clones no files
            self._set({"file_copy_method": "copy"})

    def empty(self, folder: Path) -> str:
        return self._create("TEMPLATE template0 ENCODING 'UTF8'")

    def copy(self, address: str, folder: Path) -> str:
        return self._create(f"TEMPLATE {self._name(address)} {QUICKLY}")

    def drop(self, address: str) -> None:
        self._say(f"DROP DATABASE {self._name(address)}")

    def replace(self, address: str, by: str) -> None:
        name = self._name(address)
        self.drop(address)
        self._say(f"CREATE DATABASE {name} TEMPLATE {self._name(by)} {QUICKLY}")

    def _set(self, settings: Mapping[str, str]) -> None:
        for name, value in settings.items():
            self._say(f"ALTER SYSTEM SET {name} = '{value}'")
        self._say("SELECT pg_reload_conf()")

    def _create(self, how: str) -> str:
        name = f"review_{secrets.token_hex(4)}"
        self._say(f"CREATE DATABASE {name} {how}")
        return f"{self.server}/{name}?{self.rest}"

    def _name(self, address: str) -> str:
        return address.removeprefix(f"{self.server}/").partition("?")[0]

    def _say(self, statement: str) -> None:
        engine = create_engine(self.base, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()
