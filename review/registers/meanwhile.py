"""What another did in a matter since somebody looked, in one clause for the sentence that refuses."""

from __future__ import annotations

from review import clock
from review.law import events
from review.models import Matter, Person
from review.registers.log import latest
from review.words import Words

# What changes nothing that anybody decides on.
ASIDE = frozenset({"record", "anchor", "export", "recognise", "carry", "open_changes"})
MOST = 12


def done(matter: Matter, by: Person) -> str:
    """Who did what last, where that was not `by`; "" where it was, or nobody did anything."""
    for entry, event in latest(matter, MOST):
        if entry.action in ASIDE:
            continue
        if entry.actor is None or entry.actor_id == by.id:
            return ""
        who = event["data"].get("acting") or entry.actor.name
        at = clock.local(entry.at)
        when = Words("{month}月{day}日{at}", month=at.month, day=at.day, at=f"{at:%H:%M}")
        return f"{who}（{entry.actor.role.label}）{when}{events.words(event, matter.kind)}"
    return ""


def told(sentence: str, matter: Matter, by: Person) -> str:
    """The sentence, with what another did in between."""
    what = done(matter, by)
    return f"{sentence}（{what}）" if what else sentence
