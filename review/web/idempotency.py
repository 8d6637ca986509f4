"""A form sent twice is one deed: each form carries a key, and a key is honoured once."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from flask import redirect, request
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from review.actions import drafts
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.models import Deed
from review.web import scripts
from review.web.access import person


def new_key() -> str:
    return secrets.token_hex(16)


def at_most_once(act: Callable[[], str]) -> Response:
    """Do `act` in one transaction and redirect to the address it returns.

    The same key again, even at the same moment, gets the first answer and changes nothing.
    """
    location = once(act, request.form.get("deed", "")[:64], person().id)
    if scripts.asked():
        return scripts.answer({"location": location})
    return redirect(location, 303)


def once(act: Callable[[], str], key: str, doer: int) -> str:
    """The address that `act` returns, or that it returned when it was done under this key."""
    try:
        with unit_of_work():
            location = _done(key, doer) or _do(act, key, doer)
    except (Refused, IntegrityError, StaleDataError):
        done = _done(key, doer)
        if done is None:
            raise
        location = done
    return location


def _done(key: str, doer: int) -> str | None:
    deed = db.session.get(Deed, key) if key else None
    return deed.location if deed and deed.person_id == doer else None


def _do(act: Callable[[], str], key: str, doer: int) -> str:
    location = act()
    if key:
        db.session.add(Deed(key=key, person_id=doer, location=location))
        drafts.sent(key, by=person())
    return location
