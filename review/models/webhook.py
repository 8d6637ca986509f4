"""网络回调: where another program is told, of which section's matters, and how that went last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary.webhook import WebhookForm
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Section


class Webhook(Model):
    """`address` and `secret` are sealed: the address of a robot is its password. No section: all."""

    id: Mapped[Key]
    name: Mapped[Name]
    form: Mapped[WebhookForm] = word(WebhookForm)
    section_id: Mapped[int | None] = to("section.id")
    host: Mapped[str] = mapped_column(String(253))
    address: Mapped[LongText]
    secret: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    fault: Mapped[LongText] = mapped_column(default="")
    section: Mapped[Section | None] = relationship()
