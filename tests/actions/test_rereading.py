"""A text that an older rule read is read once more."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select, text

from review.actions import rereading
from review.extensions import db
from review.models import Rereading, guards
from tests.told import story


def read_by_the_older_rule() -> None:
    db.session.rollback()
    with db.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text("UPDATE revision SET text_hash = substr(text_hash, 4)"))
        guards.set_up(connection)


def test_each_text_is_read_again_once(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    read_by_the_older_rule()
    assert rereading.reread() == 1
    again = db.session.scalars(select(Rereading)).one()
    assert again.text_hash.startswith("s2:")
    assert again.revision.matter_id == matter.id
    assert rereading.reread() == 0
