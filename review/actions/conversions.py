"""旧版文件: a .doc or .wps is kept as it came and converted in a job; then it is a revision."""

from __future__ import annotations

from sqlalchemy import select

from review.actions import documents, jobs, log
from review.actions.file_names import clean_name
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.vocabulary import JobState
from review.models import Conversion, Job, Matter, Original, Person, Revision

JOB = "convert"


def add(
    matter: Matter, received: documents.Received, *, note: str = "", sure: bool = False, by: Person
) -> Revision | Conversion:
    """Take a text in: the next revision, or the conversion that becomes it."""
    if received.later:
        return begin(matter, received.name, received.content, note=note, by=by)
    return documents.add_revision(matter, received, note=note, sure=sure, by=by)


def begin(matter: Matter, name: str, content: bytes, *, note: str = "", by: Person) -> Conversion:
    """Keep the file and ask for its conversion."""
    with unit_of_work():
        documents.allow_upload(matter, by=by)
        sha256 = documents.keep(content)
        if _under_way(matter, sha256):
            raise Invalid("file", "这个文件已经收到，正在转换或已经转换过")
        name = clean_name(name)
        conversion = Conversion(
            matter_id=matter.id, name=name, sha256=sha256, note=note, by_id=by.id
        )
        db.session.add(conversion)
        db.session.flush()
        conversion.job_id = jobs.enqueue(JOB, f"{JOB}-{conversion.id}", conversion=conversion.id).id
        named = {"id": conversion.id, "sha256": sha256}
        log.append("receive_old", by=by, matter=matter, object=named, name=name)
        return conversion


def _under_way(matter: Matter, sha256: str) -> bool:
    query = (
        select(Conversion.id)
        .join(Job)
        .where(
            Job.state != JobState.FAILED,
            Conversion.matter_id == matter.id,
            Conversion.sha256 == sha256,
        )
    )
    return db.session.scalar(query) is not None


def finish(conversion: Conversion, received: documents.Received) -> Revision:
    """The converted file becomes a revision by whoever sent it, with the original beside it."""
    with unit_of_work():
        revision = documents.add_revision(
            conversion.matter, received, note=conversion.note, sure=True, by=conversion.by
        )
        db.session.add(
            Original(revision_id=revision.id, name=conversion.name, sha256=conversion.sha256)
        )
        conversion.revision_id = revision.id
        named = {"id": revision.id, "version": revision.number, "sha256": revision.sha256}
        log.append(
            "convert", by=conversion.by, matter=conversion.matter, object=named,
            original=conversion.sha256, name=conversion.name,
        )  # fmt: skip
        return revision
