"""What changed since the texts that were reviewed and passed: opened, confirmed, passed over."""

from __future__ import annotations

from review import clock
from review.actions import checking, log, procedure, unreviewed
from review.actions.unit_of_work import Invalid, unit_of_work
from review.extensions import db
from review.law.act_requirements import COMPARE, OPEN_CHANGES, Differences, PassedOver
from review.law.permissions import Act
from review.models import Comparison, Matter, OpenedChanges, Person, Revision
from review.registers import changes as register
from review.registers.facts import latest_revision

MOVED = "您看的文本已不是最新版（现为第{now}版），请重新查看后再决定"


def newest(matter: Matter, seen: Revision) -> Revision:
    """The newest text, or Invalid when it is no longer the one that was looked at."""
    now = latest_revision(matter)
    if now is None or now.id != seen.id:
        sentence = MOVED.format(now=now.number if now else 0)
        raise Invalid("revision", f"{sentence}{_by_whom(now)}")
    return now


def _by_whom(now: Revision | None) -> str:
    if now is None:
        return ""
    at = clock.local(now.made_at)
    return f"（{now.by.name} {at.month}月{at.day}日{at:%H:%M}上传第{now.number}版）"


def open_changes(matter: Matter, revision: Revision, *, by: Person) -> list[OpenedChanges]:
    """Record that `by` has every difference from the reviewed and the passed text before them.

    It is a deed of its own and asked of whoever confirms the differences: a page that was loaded
    proves nothing. What was opened before is not recorded again.
    """
    with unit_of_work():
        procedure.require(Act.OPEN_CHANGES, matter, by=by)
        newest(matter, revision)
        older = register.texts_before(matter) - {revision.text_hash}
        procedure.demand(OPEN_CHANGES, Differences(len(older), 0))
        waiting = register.unopened(matter, revision, by)
        return [_opened(matter, revision, old, by=by) for old in waiting]


def _opened(matter: Matter, revision: Revision, old: str, *, by: Person) -> OpenedChanges:
    opened_changes = OpenedChanges(
        matter_id=matter.id, old_text=old, new_text=revision.text_hash, by_id=by.id
    )
    db.session.add(opened_changes)
    db.session.flush()
    named = {"id": opened_changes.id, "version": revision.number}
    log.append(
        "open_changes", by=by, matter=matter, object=named, old=old, new=opened_changes.new_text
    )
    return opened_changes


def compare(matter: Matter, revision: Revision, note: str, *, by: Person) -> list[Comparison]:
    """Answer for having read every difference from the texts that were reviewed and passed."""
    with unit_of_work():
        procedure.require(Act.COMPARE, matter, by=by)
        newest(matter, revision)
        older = sorted(register.texts_before(matter) - {revision.text_hash})
        unopened = register.unopened(matter, revision, by)
        procedure.demand(COMPARE, Differences(len(older), len(unopened)))
        if not note.strip():
            raise Invalid("note", "请写明复核结论")
        compared = [_compared(matter, revision, old, note.strip(), by=by) for old in older]
        checking.ask_again(matter, f"compared-{compared[-1].id}")
        return compared


def _compared(matter: Matter, revision: Revision, old: str, note: str, *, by: Person) -> Comparison:
    comparison = Comparison(
        matter_id=matter.id, old_text=old, new_text=revision.text_hash, note=note, by_id=by.id
    )
    db.session.add(comparison)
    db.session.flush()
    named = {"id": comparison.id, "version": revision.number}
    log.append(
        "compare", by=by, matter=matter, object=named, old=old, new=comparison.new_text, note=note
    )
    return comparison


def passed_over(matter: Matter, *, by: Person) -> PassedOver:
    """What consent by `by` now would pass over: paragraphs beyond the opinion, and their readers."""
    beyond = unreviewed.changes(matter, afresh=True)
    if beyond is None:
        return PassedOver(0, ())
    confirmed = [comparison.by.name for comparison in register.confirmed(matter)]
    own = [
        opened_changes.by.name
        for opened_changes in register.opened(matter)
        if opened_changes.by_id == by.id
    ]
    return PassedOver(len(beyond.changes), tuple(dict.fromkeys(confirmed + own)))
