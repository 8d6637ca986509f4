"""A page of matters costs a fixed number of questions, and the answers are those of each alone."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from review.actions import documents, matters
from review.actions.unit_of_work import unit_of_work
from review.demo import papers
from review.demo.office import person
from review.extensions import db
from review.models import Matter
from review.registers.batching import batched, reading
from review.registers.facts import annotations_of, facts
from review.registers.threads import threads
from tests.statements import counted
from tests.told import story
from tests.waiting import tasks

CHAPTERS = (
    story.returned, story.assigned, story.opined, story.voided, story.cleared, story.archived,
)  # fmt: skip


def every() -> list[Matter]:
    db.session.rollback()
    db.session.expunge_all()
    return list(db.session.scalars(select(Matter).order_by(Matter.id)))


def test_facts_gathered_together_are_those_gathered_one_by_one(app: Flask) -> None:
    for chapter in CHAPTERS:
        chapter("parking", story.PARKING)
    alone = {one.id: (known := facts(one), threads(one, known)) for one in every()}
    asked = every()
    with batched(asked):
        gathered = {one.id: (known := facts(one), threads(one, known)) for one in asked}
    assert gathered == alone
    assert len({str(known) for known, _ in gathered.values()}) == len(CHAPTERS)


def test_outside_its_matters_the_block_changes_nothing(app: Flask) -> None:
    first, second = (story.opined("parking", story.PARKING) for _ in range(2))
    with batched([first]):
        assert facts(second).unanswered == facts(first).unanswered > 0
    story.answer_all(first)
    assert facts(first).unanswered == 0


def test_forty_matters_cost_no_more_questions_than_ten(app: Flask) -> None:
    for chapter in (story.reviewing, story.proposed):
        chapter("parking", story.PARKING)
    for _ in range(38):
        matters.open_matter(story.PARKING, by=person("zhoumin"))
    costs = []
    for most in (10, 10, 40):  # the first also asks for what is kept until an event
        asked = every()[:most]
        with counted() as sent, batched(asked):
            for one in asked:
                threads(one, facts(one))
        costs.append(len(sent))
    assert costs[1] == costs[2] <= costs[0] < 40, costs


def test_the_desk_of_forty_tasks_is_asked_for_in_a_fixed_number_of_questions(app: Flask) -> None:
    for _ in range(10):
        matters.open_matter(story.PARKING, by=person("zhoumin"))
    costs = []
    for more in (0, 30):
        for _ in range(more):
            matters.open_matter(story.PARKING, by=person("zhoumin"))
        db.session.rollback()
        db.session.expunge_all()
        me = person("zhoumin")
        with counted() as sent:
            found = tasks(me)
        assert len(found) == 10 + more
        costs.append(len(sent))
    assert costs[1] <= costs[0] < 40, costs


def test_a_contract_is_opened_with_its_text_in_at_most_sixty_questions(app: Flask) -> None:
    zhou, received = person("zhoumin"), documents.submit("合同.docx", papers.write("parking"))
    with counted() as sent, unit_of_work():
        matter = matters.open_matter(story.PARKING, by=zhou)
        documents.add_revision(matter, received, by=zhou)
    assert len(sent) <= 60


def test_what_a_page_read_of_its_matter_is_forgotten_by_a_deed(app: Flask) -> None:
    matter = story.reviewing("parking", story.PARKING)
    reading(matter)
    assert annotations_of(matter) == []
    with counted() as sent:
        assert annotations_of(matter) == []
    assert sent == []
    made = story.annotate(matter, 2)
    assert annotations_of(matter) == made
    assert db.session.info.get("together") is None
