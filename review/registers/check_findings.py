"""What the rules found in a matter's texts, and how each finding stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from review.checks.catalogue import rules
from review.checks.finding import Weight
from review.extensions import db
from review.models import CheckFinding, CheckRun, FindingAnswer, Matter, Revision
from review.registers.batching import kept


@dataclass(frozen=True)
class Standing:
    """A finding with what a person made of it, None where nobody did.

    `defect` is what its rule looks for, `innocent` its 可能误报.
    """

    finding: CheckFinding
    answer: FindingAnswer | None
    defect: str
    innocent: str


@dataclass(frozen=True)
class Findings:
    """What the rules found in one revision; `asked` is False while they are still at work."""

    asked: bool
    all: Sequence[Standing] = ()
    legislation: str = ""
    """The version of the table of statutes they were made with; "" for a run that kept none."""

    @property
    def open(self) -> dict[Weight, list[Standing]]:
        """Those nobody answered, by weight, the graver first; weights without any left out."""
        left = [each for each in self.all if each.answer is None]
        by_weight = {
            weight: [each for each in left if each.finding.severity == weight.value]
            for weight in Weight
        }
        return {weight: standings for weight, standings in by_weight.items() if standings}

    @property
    def answered(self) -> list[Standing]:
        return [each for each in self.all if each.answer is not None]


_LAST_RUN = (
    select(CheckRun)
    .where(CheckRun.revision_id == bindparam("revision"))
    .options(selectinload(CheckRun.findings))
    .order_by(CheckRun.id.desc())
    .limit(1)
)


def last_run(revision: Revision) -> CheckRun | None:
    """The newest run of the rules on this revision; a page that reads asks for it once."""

    def ask() -> CheckRun | None:
        return db.session.scalars(_LAST_RUN, {"revision": revision.id}).first()

    return kept((CheckRun, revision.id), ask)


def findings(revision: Revision) -> Findings:
    """How the findings of the last run on this revision stand."""
    run = last_run(revision)
    if run is None:
        return Findings(asked=False)
    answers = _answers(revision.matter_id) if run.findings else {}
    known = {id: (rule.defect, rule.innocent) for id, rule in rules().items()}
    return Findings(
        True,
        [
            Standing(each, answers.get(each.mark), *known.get(each.rule, (each.advice, "")))
            for each in run.findings
        ],
        run.legislation or "",
    )


def _answers(matter_id: int) -> dict[str, FindingAnswer]:
    beside = joinedload(FindingAnswer.by), joinedload(FindingAnswer.annotation)
    query = select(FindingAnswer).filter_by(matter_id=matter_id).options(*beside)
    return {each.mark: each for each in db.session.scalars(query)}


def finding(matter: Matter, id: int) -> CheckFinding | None:
    """One finding of any revision of this matter."""
    query = (
        select(CheckFinding)
        .join(CheckRun, CheckRun.id == CheckFinding.run_id)
        .join(Revision, Revision.id == CheckRun.revision_id)
        .where(Revision.matter_id == matter.id, CheckFinding.id == id)
    )
    return db.session.scalars(query).first()


def answer(matter: Matter, finding: CheckFinding) -> FindingAnswer | None:
    query = select(FindingAnswer).filter_by(matter_id=matter.id, mark=finding.mark)
    return db.session.scalars(query).first()
