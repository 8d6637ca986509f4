"""检查发现: what the rules found in a revision, and what a person said of it; nothing is decided by it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.annotation import Annotation
from review.models.columns import Hash, Key, LongText, Made, Name, OurText, OurWord, to
from review.models.document import Revision
from review.models.person import Person


class CheckRun(Model):
    """That the rules were asked of a revision; the last run counts, its findings are the revision's.

    `citations` are the statutes the text cites, as `checks.cited.dump` gives them, None for a run
    from before they were kept; `legislation` is the version of the table they were held against.
    """

    id: Mapped[Key]
    revision_id: Mapped[int] = to("revision.id")
    citations: Mapped[list[list[Any]] | None] = mapped_column(JSON)
    legislation: Mapped[str | None] = mapped_column(String(80))
    made_at: Mapped[Made]
    revision: Mapped[Revision] = relationship()
    findings: Mapped[list[CheckFinding]] = relationship(order_by="CheckFinding.id")


class CheckFinding(Model):
    """One hit in the order of the text. `severity` is 阻断, 警示 or 提示; `start` counts code points
    of the paragraph `block`. `mark` is a hash of rule, words and paragraph: the same in the next
    revision where the paragraph stayed as it was."""

    id: Mapped[Key]
    run_id: Mapped[int] = to("check_run.id")
    rule: Mapped[str] = mapped_column(String(8))
    severity: Mapped[str] = mapped_column(OurWord(4))
    block: Mapped[str] = mapped_column(String(60))
    start: Mapped[int]
    clause: Mapped[Name]
    quote: Mapped[LongText]
    advice: Mapped[OurText]
    basis: Mapped[OurText]
    mark: Mapped[Hash]


class CitedStatute(Model):
    """That a revision relies on a statute, by the name it cites; made anew with each run of the rules.

    `year` is that of the version in brackets, 0 where none is given. What the text only tells of (a
    repeal clause, 原《合同法》) has no row.
    """

    id: Mapped[Key]
    revision_id: Mapped[int] = to("revision.id")
    name: Mapped[Name] = mapped_column(index=True)
    year: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("revision_id", "name", "year"),)


class FindingAnswer(Model):
    """What a person made of a finding: an annotation, or 不适用 with its reason."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    mark: Mapped[Hash]
    annotation_id: Mapped[int | None] = to("annotation.id")
    reason: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation | None] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("matter_id", "mark"),)
