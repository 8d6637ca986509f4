"""The migrations go up and down on both engines, say what the models say, and keep every guard."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from review.actions import log
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.models import grams, guards


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
