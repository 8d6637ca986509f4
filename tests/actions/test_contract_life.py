"""One contract from draft to archive through the verbs, and the log that tells it."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions import documents, matters
from review.actions.unit_of_work import Invalid, Refused
from review.demo import papers
from review.demo.office import person
from review.law.vocabulary import Status
from review.registers.facts import valid_approval
from review.registers.log import verify
from tests.told import story


def test_a_contract_reaches_the_archive_and_the_log_replays_to_it(app: Flask) -> None:
    matter = story.archived("parking", story.PARKING)
    assert matter.status is Status.ARCHIVED
    verdict = verify()
    assert verdict.faults == ()
    assert verdict.size > 20


def test_a_new_text_voids_the_approval(app: Flask) -> None:
    matter = story.approved("parking", story.PARKING)
    assert valid_approval(matter) is not None
    other = documents.submit("换.docx", story.certificate("换了的合同"))
    documents.add_revision(matter, other, by=person("zhoumin"))
    assert valid_approval(matter) is None
    assert matter.status is Status.OPINED


def test_the_second_of_two_who_take_one_step_is_told_why_not(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    matters.step(matter, "accept", by=person("wangfang"))
    with pytest.raises(Refused, match="事项现为“待分办”"):
        matters.step(matter, "accept", by=person("wangfang"))


def test_counsel_who_has_not_declared_cannot_annotate(app: Flask) -> None:
    matter = story.assigned("parking", story.PARKING)
    with pytest.raises(Refused):
        story.annotate(matter)


def test_the_same_file_again_is_no_revision(app: Flask) -> None:
    matter = story.opened("parking", story.PARKING)
    again = documents.submit("同.docx", papers.write("parking"))
    with pytest.raises(Refused, match="完全相同"):
        documents.add_revision(matter, again, by=person("zhoumin"))


def test_a_matter_is_assigned_to_counsel_of_a_firm_and_to_nobody_else(app: Flask) -> None:
    matter = story.submitted("parking", story.PARKING)
    matters.step(matter, "accept", by=person("wangfang"))
    with pytest.raises(Invalid, match="请选择在册的法律顾问"):
        matters.assign(matter, person("lijianguo"), by=person("wangfang"))
    assert matter.assignment is None
