"""邮件回复: a Word file that came back by mail, held until the person whose mail it was says it is theirs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Hash, Key, Made, Name, to
from review.models.matter import Matter
from review.models.person import Person


class MailedAnswer(Model):
    """`message` names the file of the mail, so that the same mail again is the same row."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    person_id: Mapped[int] = to("person.id")
    message: Mapped[Hash] = mapped_column(unique=True)
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    came_at: Mapped[Made]
    decided_at: Mapped[datetime | None]
    taken: Mapped[bool] = mapped_column(default=False)
    matter: Mapped[Matter] = relationship()
    person: Mapped[Person] = relationship()
