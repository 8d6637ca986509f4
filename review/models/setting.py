"""What the office set, each as it was set: holiday notices, values, checklists. Only added to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Kind
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Person


class HolidayNotice(Model):
    """放假安排 of one year in the holiday-cn shape; the last row of a year counts."""

    id: Mapped[Key]
    year: Mapped[int] = mapped_column(index=True)
    body: Mapped[LongText]
    by_id: Mapped[int | None] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person | None] = relationship()


class SettingChange(Model):
    """A value put in place of the default of `law.settings`; the last row of a key counts.

    An empty value goes back to the default.
    """

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(60), index=True)
    value: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(20), default="")
    reason: Mapped[LongText]
    by_id: Mapped[int | None] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person | None] = relationship()

    __table_args__ = (CheckConstraint("reason <> ''", name="change_has_a_reason"),)


class ChecklistVersion(Model):
    """审查清单 as the office wrote it; version 1 of each list is the one in `law.checklists`."""

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    kind: Mapped[Kind] = word(Kind)
    title: Mapped[Name]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    reason: Mapped[LongText]
    by_id: Mapped[int | None] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person | None] = relationship()

    __table_args__ = (
        UniqueConstraint("key", "number"),
        CheckConstraint("number >= 2", name="number_follows_the_first"),
    )
