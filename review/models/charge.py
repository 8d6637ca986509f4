"""交办: who was asked to deal with one thread."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, relationship

from review.extensions import Model
from review.models.annotation import Annotation
from review.models.columns import Key, Made, to
from review.models.person import Person


class Charge(Model):
    """A person asked, or nobody any more; the last row of a thread counts, earlier ones stay."""

    id: Mapped[Key]
    annotation_id: Mapped[int] = to("annotation.id")
    to_id: Mapped[int | None] = to("person.id")
    by_id: Mapped[int] = to("person.id")
    made_at: Mapped[Made]
    annotation: Mapped[Annotation] = relationship(back_populates="charges")
    to: Mapped[Person | None] = relationship(foreign_keys=[to_id])
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
