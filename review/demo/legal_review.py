"""The demo's legal reviewer: reads counsel's advice, follows it and issues the office's own opinion."""

from __future__ import annotations

from review.actions import legal_reviews
from review.demo.office import person
from review.law.vocabulary import Reply
from review.models import Matter, Opinion
from review.registers.facts import latest_opinion, latest_revision


def follow(matter: Matter) -> Opinion:
    revision, advice = latest_revision(matter), latest_opinion(matter)
    assert revision is not None
    assert advice is not None
    said = legal_reviews.Review(
        advice.conclusion, advice.text, Reply.ADOPTED, disposition=advice.disposition
    )
    return legal_reviews.issue(matter, revision, said, by=person("linhua"))
