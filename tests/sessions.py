"""A client in a session of its own, as after the door, but without the deed of signing in.

Whoever opens a page in a test has signed in; the log does not say so. What the door itself asks and
records is met by the tests of the door (`tests/web/test_session.py`, `test_factors.py` …).
"""

from __future__ import annotations

import flask
from flask import Flask
from flask.testing import FlaskClient

from review.actions import people
from review.demo.office import person
from review.extensions import db
from review.law.factors import Awaited
from review.registers import factors
from review.web.session import admit


def client(app: Flask, account: str) -> FlaskClient:
    visitor = app.test_client()
    with app.test_request_context():
        who = person(account)
        assert factors.awaited(who) is Awaited.NOTHING, f"{account} owes a second factor"
        token = people.begin(who, "127.0.0.1", Awaited.NOTHING)
        db.session.commit()
        admit(token)
        with visitor.session_transaction() as kept:
            kept.update(flask.session)
    return visitor
