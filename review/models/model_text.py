"""示范文本: texts the office keeps so that a contract can be held against them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, TextHash, to
from review.models.document import StoredFile
from review.models.person import Person


class ModelText(Model):
    """One edition of a text; a new edition is a new row, and the old one is retired."""

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
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship(foreign_keys=[sha256])
