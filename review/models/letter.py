"""补正通知书: what the office wrote when it sent a matter back."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.document import StoredFile
from review.models.matter import Matter
from review.models.person import Person


class SupplementNotice(Model):
    """`lacking` are {what, basis} as they stood; `sha256` is the letter."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    number: Mapped[str] = mapped_column(String(60), unique=True)
    reason: Mapped[LongText]
    lacking: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    due_on: Mapped[date]
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship()
