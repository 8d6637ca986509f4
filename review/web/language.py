"""The language of the interface: chosen by each person, and on the sign-in page by whoever stands there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request
from flask_login import current_user

from review.actions import preferences
from review.english.reader import turn_to
from review.law.preferences import Language
from review.web.access import person, public
from review.web.session import safe_next

page = Blueprint("language", __name__)


@page.post("/language")
@public
def choose() -> Any:
    """Speak this language from now on; a person's choice is kept for their next sign-in."""
    if request.form.get("language", "") not in set(Language):
        abort(400)
    chosen = Language(request.form.get("language", ""))
    if current_user.is_authenticated:
        preferences.speak(person(), chosen)
    turn_to(chosen.value)
    return redirect(safe_next(request.form.get("next")), 303)
