"""The migrations go up and down on both engines, say what the models say, and keep every guard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DatabaseError

from review.actions import log
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import grams, guards
from tests.databases import Templates
from tests.house.sources import ROOT


def tables() -> set[str]:
    """Those the models answer for; the index of grams keeps tables of its own beside them."""
    names = inspect(db.engine).get_table_names()
    return {name for name in names if not grams.ours(name, "table", {})}


def indexed() -> bool:
    found = inspect(db.engine)
    if db.engine.dialect.name == "sqlite":
        return grams.TABLE in found.get_table_names()
    there = "matter_text" in found.get_table_names()
    return there and grams.INDEX in {one["name"] for one in found.get_indexes("matter_text")}


def standing() -> frozenset[str]:
    with db.engine.connect() as connection:
        return guards.present(connection)


def test_a_migrated_database_is_what_the_models_say(app: Flask) -> None:
    check()
    assert tables() == {*db.metadata.tables, "alembic_version"}


def test_every_guard_stands_after_the_last_migration(app: Flask) -> None:
    assert standing() == guards.NAMES


def test_the_migrations_go_down_to_nothing_and_up_again(app: Flask) -> None:
    db.session.remove()
    downgrade(revision="base")
    assert (tables(), indexed()) == ({"alembic_version"}, False)
    assert standing() == frozenset()
    upgrade()
    assert (tables(), indexed()) == ({*db.metadata.tables, "alembic_version"}, True)
    assert standing() == guards.NAMES


@pytest.mark.parametrize("deed", ["UPDATE log_entry SET body = ''", "DELETE FROM log_entry"])
def test_the_database_itself_refuses_to_change_the_log(app: Flask, deed: str) -> None:

    with unit_of_work():
        log.append("sign_out", by=None)
    with pytest.raises(DatabaseError, match="append-only"), db.engine.begin() as connection:
        connection.execute(text(deed))


@pytest.mark.sure
def test_of_two_nodes_that_upgrade_at_once_one_does_and_the_other_waits(
    postgres: str, tmp_path: Path
) -> None:
    address = Templates(postgres).empty(tmp_path)
    node = {**os.environ, "REVIEW_MODE": "test", "REVIEW_DATABASE": address}
    nodes = [
        subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "review", "db", "upgrade"],
            cwd=ROOT, env={**node, "REVIEW_HOME": str(tmp_path / name)},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for name in ("first", "second")
    ]  # fmt: skip
    told = [node.communicate(timeout=240)[0] for node in nodes]
    # without the lock the second one fails: the tables it is to make are there
    assert [node.returncode for node in nodes] == [0, 0], told
    engine = create_engine(address)
    with engine.connect() as connection:
        assert guards.present(connection) == guards.NAMES
    engine.dispose()
    Templates(postgres).drop(address)
