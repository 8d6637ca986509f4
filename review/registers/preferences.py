"""What a person chose for themselves, or the default."""

from __future__ import annotations

from review.extensions import db
from review.law.preferences import LANGUAGE, SIGNATURE, Language, Mailing, Told, mail_key
from review.models import Person, Preference


def _chosen(person: Person, key: str) -> str:
    preference = db.session.get(Preference, (person.id, key))
    return preference.value if preference else ""


def mailing(person: Person, told: Told) -> Mailing:
    """How this person wants to be mailed what is told of this sort."""
    return Mailing(_chosen(person, mail_key(told)) or Mailing.AT_ONCE)


def mailings(person: Person) -> dict[Told, Mailing]:
    return {told: mailing(person, told) for told in Told}


def signature(person: Person) -> str:
    """What stands in brackets behind the name in this person's letters, "" for nothing."""
    return _chosen(person, SIGNATURE)


def language(person: Person) -> Language | None:
    """What this person wants the pages to speak; None where they never chose."""
    preference = db.session.get(Preference, (person.id, LANGUAGE))
    return Language(preference.value) if preference else None
