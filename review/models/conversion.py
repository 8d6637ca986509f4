"""Files that are not read as they came: converted to .docx, or recognised from their pages."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from review.extensions import Model
from review.models.columns import Key, LongText, Made, Name, to
from review.models.document import Revision
from review.models.job import Job
from review.models.matter import Matter
from review.models.person import Person


class Conversion(Model):
    """A .doc or .wps on its way to being a revision; its job says how far it is."""

    id: Mapped[Key]
    matter_id: Mapped[int] = to("matter.id")
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    note: Mapped[LongText] = mapped_column(default="")
    by_id: Mapped[int] = to("person.id")
    job_id: Mapped[int | None] = to("job.id")
    revision_id: Mapped[int | None] = to("revision.id")
    made_at: Mapped[Made]
    matter: Mapped[Matter] = relationship()
    by: Mapped[Person] = relationship()
    job: Mapped[Job | None] = relationship()
    revision: Mapped[Revision | None] = relationship()


class Original(Model):
    """The file as it came in, beside the revision whose .docx was made of it."""

    revision_id: Mapped[int] = to("revision.id", primary_key=True)
    name: Mapped[Name]
    sha256: Mapped[str] = to("stored_file.sha256")
    made_at: Mapped[Made]
    revision: Mapped[Revision] = relationship()


class Recognition(Model):
    """识别文字 of a scanned revision: for reading and searching beside the pages, never the text."""

    revision_id: Mapped[int] = to("revision.id", primary_key=True)
    pages: Mapped[str] = to("stored_file.sha256")
    engine: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[Made]
    revision: Mapped[Revision] = relationship()
