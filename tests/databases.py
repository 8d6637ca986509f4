"""Databases made once and copied for each test: a file of SQLite, a template of PostgreSQL."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine, text

PREFIX = "sqlite:///"


class Databases(Protocol):
    def empty(self, folder: Path) -> str:
        """The address of a new database, in the folder where it is a file."""

    def copy(self, address: str, folder: Path) -> str:
        """The address of a copy; nobody may be connected to the original."""

    def replace(self, address: str, by: str) -> None:
        """Put a copy of the second in the place of the first; nobody may be connected to either."""


class Files:
    def empty(self, folder: Path) -> str:
        return f"{PREFIX}{folder / 'review.db'}"

    def copy(self, address: str, folder: Path) -> str:
        copied = self.empty(folder)
        self.replace(copied, address)
        return copied

    def replace(self, address: str, by: str) -> None:
        shutil.copy(by.removeprefix(PREFIX), address.removeprefix(PREFIX))


class Templates:
    """On one server; `base` is the address of its own database."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.server, _, self.rest = base.partition("/postgres?")

    def empty(self, folder: Path) -> str:
        return self._create("TEMPLATE template0 ENCODING 'UTF8'")

    def copy(self, address: str, folder: Path) -> str:
        return self._create(f"TEMPLATE {self._name(address)}")

    def replace(self, address: str, by: str) -> None:
        name = self._name(address)
        self._say(f"DROP DATABASE {name}")
        self._say(f"CREATE DATABASE {name} TEMPLATE {self._name(by)}")

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
