"""历史台账: records of before this program, as they were brought in; they count as reviewed nowhere."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, LongText, Made, Name, to
from review.models.person import Person


class PastBatch(Model):
    """One import: `ledger` says which register, `mapping` what each column was taken for."""

    id: Mapped[Key]
    ledger: Mapped[str] = mapped_column(String(20))
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    sheet: Mapped[Name]
    mapping: Mapped[LongText]
    records: Mapped[int]
    refused: Mapped[int]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
    withdrawal: Mapped[PastWithdrawal | None] = relationship(back_populates="batch")


class PastRecord(Model):
    """One row; `fields` is JSON of all it said, also what no field takes. `digest` is of that."""

    id: Mapped[Key]
    batch_id: Mapped[int] = to("past_batch.id")
    ledger: Mapped[str] = mapped_column(String(20), index=True)
    row: Mapped[int]
    number: Mapped[str] = mapped_column(String(60), default="", index=True)
    title: Mapped[Name]
    happened_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    fields: Mapped[LongText]
    digest: Mapped[Hash] = mapped_column(index=True)
    batch: Mapped[PastBatch] = relationship()


class PastScan(Model):
    """扫描件: a file from before, kept with its record; never a text that was reviewed here."""

    id: Mapped[Key]
    record_id: Mapped[int] = to("past_record.id")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    record: Mapped[PastRecord] = relationship()


class PastWithdrawal(Model):
    """A batch taken back whole, with the reason."""

    id: Mapped[Key]
    batch_id: Mapped[int] = to("past_batch.id", unique=True)
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    batch: Mapped[PastBatch] = relationship(back_populates="withdrawal")
    by: Mapped[Person] = relationship()
