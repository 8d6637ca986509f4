"""Who a program acts for: the bearer of a token, under the API's own addresses and nowhere else."""

from __future__ import annotations

from typing import Any

from flask import Request
from flask_login import UserMixin

from review.actions import tokens
from review.models import Token
from review.registers import tokens as register
from review.web.scripts import PROGRAMS


class Bearer(UserMixin):
    def __init__(self, row: Token) -> None:
        self.person, self.scopes = row.person, frozenset(register.scopes(row))

    def get_id(self) -> str:
        return ""


def bearer(sent: Request) -> Any:
    """For flask-login: the bearer, or None."""
    given = sent.authorization
    if (
        not sent.path.startswith(PROGRAMS)
        or given is None
        or given.type != "bearer"
        or not given.token
    ):
        return None
    row = tokens.held(given.token)
    if row is None:
        return None
    tokens.touch(row)
    return Bearer(row)
