"""People, where they belong, and how they get in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review import clock
from review.extensions import Model
from review.law.facts import Person as LegalPerson
from review.law.vocabulary import Role
from review.models.columns import Hash, Key, Made, Name, to, word
from review.words import Words

if TYPE_CHECKING:
    from review.models.delegation import Delegation
    from review.models.second_role import SecondRole


class Section(Model):
    """业务科室."""

    id: Mapped[Key]
    name: Mapped[Name] = mapped_column(unique=True)


class Firm(Model):
    """律师事务所."""

    id: Mapped[Key]
    name: Mapped[Name] = mapped_column(unique=True)
    counsel: Mapped[list[Person]] = relationship(back_populates="firm")


class Person(Model):
    id: Mapped[Key]
    account: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[Name]
    role: Mapped[Role] = word(Role)
    email: Mapped[str] = mapped_column(String(200), default="")
    password: Mapped[str | None] = mapped_column(String(200))
    disabled_at: Mapped[datetime | None]
    section_id: Mapped[int | None] = to("section.id")
    firm_id: Mapped[int | None] = to("firm.id")
    section: Mapped[Section | None] = relationship()
    firm: Mapped[Firm | None] = relationship(back_populates="counsel")
    standing_in: Mapped[list[Delegation]] = relationship(
        back_populates="deputy", foreign_keys="Delegation.deputy_id"
    )

    second_roles: Mapped[list[SecondRole]] = relationship(
        back_populates="person", foreign_keys="SecondRole.person_id", order_by="SecondRole.id"
    )

    __table_args__ = (
        CheckConstraint("(role = 'counsel') = (firm_id IS NOT NULL)", name="counsel_has_a_firm"),
        CheckConstraint(
            "(role IN ('drafter', 'section_head')) = (section_id IS NOT NULL)",
            name="section_staff_has_a_section",
        ),
    )

    @property
    def legal(self) -> LegalPerson:
        today = clock.today()
        absent = frozenset(
            delegation.absent_id for delegation in self.standing_in if delegation.holds(today)
        )
        return LegalPerson(
            self.id, self.role, self.section_id, self.firm_id, absent, self.second_role
        )

    @property
    def second_role(self) -> Role | None:
        """The role held beside the first, None where there is none."""
        held = (
            second_role.role
            for second_role in reversed(self.second_roles)
            if second_role.ended_at is None
        )
        return next(held, None)

    @property
    def post(self) -> str:
        """办公室, or 办公室兼法制审核."""
        second = self.second_role
        return (
            Words("{role}兼{second}", role=self.role.label, second=second.label)
            if second
            else self.role.label
        )

    @property
    def belongs(self) -> str:
        home = self.section or self.firm
        return home.name if home else ""


class SignIn(Model):
    """A session, kept on the server: the cookie carries the token, this row its hash.

    One that `awaits` something (`law.factors.Awaited`) opens nothing yet; `proven_at` is when the
    second factor was last shown in it; `challenge` is what it waits to see signed by a passkey.
    One that began with the link of a matter (`link_id`) opens that matter and nothing else.
    """

    id: Mapped[Key]
    token: Mapped[Hash] = mapped_column(unique=True)
    person_id: Mapped[int] = to("person.id")
    began_at: Mapped[Made]
    seen_at: Mapped[Made]
    ended_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(String(60), default="")
    awaits: Mapped[str] = mapped_column(String(20), default="", server_default="")
    proven_at: Mapped[datetime | None]
    challenge: Mapped[str] = mapped_column(String(64), default="", server_default="")
    challenged_at: Mapped[datetime | None]
    link_id: Mapped[int | None] = to("matter_link.id")
    person: Mapped[Person] = relationship()


class SignInFailure(Model):
    """One failed attempt; counted in the database so that every worker sees it."""

    id: Mapped[Key]
    account: Mapped[Hash] = mapped_column(index=True)
    network: Mapped[str] = mapped_column(String(60))
    at: Mapped[Made]


class EnrolLink(Model):
    """A one-time link that lets a person choose a password."""

    id: Mapped[Key]
    token: Mapped[Hash] = mapped_column(unique=True)
    person_id: Mapped[int] = to("person.id")
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()
