"""A question waits for the way in which its subject is decided, open or closed."""

from __future__ import annotations

import pytest
from flask import Flask

from review.actions.terms import ConsultationTerms
from review.demo.office import person
from review.law.vocabulary import Conclusion
from tests.told import consultations
from tests.waiting import tasks


@pytest.mark.parametrize(
    ("terms", "conclusion", "expected"),
    [
        (consultations.CAMERAS, Conclusion.FEASIBLE, "提请审批"),
        (consultations.PLATFORM, Conclusion.LAWFUL, "提请集体讨论"),
        (consultations.PARKING_PLAN, Conclusion.UNLAWFUL, "提请集体讨论"),
    ],
)
def test_a_question_waits_for_the_way_its_subject_is_decided(
    app: Flask, terms: ConsultationTerms, conclusion: Conclusion, expected: str
) -> None:
    consultations.opined(terms, conclusion)
    assert [task.label for task in tasks(person("zhoumin"))] == [expected]
