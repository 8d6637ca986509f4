"""Files: the text under review in its revisions, and the materials beside it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import MaterialKind
from review.models.columns import Hash, Key, LongText, Made, Name, TextHash, to, word
from review.models.matter import Matter
from review.models.person import Person


class StoredFile(Model):
    """A file in the store; a file no row names may be swept."""

    sha256: Mapped[Hash] = mapped_column(primary_key=True)
    size: Mapped[int]
    made_at: Mapped[Made]


class Revision(Model):
    """版本: one state of the text. Never changed, only followed; triggers hold it so."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    number: Mapped[int]
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    reading: Mapped[str] = to("stored_file.sha256")
    text_hash: Mapped[TextHash]
    sort: Mapped[str] = mapped_column(String(10))
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship(foreign_keys=[sha256])
    matter: Mapped[Matter] = relationship()

    __table_args__ = (
        UniqueConstraint("matter_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )


class Rereading(Model):
    """重新读取: a revision read once more by the present rule, beside what was read when it came."""

    revision_id: Mapped[int] = to("revision.id", primary_key=True)
    reading: Mapped[str] = to("stored_file.sha256")
    text_hash: Mapped[TextHash]
    made_at: Mapped[Made]
    revision: Mapped[Revision] = relationship()


class Material(Model):
    """送审材料: an attachment of a required or optional kind."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[MaterialKind] = word(MaterialKind)
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship()
    matter: Mapped[Matter] = relationship()
    withdrawal: Mapped[MaterialWithdrawal | None] = relationship(back_populates="material")


class MaterialWithdrawal(Model):
    """撤下: a material that was handed in by mistake counts no longer; it stays on record."""

    material_id: Mapped[int] = to("material.id", primary_key=True)
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    material: Mapped[Material] = relationship(back_populates="withdrawal")
    by: Mapped[Person] = relationship()
