"""What changed since the opinion and the meeting, and who has seen it."""

from __future__ import annotations

from review.models import Comparison, Matter, Meeting, OpenedChanges, Person, Revision
from review.registers.batching import last, rows
from review.registers.facts import latest_opinion, latest_revision


def texts_before(matter: Matter) -> set[str]:
    """The texts that the opinion and the meeting were about."""
    opinion, held = latest_opinion(matter), last(Meeting, matter)
    known = {opinion.text_hash if opinion else None, held.text_hash if held else None}
    return {text for text in known if text}


def unopened(matter: Matter, revision: Revision, person: Person) -> list[str]:
    """The older texts that this person has not yet held against `revision`."""
    seen = {
        opened_changes.old_text
        for opened_changes in rows(OpenedChanges, matter)
        if opened_changes.by_id == person.id and opened_changes.new_text == revision.text_hash
    }
    return sorted(texts_before(matter) - {revision.text_hash} - seen)


def opened(matter: Matter) -> list[OpenedChanges]:
    """Who has put before them what changed from the reviewed text to the newest one."""
    return [
        opened_changes
        for opened_changes in rows(OpenedChanges, matter)
        if _of_newest(matter, opened_changes)
    ]


def confirmed(matter: Matter) -> list[Comparison]:
    """Who has answered for what changed from the reviewed text to the newest one."""
    return [comparison for comparison in rows(Comparison, matter) if _of_newest(matter, comparison)]


def _of_newest(matter: Matter, changes_row: OpenedChanges | Comparison) -> bool:
    opinion, revision = latest_opinion(matter), latest_revision(matter)
    if opinion is None or revision is None:
        return False
    return (changes_row.old_text, changes_row.new_text) == (opinion.text_hash, revision.text_hash)
