"""导出: a version of the text with all that was said about it, as the Word file counsel works on."""

from __future__ import annotations

from review.actions import documents
from review.actions.incoming import mark_of
from review.actions.unit_of_work import Refused
from review.models import Revision
from review.paper.exchange.annotated_docx import Written, write
from review.paper.exchange.provenance import stamp
from review.paper.reading.readers import MARKED
from review.paper.refusal import Refusal
from review.registers import word_threads


def offered(revision: Revision) -> bool:
    """Whether the text is a Word file, which comments can be written into."""
    return revision.sort in MARKED


def composed(revision: Revision) -> Written:
    """The file with every thread and proposal, and the version it is of; the original is kept."""
    if not offered(revision):
        raise Refused("这一版不是 Word 文件，不能导出 Word 批注")
    notes = word_threads.threads(revision.matter, revision, documents.reading(revision))
    try:
        written = write(documents.store().get(revision.sha256), notes)
    except Refusal as refusal:
        raise Refused(refusal.sentence) from refusal
    return written._replace(docx=stamp(written.docx, mark_of(revision)))


def name_of(revision: Revision) -> str:
    stem, dot, _ = revision.name.rpartition(".")
    return f"{stem if dot else revision.name}（第{revision.number}版含批注）.{revision.sort}"
