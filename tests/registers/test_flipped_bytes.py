"""Bytes flipped anywhere in the database, in the files and in an export: each is found, or a written
line says why it decides nothing."""

from __future__ import annotations

import random
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask, current_app
from sqlalchemy import Integer, make_url, select, text

from review.actions import case_file, documents
from review.actions.log import sign_head
from review.demo import normative
from review.demo.drafts import SERVICE
from review.demo.office import person
from review.evidence import verify as alone
from review.extensions import db
from review.models import Matter, guards
from review.models.deciding import BY_TABLE, NEUTRAL
from review.registers.log import committed, verify, witness
from review.storage import Damaged
from tests.told import story

# What NEUTRAL says of the log's own tables holds for the columns that nothing else recomputes.
PROVEN = {"log_entry": None, "log_head": None, "checkpoint": {"size", "note"}}
FAR = 10**6  # where no row has its number


class Cell(NamedTuple):
    """One value of the database; `number` is SQLite's own of the row, and the value where `key`."""

    table: str
    column: str
    number: int
    value: Any
    key: bool

    @property
    def excused(self) -> str:
        """The line that says why it decides nothing; "" where it must be found."""
        row = BY_TABLE.get(self.table)
        if row:
            return dict(row.caches).get(self.column, "")
        columns = PROVEN.get(self.table, set())
        return "" if columns is None or self.column in columns else NEUTRAL[self.table]


def cells(raw: sqlite3.Connection) -> dict[str, list[Cell]]:
    """Every value there is, by table."""
    found: dict[str, list[Cell]] = {}
    for table in db.metadata.sorted_tables:
        names = [column.name for column in table.columns]
        keys = [column.name for column in table.primary_key if isinstance(column.type, Integer)]
        listed = ", ".join(f'"{name}"' for name in names)
        for number, *values in raw.execute(f'SELECT rowid, {listed} FROM "{table.name}"'):
            found.setdefault(table.name, []).extend(
                Cell(table.name, name, number, value, [name] == keys)
                for name, value in zip(names, values, strict=True)
                if value not in (None, "")
            )
    return found


def flipped(cell: Cell, dice: random.Random) -> Any:
    """The value with one bit of one character, or of the number, turned over."""
    if isinstance(cell.value, str):
        at = dice.randrange(len(cell.value))
        return f"{cell.value[:at]}{chr(ord(cell.value[at]) ^ 1)}{cell.value[at + 1 :]}"
    if cell.key:
        return cell.value + FAR
    return cell.value + 1 if isinstance(cell.value, float) else cell.value ^ 1


def as_read(cell: Cell) -> Any:
    """What the program takes the cell for: the mark between day and hour is none of it."""
    query = select(db.metadata.tables[cell.table].c[cell.column])
    with committed() as connection:
        return connection.scalar(query.where(text("rowid = :number")), {"number": cell.number})


@contextmanager
def changed(raw: sqlite3.Connection, cell: Cell, value: Any) -> Iterator[None]:
    """While the block runs the cell holds this; raise IntegrityError where the table takes none such."""
    change = f'UPDATE "{cell.table}" SET "{cell.column}" = ? WHERE rowid = ?'
    raw.execute(change, (value, cell.number))
    try:
        yield
    finally:
        raw.execute(change, (cell.value, value if cell.key else cell.number))


@pytest.fixture
def raw(app: Flask) -> Iterator[sqlite3.Connection]:
    """The database of an office with a contract and a document, as whoever owns it opens it."""
    story.archived("parking", story.PARKING)
    story.opined("hotline", story.HOTLINE)
    sign_head()
    assert verify().faults == ()
    yield from opened()


def opened() -> Iterator[sqlite3.Connection]:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
    address = make_url(current_app.config["SQLALCHEMY_DATABASE_URI"])
    held = sqlite3.connect(str(address.database), isolation_level=None)
    held.execute("PRAGMA ignore_check_constraints = ON")
    yield held
    held.close()


def flip_cells(raw: sqlite3.Connection, many: int) -> None:
    """Turn `many` bits over, one after another; each is found or excused."""
    dice, by_table, done = random.Random(20261128), cells(raw), 0
    missed = []
    while done < many:
        cell = dice.choice(by_table[dice.choice(sorted(by_table))])
        whole = as_read(cell)
        try:
            with changed(raw, cell, flipped(cell, dice)):
                if not cell.excused and not verify().faults and as_read(cell) != whole:
                    missed.append(cell)
        except sqlite3.IntegrityError:
            continue
        done += 1
    assert not missed
    assert verify().faults == ()


def flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def flip_files(many: int) -> None:
    """A file of the store is not given out; a byte of the signer's record is told."""
    dice, store = random.Random(20261128), documents.store()
    files = sorted(file for file in store.root.rglob("*") if file.is_file())
    for number in range(many):
        file = witness().file if number % 5 == 0 else dice.choice(files)
        whole = file.read_bytes()
        file.write_bytes(flip(whole, dice))
        if file == witness().file:
            assert verify().faults
        else:
            with pytest.raises(Damaged):
                store.get(file.name)
        file.write_bytes(whole)


def flip_export(matter: Matter | None, file: Path, many: int) -> None:
    """What survives is in the zip's own headers: every member is as it was."""
    whole = case_file.export(matter, by=person("wangfang"))
    dice = random.Random(20261128)
    file.write_bytes(whole)
    assert alone.main([str(file)]) == 0
    honest = members(file)
    for _ in range(many):
        file.write_bytes(flip(whole, dice))
        assert alone.main([str(file)]) != 0 or members(file) == honest


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.default_engine
def test_a_flipped_byte_is_found_or_decides_nothing(
    raw: sqlite3.Connection, tmp_path: Path
) -> None:
    flip_cells(raw, 40)
    flip_files(10)
    flip_export(None, tmp_path / "case.zip", 10)


@pytest.mark.sure
@pytest.mark.timeout(3600)
@pytest.mark.default_engine
def test_a_thousand_flipped_bytes_are_found_or_decide_nothing(app: Flask, tmp_path: Path) -> None:
    matter = story.archived("parking", story.PARKING)
    normative.carry(SERVICE, None, normative.NORMATIVE)
    sign_head()
    for raw in opened():
        flip_cells(raw, 1000)
    flip_files(100)
    flip_export(matter, tmp_path / "case.zip", 100)
    flip_export(None, tmp_path / "case.zip", 100)
