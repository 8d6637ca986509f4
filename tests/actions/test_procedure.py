"""One deed asks the law once: what it is told of a matter is gathered once in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from review.actions import annotations as deeds
from review.actions import procedure
from review.actions.unit_of_work import unit_of_work
from review.demo import story as lives
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Reply, Status, StepName
from review.models import Matter
from review.registers.facts import annotations_of
from tests.statements import counted
from tests.told import story


@contextmanager
def transactions() -> Iterator[list[int]]:
    """How often each transaction asked which records there are, which the facts alone ask."""
    counts = [0]

    def asked(_: Any, __: Any, statement: str, *rest: Any) -> None:
        counts[-1] += "SELECT 'comparison'" in statement

    def ended(_: Any) -> None:
        counts.append(0)

    engine = db.engine
    event.listen(engine, "before_cursor_execute", asked)
    event.listen(engine, "commit", ended)
    event.listen(engine, "rollback", ended)
    try:
        yield counts
    finally:
        event.remove(engine, "before_cursor_execute", asked)
        event.remove(engine, "commit", ended)
        event.remove(engine, "rollback", ended)


@pytest.mark.parametrize(
    ("chapter", "status"),
    [(lives.cleared, Status.CLEARED), (lives.archived, Status.ARCHIVED)],
)
def test_no_deed_of_a_whole_life_gathers_the_facts_twice(
    app: Flask, chapter: Callable[..., Matter], status: Status
) -> None:
    with transactions() as counts:
        matter = chapter("parking", story.PARKING)
    assert matter.status is status
    assert counts.count(1) > 5
    assert max(counts) == 1


def test_many_answers_in_one_deed_gather_no_facts(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    answers = {note.id: (Reply.PARTLY, "另有约定") for note in annotations_of(matter)}
    assert len(answers) > 2
    with transactions() as counts:
        deeds.answer_all(matter, answers, by=person("zhoumin"))
    assert sum(counts) == 0


def test_a_step_reads_its_matter_once_and_under_the_lock(app: Flask) -> None:
    matter, by = story.submitted("parking", story.PARKING), person("wangfang")
    with unit_of_work(), counted() as sent:
        procedure.check(matter, StepName.ACCEPT, by=by)
    assert sum("FROM matter LEFT" in statement for statement in sent) == 1
    assert sum("FROM person LEFT" in statement for statement in sent) == 1
    assert not [statement for statement in sent if "\nFROM person \n" in statement]
