"""Coming in by a directory, as a browser does: to it, back with what it gave, inside or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from review.actions import directories
from review.demo.office import person
from review.extensions import db
from review.law.vocabulary import Role
from review.law.vocabulary.directory import DirectoryForm
from review.models import DirectoryLink, LogEntry, Person, Section

GIVEN = {"address": "", "client": "", "secret": "", "base": "", "groups": ""}


def set_up(app: Flask, form: DirectoryForm, group: str = "12", **given: Any) -> int:
    """A directory whose group `group` is 承办人 of 综合保障科; its number."""
    app.config["REVIEW_DIRECTORY_PLAIN"] = "1"
    enrols = given.pop("enrols", False)
    with app.app_context():
        admin = person("zhengqi")
        row = directories.set_up("统一登录", form, GIVEN | given, enrols, by=admin)
        section = db.session.scalars(db.select(Section).filter_by(name="综合保障科")).one()
        directories.map_group(row, group, Role.DRAFTER, section, by=admin)
        return row.id


def left(client: FlaskClient, id: int, target: str = "") -> str:
    """The address at the directory to which the browser is sent."""
    answer = client.get(f"/sign-in/directory/{id}", query_string={"next": target})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def returned(client: FlaskClient, address: str) -> TestResponse:
    """Inside or refused: what the site says to the address that the directory sent back."""
    where = urlsplit(address)
    return client.get(f"{where.path}?{where.query}")


def at(address: str) -> str:
    """The person is known at the directory, which sends the browser back."""
    answer = requests.get(address, allow_redirects=False, timeout=10)
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["Location"]


def come(
    client: FlaskClient, id: int, there: Callable[[str], str] = at, target: str = ""
) -> TestResponse:
    return returned(client, there(left(client, id, target)))


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def link(app: Flask, account: str, arrival: int = 1) -> None:
    with app.app_context():
        row = db.session.get_one(DirectoryLink, arrival)
        directories.link(row, account, by=person("zhengqi"))


def told(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(db.select(LogEntry.action).order_by(LogEntry.seq)))


def log_text(app: Flask) -> str:
    with app.app_context():
        return "\n".join(db.session.scalars(db.select(LogEntry.body)))


def people(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(db.select(Person.id)).all())
