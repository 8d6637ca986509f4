"""制度汇编 and 发文目录, bound from what is on record."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app

from review import clock
from review.actions.documents import reading
from review.paper.issuing import compilation as paper
from review.registers.books.documents import IN_FORCE, Record
from review.registers.facts import latest_revision


def rules(records: Sequence[Record]) -> bytes:
    """Every internal rule in force among these, in the order of their numbers."""
    bound = []
    for one in sorted(records, key=lambda record: record.issue.id):
        revision = latest_revision(one.matter)
        if one.matter.status not in IN_FORCE or revision is None:
            continue
        bound.append(
            paper.Bound(
                one.issue.number, one.matter.title, one.matter.section.name, one.issue.formed_on,
                reading(revision),
            )
        )  # fmt: skip
    office = current_app.config["REVIEW_OFFICE"]
    return paper.compilation("内部制度汇编", bound, office, clock.today())


def annual_list(year: int, records: Sequence[Record]) -> bytes:
    """发文目录: what was formed in that year, for the filing authority by the end of January."""
    listed = [
        paper.Listed(
            bound.issue.number,
            bound.matter.title,
            bound.matter.normative.issuer.label if bound.matter.normative else "",
            bound.issue.formed_on,
            bound.publication.published_on if bound.publication else None,
            bound.matter.status.label,
        )
        for bound in sorted(records, key=lambda record: record.issue.formed_on)
        if bound.issue.formed_on.year == year
    ]
    office = current_app.config["REVIEW_OFFICE"]
    return paper.annual_list(year, listed, office, clock.today())
