"""What is kept in the process is what the records say, after any deed, and ends with what may change it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from review import clock
from review.actions import accounts, charges, matters, people
from review.actions import annotations as threads
from review.actions import settings as changes
from review.actions.unit_of_work import Invalid, Refused, unit_of_work
from review.demo.office import person
from review.extensions import db
from review.law.settings import PERIODS
from review.law.vocabulary import Conclusion, Reply, StepName
from review.models import Annotation, Matter
from review.registers import cache, desk_facts, matter_list, settings
from review.registers.batching import rows
from review.registers.desk_facts import Known
from review.registers.matter_list import MatterRow
from review.registers.turn_names import Turns
from tests.told import story

Deed = Callable[[Matter, Annotation], object]
CHANCE = random.Random(16)


def reply(matter: Matter, note: Annotation) -> object:
    said = CHANCE.choice([Reply.ADOPTED, Reply.DECLINED])
    return threads.answer(note, said, "双方另有约定", by=person("zhoumin"))


DEEDS: tuple[Deed, ...] = (
    reply,
    lambda matter, note: threads.remark(note, "请再看", by=person("zhoumin")),
    lambda matter, note: threads.remark(note, "已看", by=person("chenlu")),
    lambda matter, note: threads.confirm(note, by=person("lijianguo")),
    lambda matter, note: threads.settle(note, by=person("chenlu")),
    lambda matter, note: threads.reopen(note, "尚未改妥", by=person("chenlu")),
    lambda matter, note: charges.charge(note, person("zhoumin"), by=person("chenlu")),
    lambda matter, note: threads.withdraw(note, by=person("chenlu")),
    lambda matter, note: story.annotate(matter, 1),
    lambda matter, note: story.opine(
        matter, CHANCE.choice([Conclusion.REVISE, Conclusion.SIGNABLE])
    ),
    lambda matter, note: matters.step(matter, StepName.PROPOSE, by=person("zhoumin")),
    lambda matter, note: matters.step(matter, StepName.RESUBMIT, by=person("zhoumin")),
    lambda matter, note: matters.open_matter(story.PARKING, by=person("zhoumin")),
)


def known() -> dict[int, Known]:
    """Of every matter, as the desk knows it now."""
    db.session.rollback()
    by_id = {matter.id: matter for matter in db.session.scalars(select(Matter))}
    return dict(desk_facts.of_all(by_id, lambda ids: [by_id[id] for id in ids]))


def read() -> dict[int, Known]:
    """Of every matter, from its records."""
    db.session.rollback()
    return {matter.id: desk_facts.of(matter) for matter in db.session.scalars(select(Matter))}


def listed() -> list[MatterRow]:
    """The rows of the list as its page shows them now."""
    return matter_list.shown(person("wangfang"), db.session.scalars(select(Matter.id)).all())


def test_after_any_deed_pages_know_what_the_records_say(app: Flask) -> None:
    story.annotate(story.reviewing("parking", story.PARKING))
    story.opined("parking", story.PARKING)
    done = held = 0
    for _ in range(60):
        before, _ = known(), listed()
        matter = CHANCE.choice(
            list(db.session.scalars(select(Matter).order_by(Matter.id).limit(2)))
        )
        note = CHANCE.choice(list(rows(Annotation, matter)))
        try:
            CHANCE.choice(DEEDS)(matter, note)
        except (Refused, Invalid):
            continue
        after = known()
        assert after == read()
        assert listed() == list(matter_list.rows([row.id for row in listed()]))
        done += 1
        held += any(after[id] is one for id, one in before.items())
    assert min(done, held) > 5, (done, held)


def test_an_event_of_a_thread_ends_what_is_known_of_its_matter_alone(app: Flask) -> None:
    first, second = (story.opined("parking", story.PARKING) for _ in range(2))
    before = known()
    threads.remark(rows(Annotation, first)[0], "请看", by=person("chenlu"))
    after = known()
    assert after[second.id] is before[second.id]
    assert after[first.id].threads.from_counsel == 1
    threads.settle(rows(Annotation, second)[0], by=person("chenlu"))
    assert known()[first.id] is after[first.id]


def test_other_events_end_what_they_can_change_and_coming_in_ends_nothing(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    before, turns, shown = known(), Turns.now(), cache.until_an_event("shown", object)
    people.switch_to("wangfang", "")
    assert known()[matter.id] is before[matter.id]
    assert Turns.now() is turns
    assert cache.until_an_event("shown", object) is shown
    matters.open_matter(story.PARKING, by=person("zhoumin"))
    assert known()[matter.id] is not before[matter.id]
    assert cache.until_an_event("shown", object) is not shown
    assert Turns.now() is turns  # a matter that comes is nobody who comes
    accounts.disable(person("zhaoyi"), by=person("zhengqi"))
    assert Turns.now() is not turns


def test_a_new_day_ends_all(app: Flask) -> None:
    matter = story.opined("parking", story.PARKING)
    before = known()
    with clock.stopped(clock.now() + timedelta(1)):
        assert known()[matter.id] is not before[matter.id]


def test_a_log_that_is_another_ends_all(app: Flask) -> None:
    """A copy that was put back: as long as the log that was known, or longer, and not its continuation."""
    matter = story.opined("parking", story.PARKING)
    before = known()
    now = app.extensions[cache.NAME]
    app.extensions[cache.NAME] = replace(now, root="0" * 64, leaf="0" * 64)
    assert known()[matter.id] is not before[matter.id]
    app.extensions[cache.NAME] = replace(now, size=now.size + 9, root="0" * 64)
    assert known()[matter.id] is not before[matter.id]


def test_a_deed_asks_the_records_themselves(app: Flask) -> None:
    story.opined("parking", story.PARKING)
    known()
    asked = []
    with unit_of_work():
        assert cache.of_matters() == {}
        for _ in range(2):
            cache.of_office("people", lambda: asked.append(1))
            cache.until_an_event("records", lambda: asked.append(1))
    assert len(asked) == 4


def test_a_setting_holds_from_its_event_on(app: Flask) -> None:
    key = next(iter(PERIODS))
    row = settings.period(key)
    changes.change(key, str(row.amount + 1), row.unit.value, "本机关决定", by=person("wangfang"))
    assert settings.period(key).amount == row.amount + 1
