"""单位目录: where people prove who they are, which of its groups is which post, and whose account is whose."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models.columns import Key, LongText, Made, Name, to, word
from review.models.person import Person, Section


class Directory(Model):
    """`secret` is sealed. `base` and `groups` mean what the form says (`directories.forms`)."""

    id: Mapped[Key]
    name: Mapped[Name]
    form: Mapped[DirectoryForm] = word(DirectoryForm)
    address: Mapped[str] = mapped_column(String(500))
    client: Mapped[str] = mapped_column(String(300))
    secret: Mapped[LongText]
    base: Mapped[str] = mapped_column(String(500))
    groups: Mapped[str] = mapped_column(String(100))
    enrols: Mapped[bool]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    fault: Mapped[LongText] = mapped_column(default="")
    rules: Mapped[list[DirectoryRule]] = relationship(order_by="DirectoryRule.id")


class DirectoryRule(Model):
    """组 → 角色（、科室), as the administrator says."""

    id: Mapped[Key]
    directory_id: Mapped[int] = to("directory.id")
    group: Mapped[str] = mapped_column(String(500))
    role: Mapped[Role] = word(Role)
    section_id: Mapped[int | None] = to("section.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    section: Mapped[Section | None] = relationship()


class DirectoryLink(Model):
    """Somebody of the directory (`subject`, which it never gives to another), as it spoke of them when
    they came last; without `person_id` until an account is theirs."""

    id: Mapped[Key]
    directory_id: Mapped[int] = to("directory.id")
    subject: Mapped[str] = mapped_column(String(500))
    account: Mapped[str] = mapped_column(String(200))
    name: Mapped[Name]
    email: Mapped[str] = mapped_column(String(200))
    groups: Mapped[LongText]
    person_id: Mapped[int | None] = to("person.id")
    by_id: Mapped[int | None] = to("person.id")
    came_at: Mapped[Made]
    linked_at: Mapped[datetime | None]
    directory: Mapped[Directory] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])

    __table_args__ = (UniqueConstraint("directory_id", "subject"),)
