"""What was not read in the original is a doubt of the office: 设置 says it, nothing else does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from review.law import (
    act_requirements,
    classification,
    filing,
    filing_events,
    filing_package,
    meetings,
    performance,
)
from review.law.kinds import ROWS
from review.law.settings import ROWS as SETTINGS
from review.law.sources import DOUBTS, SOURCES
from tests.house.sources import TEMPLATES


def _cited() -> Iterator[str]:
    """Every authority and every label that a page or a letter prints."""
    for row in ROWS:
        for step in row.chapter.steps:
            yield from (step.basis, step.label, *(need.label for need in step.needs))
        yield from (one.basis for one in row.materials)
        yield from (item.basis for one in row.checklists for item in one.items)
    yield from (one.basis for one in classification.ROWS)
    yield from (one.basis for routes in filing.ROUTES.values() for one in routes)
    yield from (one.basis for one in filing_events.ROWS.values())
    yield from (filing_package.PRECONDITION, filing_package.GOVERNMENT, filing_package.CONGRESS)
    yield from performance.ALARM_BASIS.values()
    yield from (one.basis for one in performance.ROWS.values())
    yield from (one.basis for one in meetings.ENTRIES)
    yield from (one.basis for needs in act_requirements.ACTS.values() for one in needs)
    yield from (one.source for one in SETTINGS.values())


@pytest.mark.parametrize("doubt", DOUBTS)
def test_no_authority_that_is_printed_says_that_it_was_not_read(doubt: str) -> None:
    assert not [one for one in _cited() if doubt in one]


@pytest.mark.parametrize("doubt", DOUBTS)
def test_no_template_says_it_of_its_own(doubt: str) -> None:
    assert not [file.name for file in TEMPLATES.rglob("*.html") if doubt in file.read_text("utf-8")]


def test_certainty_is_drawn_in_the_settings_alone() -> None:
    drawn = {
        file.parent.name
        for file in TEMPLATES.rglob("*.html")
        if "certainty.value" in file.read_text("utf-8")
    }
    assert drawn <= {"settings", "checklists"}


def test_every_source_in_doubt_is_cited_and_says_what_is_open() -> None:
    whole = "\n".join(_cited())
    for one in SOURCES:
        assert one.name in whole, one.name
        assert one.note
