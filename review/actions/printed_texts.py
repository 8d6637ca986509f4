"""排版核对: keep what a second program prints of a text, and let what differs pass, with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from review.actions import changes, documents, jobs, log, procedure
from review.actions.unit_of_work import Faults, Refused, unit_of_work
from review.extensions import db
from review.law.permissions import Act
from review.models import Matter, PassedDifference, Person, PrintedPage, PrintedText, Revision
from review.paper.comparing.second_reading import Apart
from review.registers import printed_texts as register
from review.words import Words

LEAST = 4
SHORT = "请写明为什么认可：看到的是什么，哪一个正确"
NONE_CHOSEN = "请勾选要认可的不同之处"


@dataclass(frozen=True)
class Picture:
    """A page drawn: its size in dots, and the PNG."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Print:
    """What came of printing; `why` says why nothing did."""

    pdf: bytes = b""
    pages: int = 0
    pictures: Sequence[Picture] = ()
    differences: Sequence[Apart] = ()
    why: str = ""


def keep(revision: Revision, outcome: Print, *, by: Person) -> PrintedText:
    """Keep the print of a revision with its pages and its differences; one event."""
    with unit_of_work():
        printed = PrintedText(
            matter_id=revision.matter_id,
            revision_id=revision.id,
            print=documents.keep(outcome.pdf) if outcome.pdf else None,
            pages=outcome.pages,
            differences=[{**each._asdict(), "mark": each.mark} for each in outcome.differences],
            why=outcome.why,
        )
        printed.pictures = [
            PrintedPage(
                number=number, width=picture.width, height=picture.height,
                sha256=documents.keep(picture.content),
            )
            for number, picture in enumerate(outcome.pictures, 1)
        ]  # fmt: skip
        db.session.add(printed)
        db.session.flush()
        file = {"sha256": printed.print} if printed.print else {}
        log.append(
            "print_text", by=by, matter=revision.matter,
            object={"id": revision.id, "version": revision.number, **file},
            text=revision.text_hash, pages=outcome.pages, differing=len(outcome.differences),
            why=outcome.why,
        )  # fmt: skip
        return printed


def ask_again(matter: Matter, revision: Revision, *, by: Person) -> None:
    """Have the newest text printed now, whatever came of it before."""
    with unit_of_work():
        procedure.require(Act.ACCEPT_PRINT, matter, by=by)
        changes.newest(matter, revision)
        if not register.due(revision):
            raise Refused(Words("不能排版核对：{absent}", absent=register.ABSENT))
        job = jobs.enqueue(register.JOB, register.key(revision), revision=revision.id)
        if job.done_at is not None:
            jobs.again(job)


def ask_for_lacking() -> int:
    """Have every newest text of a matter under way printed that no program has printed; how many."""
    with unit_of_work():
        lacking = [revision for revision in register.lacking() if register.due(revision)]
        for revision in lacking:
            jobs.enqueue(register.JOB, register.key(revision), revision=revision.id)
        return len(lacking)


def let_pass(
    matter: Matter, revision: Revision, marks: Sequence[str], reason: str, *, by: Person
) -> list[PassedDifference]:
    """Answer for these differences of the newest text; one event for each.

    A mark names exactly one difference: what the print shows otherwise later is another.
    """
    reason = reason.strip()
    with unit_of_work():
        procedure.require(Act.ACCEPT_PRINT, matter, by=by)
        changes.newest(matter, revision)
        second = register.of(revision)
        shown = second.shown if second else ()
        chosen = [
            each.difference
            for each in shown
            if each.passed is None and each.difference["mark"] in marks
        ]
        faults = {} if chosen else {"marks": NONE_CHOSEN}
        faults |= {} if len(reason) >= LEAST else {"reason": SHORT}
        if faults:
            raise Faults(faults)
        return [_passed(revision, difference, reason, by=by) for difference in chosen]


def _passed(
    revision: Revision, difference: Mapping[str, Any], reason: str, *, by: Person
) -> PassedDifference:
    passed = PassedDifference(
        matter_id=revision.matter_id, revision_id=revision.id, mark=difference["mark"],
        reason=reason, by_id=by.id,
    )  # fmt: skip
    db.session.add(passed)
    db.session.flush()
    log.append(
        "pass_difference", by=by, matter=revision.matter,
        object={"id": passed.id, "version": revision.number}, text=revision.text_hash,
        mark=difference["mark"], quote=difference["ours"], printed_as=difference["theirs"],
        reason=reason,
    )  # fmt: skip
    return passed
