"""制度汇编: an edition is kept as it was issued, whatever becomes of its rules afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from review import clock
from review.actions import compilations, upkeep
from review.actions.documents import store
from review.actions.unit_of_work import Refused
from review.demo.drafts import DUTY
from review.demo.normative import INTERNAL
from review.demo.office import person
from review.law.vocabulary import Upkept
from review.registers import compilations as register
from review.registers.log import verify
from tests.told import carry, normative

ClientOf = Callable[[str], FlaskClient]


def test_an_edition_stays_as_it_was_issued(app: Flask) -> None:
    with pytest.raises(Refused, match="没有现行有效的内部制度，不能印发汇编"):
        compilations.issue(by=person("wangfang"))
    first, second = (carry(DUTY, normative.archive, INTERNAL) for _ in range(2))
    with pytest.raises(Refused, match="“印发制度汇编”只限"):
        compilations.issue(by=person("zhoumin"))
    edition = compilations.issue(by=person("wangfang"))
    before = store().get(edition.sha256)
    assert (edition.number, edition.rules) == (1, 2)
    with pytest.raises(Refused, match="与第1版相同，不必印发新版"):
        compilations.issue(by=person("wangfang"))
    ended = upkeep.Decided(Upkept.REPEALED, clock.today(), "主任办公会", "不再需要")
    upkeep.decide(first, ended, by=person("wangfang"))
    again = compilations.issue(by=person("wangfang"))
    assert [one.rules for one in register.every()] == [1, 2]
    assert [title for _, title in register.contents(again)] == [second.title]
    assert store().get(edition.sha256) == before
    assert verify().faults == ()


def test_the_office_issues_it_on_its_page(bare_app: Flask, client_of: ClientOf) -> None:
    office, address = client_of("wangfang"), "/registers/rules/editions"
    refused = office.post(address)
    assert (refused.status_code, "没有现行有效的内部制度" in refused.text) == (422, True)
    with bare_app.app_context():
        carry(DUTY, normative.archive, INTERNAL)
    assert office.post(address).status_code == 303
    assert DUTY.terms.title in client_of("zhoumin").get(address).text
    assert office.get(f"{address}/1.docx").data.startswith(b"PK")
    assert office.get(f"{address}/2.docx").status_code == 404
