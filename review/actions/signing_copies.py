"""签署用文本: made of the cleared text at clearance, printed later, and known by its hash in the log."""

from __future__ import annotations

from pathlib import PurePath

from review.actions import documents, jobs, letters, log
from review.actions.unit_of_work import beforehand, make_beforehand, unit_of_work
from review.extensions import db
from review.law.requirements import judge
from review.law.signing_copy import MAKE, Cleared
from review.law.vocabulary import Status
from review.models import Clearance, Matter, Person, Revision, SigningCopy
from review.paper import signing_mark
from review.paper.comparing import signed_copy, signed_pages
from review.paper.issuing import signing_copy
from review.paper.model import Paper
from review.paper.reading import legacy, sandbox
from review.paper.refusal import Refusal
from review.paper.signing_mark import Mark
from review.storage import Damaged, Lost

ALTERED = "加上页脚以后，读出的文本与准予签署的文本不一致，没有生成签署用文本"
UNREADABLE = "文本无法读取，不能生成签署用文本"
PRINT_JOB = "print_signing_copy"


def mark_of(clearance: Clearance) -> Mark:
    """What the footer of the clearance's signing copy says."""
    return signing_mark.of(clearance.matter.number, clearance.number, clearance.text_hash)


def hindrance(revision: Revision) -> str:
    """Why no signing copy can be made of that text, "" where one can."""
    try:
        text = documents.reading(revision)
    except (Lost, Damaged, ValueError, TypeError):  # a silent store says nothing of the text
        return UNREADABLE
    return judge(MAKE, Cleared(revision.sort, len(text.changes), len(text.comments))).reason


def make_ready(matter: Matter, revision: Revision) -> None:
    """Make the copy under the number that is next now, before the lock is taken: a thick text is read
    twice for it."""
    if matter.status is not Status.APPROVED:
        return
    number = letters.upcoming_number("clearance")
    mark = signing_mark.of(matter.number, number, revision.text_hash)
    make_beforehand(("signing copy", revision.id), lambda: (mark, _made(revision, mark)))


def make(clearance: Clearance, revision: Revision, *, by: Person) -> SigningCopy:
    """Make and keep the signing copy; where there can be none, keep why. A part of the clearance."""
    with unit_of_work():
        mark = mark_of(clearance)
        ready, made = beforehand().get(("signing copy", revision.id), (None, None))
        content, why = made if made and ready == mark else _made(revision, mark)
        ending = PurePath(revision.name).suffix or f".{revision.sort}"
        copy = SigningCopy(
            clearance_id=clearance.id,
            name=f"{clearance.matter.title}（签署用文本）{ending}",
            sha256=documents.keep(content) if content else None,
            why=why,
        )
        if content and revision.sort == "pdf":
            copy.print, copy.pages = copy.sha256, len(signed_pages.pages_of(content))
        db.session.add(copy)
        db.session.flush()
        named = {"id": clearance.id, "version": revision.number, "sha256": copy.sha256}
        log.append(
            "signing_copy", by=by, matter=clearance.matter,
            object=named if content else {"id": clearance.id, "version": revision.number},
            text=clearance.text_hash, number=clearance.number, why=why,
        )  # fmt: skip
        if content and copy.print is None and legacy.available():
            jobs.enqueue(PRINT_JOB, f"{PRINT_JOB}-{clearance.id}", clearance=clearance.id)
        return copy


def _made(revision: Revision, mark: Mark) -> tuple[bytes | None, str]:
    """The file, or None and why there is none."""
    why = hindrance(revision)
    if why:
        return None, why
    source = documents.store().get(revision.sha256)
    cleared = documents.reading(revision)
    try:
        if revision.sort == "pdf":
            stamped_copy = signing_copy.stamped(source, mark)
            same = not signed_copy.differences(cleared, _read(stamped_copy, revision), mark)
        else:
            stamped_copy = signing_copy.make(source, mark)
            same = signing_mark.same(_read(source, revision), _read(stamped_copy, revision), mark)
    except Refusal as refusal:
        return None, refusal.sentence
    return (stamped_copy, "") if same else (None, ALTERED)


def _read(content: bytes, revision: Revision) -> Paper:
    return sandbox.read(content, revision.name)


def keep_print(copy: SigningCopy, pdf: bytes, pages: int, *, by: Person) -> None:
    """Keep the signing copy as it was printed to PDF."""
    with unit_of_work():
        copy.print, copy.pages = documents.keep(pdf), pages
        named = {"id": copy.clearance_id, "sha256": copy.print}
        log.append(
            "print_signing_copy", by=by, matter=copy.clearance.matter, object=named,
            text=copy.clearance.text_hash, number=copy.clearance.number, pages=pages,
        )  # fmt: skip
