"""空白说明: a blank of the text that is left on purpose, to be filled in by hand at the signing."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, to
from review.models.person import Person


class BlankExplanation(Model):
    """Speaks of a blank by the words of its paragraph: other words there are another blank."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    words: Mapped[LongText]
    reason: Mapped[LongText]
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    by: Mapped[Person] = relationship()
