"""修订: a document from 认定 to 清理 and its successor, and a rule and its revision, linked both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import matters, procedure, successions, upkeep
from review.actions.unit_of_work import Refused
from review.demo.drafts import BOARDS, DUTY, RULES, Draft
from review.demo.normative import INTERNAL, NORMATIVE, Stage
from review.demo.office import person
from review.demo.story import days_ago
from review.law.vocabulary import Status, StepName, Upkept
from review.models import Matter, Publication
from review.registers import successions as register
from review.registers.batching import last
from review.registers.books import REGISTERS, grammar
from review.registers.log import verify
from tests.told import carry, normative

ClientOf = Callable[[str], FlaskClient]
TODAY = "主任办公会"


def revised(draft: Draft) -> Draft:
    terms = replace(draft.terms, title=f"{draft.terms.title}（修订）")
    return replace(draft, terms=terms)


def told(matter: Matter, draft: Draft, stages: tuple[tuple[int, Stage], ...]) -> None:
    for _, stage in stages:
        stage(matter, draft)


def decided(old: Matter, kind: Upkept) -> None:
    told = upkeep.Decided(kind, clock.today(), TODAY, "由修订后的文件替代。")
    upkeep.decide(old, told, by=person("wangfang"))


def test_a_rule_is_revised_by_a_successor_that_names_it_and_then_repealed(app: Flask) -> None:
    old = carry(DUTY, normative.archive, INTERNAL)
    draft = revised(DUTY)
    new = normative.opened(draft)
    successions.name(new, old, "增加夜间值班", by=person("zhoumin"))
    assert register.predecessor(new) is old
    assert register.successors(old) == [new]
    told(new, draft, INTERNAL[:-1])
    assert (old.status, new.status) == (Status.IN_FORCE, Status.IN_FORCE)
    decided(old, Upkept.REPEALED)
    office = person("wangfang")
    rules = {
        row.matter.title: row.matter.status
        for row in grammar.records(REGISTERS["rules"], office, {})
    }
    assert rules == {draft.terms.title: Status.IN_FORCE, DUTY.terms.title: Status.REPEALED}
    assert verify().faults == ()


def test_a_document_goes_from_its_finding_to_clean_up_and_its_successor(app: Flask) -> None:
    old = carry(BOARDS, normative.archive, NORMATIVE)
    decided(old, Upkept.AMENDED)
    assert old.status is Status.AMENDING
    draft = revised(BOARDS)
    new = normative.opened(draft)
    successions.name(new, old, "按清理决定修改", by=person("zhoumin"))
    assert old.status is Status.AMENDING  # it holds until its own repeal
    decided(old, Upkept.REPEALED)
    with pytest.raises(Refused, match="不是现行有效的"):
        successions.name(new, old, "", by=person("zhoumin"))
    assert register.successors(old) == [new]
    assert verify().faults == ()


def followed(
    old: Matter, draft: Draft, stages: tuple[tuple[int, Stage], ...], until: Stage
) -> Matter:
    """The life of the successor of `old`, up to and with a stage of the last working day."""
    names = [stage for _, stage in stages]
    kept, draft = stages[: names.index(until) + 1], revised(draft)
    begun = kept[-1][0] + 1
    with days_ago(begun):
        new = normative.opened(draft)
        successions.name(new, old, "修订", by=person("zhoumin"))
    for after, stage in kept:
        with days_ago(begun - after):
            stage(new, draft)
    return new


def test_a_document_is_replaced_on_the_day_its_successor_applies(app: Flask) -> None:
    old = carry(BOARDS, normative.archive, NORMATIVE)
    rule = carry(DUTY, normative.archive, INTERNAL)
    new = followed(old, BOARDS, NORMATIVE, normative.publish)
    followed(rule, DUTY, INTERNAL, normative.archive)
    with pytest.raises(Refused, match="不由系统自动办理"):
        procedure.take(old, StepName.REPEAL, by=None)
    with pytest.raises(Refused, match="系统不办理"):
        procedure.take(new, StepName.SUPERSEDE, by=None)
    assert successions.follow() == 1  # the rule is compiled, the document does not apply yet
    assert (rule.status, old.status) == (Status.SUPERSEDED, Status.IN_FORCE)
    published = last(Publication, new)
    assert published is not None
    moment = datetime.combine(published.effective_on, time(9), clock.OFFICE_ZONE)
    with clock.stopped(moment.astimezone(UTC)):
        assert successions.follow() == 1
        assert successions.follow() == 0
    assert old.status is Status.SUPERSEDED
    assert register.successors(old) == [new]
    assert verify().faults == ()


def test_one_revision_at_a_time_of_a_document_of_the_same_kind(app: Flask) -> None:
    old = carry(DUTY, normative.archive, INTERNAL)
    first, second = normative.opened(revised(DUTY)), normative.opened(revised(DUTY))
    other = normative.opened(RULES)
    drafter = person("zhoumin")
    successions.name(first, old, "", by=drafter)
    with pytest.raises(Refused, match=f"{first.number}.*已经写明修订这份文件"):
        successions.name(second, old, "", by=drafter)
    with pytest.raises(Refused, match="只能写明同一种类的文件"):
        successions.name(other, old, "", by=drafter)
    with pytest.raises(Refused, match="只限承办人"):
        successions.name(second, old, "", by=person("wangfang"))
    matters.step(first, "withdraw", by=drafter)
    successions.name(second, old, "", by=drafter)
    assert register.successors(old) == [second]


def test_the_drafter_names_it_on_its_page_and_both_pages_link(
    bare_app: Flask, client_of: ClientOf
) -> None:
    with bare_app.app_context():
        old, new = carry(DUTY, normative.archive, INTERNAL).id, normative.opened(revised(DUTY)).id
    drafter, address = client_of("zhoumin"), f"/matters/{new}/predecessor"
    assert DUTY.terms.title in drafter.get(address).text
    assert "请选择修订的文件" in drafter.post(address, data={"old": ""}).text
    assert drafter.post(address, data={"old": str(old)}).status_code == 303
    assert f'href="/matters/{old}"' in drafter.get(f"/matters/{new}").text
    assert f'href="/matters/{new}"' in drafter.get(f"/matters/{old}").text
    assert client_of("wangfang").get(address).status_code == 404
