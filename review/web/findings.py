"""What the checks find in a matter's newest text, for the pages on which somebody decides."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from review.actions import documents
from review.checks import disputes
from review.checks.finding import Finding
from review.models import Matter, Revision


@dataclass(frozen=True)
class Found:
    finding: Finding
    clause: str
    href: str


def of_nature(matter: Matter, revision: Revision | None) -> list[Found]:
    """The rules that a contract's 合同性质 decides on; empty for other matters and without a text."""
    if matter.contract is None or revision is None:
        return []
    paragraphs = list(documents.reading(revision).paragraphs())
    found = disputes.find([one.text for one in paragraphs], matter.contract.nature)
    page = url_for("documents.read", id=matter.id, number=revision.number)
    return [
        Found(one, paragraphs[one.place].label, f"{page}#{paragraphs[one.place].id}")
        for one in found
    ]
