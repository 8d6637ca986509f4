"""法规数据: what the office holds of a statute, over the row of the table that ships."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.matter import Matter
from review.models.person import Person


class LegislationRow(Model):
    """One edition of a row; a correction is a new row, and the old one is ended.

    `moved` are articles that stand under other numbers from `moved_on`, as `moved_articles` reads them.
    `status` is a word of `checks.statutes.office_rows.STATES`; `shipped` is the shipped row as it
    was when this one was written, empty where there was none. `end_reason` stands where the row was
    taken out and the shipped one, if any, counts again.
    """

    id: Mapped[Key]
    title: Mapped[Name]
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(60), default="")
    status: Mapped[str] = mapped_column(String(20))
    effective: Mapped[date | None]
    repealed_on: Mapped[date | None]
    replaced_by: Mapped[Name] = mapped_column(default="")
    basis: Mapped[LongText] = mapped_column(default="")
    last: Mapped[int | None]
    moved_on: Mapped[date | None]
    moved: Mapped[LongText] = mapped_column(default="", server_default="")
    source: Mapped[LongText]
    checked: Mapped[date]
    reason: Mapped[LongText]
    shipped: Mapped[dict[str, Any]] = mapped_column(JSON)
    replaces_id: Mapped[int | None] = to("legislation_row.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[LongText] = mapped_column(default="")
    by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint(
            "status <> 'repealed' OR (repealed_on IS NOT NULL AND basis <> '')",
            name="repeal_has_day_and_basis",
        ),
    )


class CleanupCandidate(Model):
    """清理线索: a statute that a document in force cites was repealed or amended; told once."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    law: Mapped[Name]
    words: Mapped[LongText]
    legislation: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
