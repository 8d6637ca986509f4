"""Who may read the text of a matter: whom a thread may name, and whom it may be given to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from review.extensions import db
from review.law import facts as law
from review.law.permissions import Act, may
from review.law.vocabulary import Role
from review.models import Annotation, Charge, Matter, Person
from review.registers.batching import kept
from review.registers.facts import facts
from review.registers.visible import visible


def readers(matter: Matter, act: Act = Act.READ_TEXT) -> list[Person]:
    """Everyone who may do `act` now, by name; reading the text where none is said."""
    return who_may(act, facts(matter))


def who_may(act: Act, known: law.Matter) -> list[Person]:
    """Everyone whom the law allows `act` on a matter that stands so, by name."""
    return [person for person in kept("enrolled", enrolled) if may(person.legal, act, known)]


def enrolled() -> Sequence[Person]:
    """Everyone who may sign in, with what their rights follow from."""
    beside = (selectinload(one) for one in (Person.standing_in, Person.second_roles))
    homes = (joinedload(one) for one in (Person.section, Person.firm))
    query = select(Person).filter_by(disabled_at=None).options(*beside, *homes)
    return db.session.scalars(query.order_by(Person.id)).all()


def administrators() -> Sequence[Person]:
    """Whom to ask for an account, a link or an unlocking."""
    query = select(Person).filter_by(role=Role.ADMINISTRATOR, disabled_at=None)
    return db.session.scalars(query.order_by(Person.id)).all()


def handles(persons: Sequence[Person]) -> dict[str, Person]:
    """How each is written after @: the name, with the post where two have one name."""
    times = Counter(person.name for person in persons)

    def handle(person: Person) -> str:
        return (
            person.name
            if times[person.name] == 1
            else f"{person.name}（{person.belongs or person.role.label}）"
        )

    return {handle(person): person for person in persons}


def mentioned(text: str, persons: Sequence[Person]) -> list[Person]:
    """Whom a text names after @, each once."""
    people = [person for _, person in cut_at_names(text, handles(persons)) if person]
    return list(dict.fromkeys(people))


def cut_at_names(text: str, known: Mapping[str, Person]) -> list[tuple[str, Person | None]]:
    """The text in pieces, each with whom it names where it is @ and a handle, the longest that fits."""
    if not known or "@" not in text:
        return [(text, None)]
    longest = sorted(known, key=len, reverse=True)
    pieces = re.split("(@(?:" + "|".join(map(re.escape, longest)) + "))", text)
    return [(piece, known[piece[1:]] if n % 2 else None) for n, piece in enumerate(pieces) if piece]


def naming(matter: Matter) -> Callable[[str], list[tuple[str, Person | None]]]:
    """`cut_at_names` for the readers of a matter, who are asked for once a text has an @."""

    @cache
    def known() -> dict[str, Person]:
        return handles(readers(matter))

    return lambda text: cut_at_names(text, known() if "@" in text else {})


def charged_to(person: Person) -> list[Charge]:
    """Open threads this person was asked to deal with and may still read, oldest first."""
    last = select(func.max(Charge.id)).group_by(Charge.annotation_id)
    query = (
        select(Charge)
        .join(Annotation, Charge.annotation_id == Annotation.id)
        .join(Matter, Annotation.matter_id == Matter.id)
        .where(Charge.id.in_(last), Charge.to_id == person.id, visible(person))
        .where(Annotation.withdrawn_at.is_(None))
        .order_by(Charge.id)
    )
    return [charge for charge in db.session.scalars(query) if not charge.annotation.settled]
