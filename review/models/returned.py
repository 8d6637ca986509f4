"""批注稿: a Word file counsel worked on and sent back, and what was taken in from it."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.annotation import Annotation, Remark
from review.models.columns import Hash, Key, Made, Name, to
from review.models.document import Revision
from review.models.matter import Matter
from review.models.person import Person


class ReturnedFile(Model):
    """The file as it came back; `revision` is the version it was made of."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    revision_id: Mapped[int] = to("revision.id")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    reading: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    revision: Mapped[Revision] = relationship()
    by: Mapped[Person] = relationship()
    taken: Mapped[list[TakenIn]] = relationship(back_populates="returned", order_by="TakenIn.id")

    __table_args__ = (UniqueConstraint("matter_id", "sha256"),)


class TakenIn(Model):
    """One comment or tracked change of a returned file, and what it became.

    `mark` is a hash of who said what when: it brings nothing a second time.
    """

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    returned_id: Mapped[int] = to("returned_file.id")
    annotation_id: Mapped[int] = to("annotation.id")
    remark_id: Mapped[int | None] = to("remark.id")
    mark: Mapped[Hash]
    author: Mapped[Name]
    dated: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[Made]
    returned: Mapped[ReturnedFile] = relationship(back_populates="taken")
    annotation: Mapped[Annotation] = relationship()
    remark: Mapped[Remark | None] = relationship()

    __table_args__ = (UniqueConstraint("matter_id", "mark"),)
