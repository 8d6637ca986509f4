"""Choose for oneself: how one is mailed, in which language the pages speak, and what stands behind one's name in letters."""

from __future__ import annotations

from collections.abc import Mapping

from review.actions import log
from review.actions.unit_of_work import unit_of_work
from review.extensions import db
from review.law.preferences import LANGUAGE, SIGNATURE, Language, Mailing, Told, mail_key
from review.models import Person, Preference
from review.registers import preferences


def choose(person: Person, mailings: Mapping[Told, Mailing], signature: str) -> None:
    """Store what was chosen; a new signature line is an event, for letters carry it."""
    with unit_of_work():
        for told, mailing in mailings.items():
            _store(person, mail_key(told), mailing.value)
        if signature != preferences.signature(person):
            _store(person, SIGNATURE, signature)
            log.append("sign_as", by=person, new=signature or "（不写）")


def speak(person: Person, language: Language) -> None:
    with unit_of_work():
        _store(person, LANGUAGE, language.value)


def _store(person: Person, key: str, value: str) -> None:
    db.session.merge(Preference(person_id=person.id, key=key, value=value))
