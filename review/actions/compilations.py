"""制度汇编 and 发文目录, bound from what is on record; an edition of 汇编 is kept as it was issued."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import current_app

from review import clock
from review.actions import log, procedure
from review.actions.documents import keep, reading
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law import compilations as law
from review.law.permissions import Duty
from review.models import CompilationEdition, Person
from review.paper.issuing import compilation as paper
from review.registers import compilations as register
from review.registers.books import REGISTERS, grammar
from review.registers.books.documents import IN_FORCE, Record
from review.registers.facts import latest_revision

TITLE = "内部制度汇编"


def issue(*, by: Person) -> CompilationEdition:
    """The next edition, of all rules in force now; it is never changed afterwards."""
    with unit_of_work():
        procedure.require_duty(Duty.ISSUE_COMPILATION, by=by)
        bound = _bound(grammar.records(REGISTERS["rules"], by, {}))
        last = register.newest()
        number = last.number + 1 if last else 1
        contents = json.dumps([[one.number, one.title] for one in bound], ensure_ascii=False)
        same = last.number if last and last.contents == contents else 0
        procedure.demand(law.ISSUE, law.Edition(len(bound), same))
        office = current_app.config["REVIEW_OFFICE"]
        content = paper.compilation(f"{TITLE}（第{number}版）", bound, office, clock.today())
        edition = CompilationEdition(
            number=number, rules=len(bound), contents=contents, sha256=keep(content), by_id=by.id
        )
        db.session.add(edition)
        db.session.flush()
        log.append(
            "issue_compilation", by=by, object={"id": edition.id, "sha256": edition.sha256},
            ledger=f"{TITLE}第{number}版", documents=edition.rules,
        )  # fmt: skip
        return edition


def rules(records: Sequence[Record]) -> bytes:
    """Every internal rule in force among these, in the order of their numbers."""
    office = current_app.config["REVIEW_OFFICE"]
    return paper.compilation(TITLE, _bound(records), office, clock.today())


def _bound(records: Sequence[Record]) -> list[paper.Bound]:
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
    return bound


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
