"""排版核对: a revision as another program prints it, what differs from our reading, who let it pass."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, LongText, Made, OurText, to
from review.models.document import Revision
from review.models.person import Person


class PrintedText(Model):
    """The newest of a revision counts. `print` is the PDF; where there is none, `why` says so.

    `differences` are {page, block, clause, before, ours, theirs, mark}.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    print: Mapped[str | None] = to("stored_file.sha256")
    pages: Mapped[int]
    differences: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    why: Mapped[OurText] = mapped_column(default="")
    made_at: Mapped[Made]
    revision: Mapped[Revision] = relationship()
    pictures: Mapped[list[PrintedPage]] = relationship(order_by="PrintedPage.number")


class PrintedPage(Model):
    """The picture of one page of a print, 1 the first, with its size in dots."""

    id: Mapped[Key]
    printed_id: Mapped[int] = to("printed_text.id")
    number: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    sha256: Mapped[str] = to("stored_file.sha256")

    __table_args__ = (UniqueConstraint("printed_id", "number"),)


class PassedDifference(Model):
    """认可: somebody answers for one difference of one revision; `mark` is the hash of all it says."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    mark: Mapped[Hash]
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("revision_id", "mark"),)
