"""示范文本: texts the office keeps so that a contract can start from one and be held against it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, TextHash, to
from review.models.document import StoredFile
from review.models.matter import Matter
from review.models.person import Person


class ModelText(Model):
    """One edition of a text; a new edition is a new row, and the old one is retired.

    `edition`, `owner` and `basis` are None in rows of before these were asked for.
    """

    __tablename__ = "template"

    id: Mapped[Key]
    title: Mapped[Name]
    source: Mapped[LongText] = mapped_column(default="")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    reading: Mapped[str] = to("stored_file.sha256")
    text_hash: Mapped[TextHash]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    retired_at: Mapped[datetime | None]
    edition: Mapped[str | None] = mapped_column(String(60))
    owner: Mapped[str | None] = mapped_column(String(200))
    basis: Mapped[LongText | None]
    replaces_id: Mapped[int | None] = to("template.id")
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship(foreign_keys=[sha256])

    @property
    def label(self) -> str:
        """The title with its edition."""
        return f"《{self.title}》（{self.edition}）" if self.edition else f"《{self.title}》"


class DraftingOrigin(Model):
    """起草来源: from which edition of a 示范文本, or from which former contract, a text was started."""

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    template_id: Mapped[int | None] = to("template.id")
    former_id: Mapped[int | None] = to("matter.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship(foreign_keys=[matter_id])
    template: Mapped[ModelText | None] = relationship()
    former: Mapped[Matter | None] = relationship(foreign_keys=[former_id])

    __table_args__ = (
        CheckConstraint("(template_id IS NULL) <> (former_id IS NULL)", name="one_origin"),
    )
