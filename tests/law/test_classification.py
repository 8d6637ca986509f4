"""认定: every set of answers, the finding it leads to, and that it says why."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from review.law.classification import ROWS, Answers, classify
from review.law.kinds import FOUND
from review.law.vocabulary import Classified, Issuer, Kind

YES_NO = (True, False)
EVERY = [Answers(issuer, *rest) for issuer in Issuer for rest in product(YES_NO, repeat=4)]


def expected(answers: Answers) -> Classified:
    """The rule in other words: a body without power, then the definition, then what is inside."""
    if answers.issuer is Issuer.INNER:
        return Classified.REFUSED
    if answers.outside and answers.general and answers.repeated:
        return Classified.NORMATIVE
    if not answers.outside and answers.repeated:
        return Classified.INTERNAL
    return Classified.OTHER


@pytest.mark.parametrize("answers", EVERY, ids=str)
def test_every_set_of_answers_has_its_finding_and_reason(answers: Answers) -> None:
    row = classify(answers)
    assert row.finding is expected(answers)
    assert row.reason.endswith("。")
    assert row.basis


def test_every_row_decides_some_set_of_answers() -> None:
    unlisted = [replace(answers, entitled=False) for answers in EVERY]
    assert {classify(answers) for answers in (*EVERY, *unlisted)} == set(ROWS)


def test_an_unpublished_text_that_binds_others_is_told_to_be_published() -> None:
    row = classify(Answers(Issuer.CENTRE, False, True, True, True))
    assert row.finding is Classified.NORMATIVE
    assert "应当按行政规范性文件制定并公布" in row.reason


def test_only_the_two_kinds_of_document_come_of_a_finding() -> None:
    assert set(FOUND.values()) == {Kind.NORMATIVE, Kind.INTERNAL}
