"""履行 of a contract: what happened, for how long it runs, what was reported, what it supplements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Alarm, Performed
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.document import StoredFile
from review.models.matter import Matter
from review.models.person import Person


class Performance(Model):
    """履行记录. `late_reason` says why it is recorded long after the day (补录)."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[Performed] = word(Performed)
    happened_on: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    note: Mapped[LongText] = mapped_column(default="")
    late_reason: Mapped[LongText] = mapped_column(default="")
    name: Mapped[Name] = mapped_column(default="")
    sha256: Mapped[str | None] = to("stored_file.sha256")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    file: Mapped[StoredFile | None] = relationship()

    __table_args__ = (CheckConstraint("amount IS NULL OR amount >= 0", name="amount_not_negative"),)


class Term(Model):
    """履行期限, as last stated: an earlier row says what was stated before."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()

    __table_args__ = (CheckConstraint("ends_on >= begins_on", name="ends_after_it_begins"),)


class Alert(Model):
    """预警报告 to the leader."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    kind: Mapped[Alarm] = word(Alarm)
    arisen_on: Mapped[date]
    found: Mapped[LongText]
    measures: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    direction: Mapped[Direction | None] = relationship(back_populates="alert")


class Direction(Model):
    """批示: what the leader says to an alert."""

    id: Mapped[Key]
    alert_id: Mapped[int] = to("alert.id", unique=True)
    text: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    alert: Mapped[Alert] = relationship(back_populates="direction")
    by: Mapped[Person] = relationship()


class Supplement(Model):
    """补充协议: this matter changes or adds to an original one.

    `same_goods`: it adds the same goods, works or services, which the law limits in procurement.
    """

    matter_id: Mapped[int] = to("matter.id", primary_key=True)
    original_id: Mapped[int] = to("matter.id")
    same_goods: Mapped[bool] = mapped_column(default=True)
    why: Mapped[LongText] = mapped_column(default="")
    matter: Mapped[Matter] = relationship(foreign_keys=[matter_id])
    original: Mapped[Matter] = relationship(foreign_keys=[original_id])

    __table_args__ = (
        CheckConstraint("matter_id <> original_id", name="never_of_itself"),
        CheckConstraint("same_goods OR why <> ''", name="other_goods_have_a_reason"),
    )
