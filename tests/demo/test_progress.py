"""A first run that was killed goes on where it stood; a reset begins anew."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from review.actions import log
from review.demo import office, progress
from review.extensions import db
from review.law.vocabulary import Status
from review.models import Matter, Person
from review.registers.log import verify
from tests.told import story

pytestmark = pytest.mark.default_engine


class Killed(BaseException):
    pass


def killed() -> None:
    story.submitted("hotline", story.HOTLINE)  # half a part
    raise Killed


def parts(last: object = None) -> tuple:
    def first() -> None:
        story.proposed("parking", story.PARKING)
        log.sign_head()

    return (first, killed if last is None else last)


def test_what_was_killed_goes_on_after_the_last_part_that_ended(app: Flask) -> None:
    progress.keep(0)  # the cast is in this test's database already
    with pytest.raises(Killed):
        office.settle(parts=parts())
    assert len(db.session.scalars(select(Matter)).all()) == 2
    db.session.remove()
    app.extensions.pop("review_log", None)
    said: list[str] = []
    office.settle(said.append, parts(lambda: story.submitted("lease", story.LEASE)))
    assert said[0] == "演示数据上次没有写完，从第2部分继续"
    found = {one.status for one in db.session.scalars(select(Matter))}
    assert len(db.session.scalars(select(Matter)).all()) == 2
    assert Status.SUBMITTED in found
    assert not progress.under_way()
    assert verify().faults == ()
    office.settle(said.append, parts())
    assert len(said) == 2


def test_a_reset_is_for_the_demo_and_begins_anew(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = app.test_cli_runner()
    assert "才有演示数据" in run.invoke(args=["seed", "--reset"]).output
    monkeypatch.setitem(app.config, "DEMO", True)
    monkeypatch.setattr(office, "chapters", lambda: ())
    person = db.session.scalars(select(Person).filter_by(account="zhoumin")).one()
    person.name = "改过的名字"
    db.session.commit()
    db.session.remove()
    answer = run.invoke(args=["seed", "--reset"])
    assert answer.exit_code == 0, answer.output
    assert office.person("zhoumin").name == "周敏"
