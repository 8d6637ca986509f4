"""Who may read the text of a matter: whom a thread may name, and whom it may be given to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from review.extensions import db
from review.law.permissions import Act, may
from review.models import Charge, Matter, Person
from review.registers.facts import annotations_of, facts


def readers(matter: Matter, act: Act = Act.READ_TEXT) -> list[Person]:
    """Everyone who may do `act` now, by name; reading the text where none is said."""
    known = facts(matter)
    query = select(Person).filter_by(disabled_at=None).order_by(Person.id)
    return [one for one in db.session.scalars(query) if may(one.legal, act, known)]


def handles(persons: Sequence[Person]) -> dict[str, Person]:
    """How each is written after @: the name, with the post where two have one name."""
    times = Counter(one.name for one in persons)

    def handle(one: Person) -> str:
        return (
            one.name if times[one.name] == 1 else f"{one.name}（{one.belongs or one.role.label}）"
        )

    return {handle(one): one for one in persons}


def mentioned(text: str, persons: Sequence[Person]) -> list[Person]:
    """Whom a text names after @, the longest name first, each once."""
    known = handles(persons)
    if not known or "@" not in text:
        return []
    names = sorted(known, key=len, reverse=True)
    found = re.findall("@(" + "|".join(map(re.escape, names)) + ")", text)
    return [known[name] for name in dict.fromkeys(found)]


def charged_to(person: Person, matters: Sequence[Matter]) -> list[Charge]:
    """Open threads this person was asked to deal with, in these matters, oldest first."""
    return [
        note.charges[-1]
        for matter in matters
        for note in annotations_of(matter)
        if note.charged is not None and note.charged.id == person.id
    ]
