"""The libraries the application stands on, made once and bound to it in create_app."""

from __future__ import annotations

import base64
import secrets
import sqlite3
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import Flask, g
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from sqlalchemy import DateTime, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

from review.installation import PACKAGE


class Moment(TypeDecorator[datetime]):
    """A UTC time; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    registry = registry(
        metadata=MetaData(naming_convention=NAMES), type_annotation_map={datetime: Moment}
    )


db = SQLAlchemy(model_class=Base)
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

migrate = Migrate(render_as_batch=True, directory=str(PACKAGE / "migrations"))
login = LoginManager()


def masked() -> str:
    """The form token, written otherwise in every answer: pages are compressed, and a secret that
    stands in many compressed answers can be guessed from their lengths (BREACH)."""
    if "masked_csrf" not in g:
        raw = generate_csrf().encode()
        pad = secrets.token_bytes(len(raw))
        g.masked_csrf = base64.urlsafe_b64encode(pad + _together(raw, pad)).decode()
    return str(g.masked_csrf)


def unmasked(token: str) -> str:
    """The token as Flask-WTF made it; "" where this is none."""
    try:
        raw = base64.urlsafe_b64decode(token.encode("ascii"))
        return _together(raw[: len(raw) // 2], raw[len(raw) // 2 :]).decode("ascii")
    except ValueError:
        return ""


def _together(left: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, other, strict=True))


class MaskedTokens(CSRFProtect):
    """Form tokens that are masked in each answer."""

    def init_app(self, app: Flask) -> None:
        super().init_app(app)
        app.jinja_env.globals["csrf_token"] = masked
        app.context_processor(lambda: {"csrf_token": masked})

    def _get_csrf_token(self) -> str | None:
        token = super()._get_csrf_token()
        return unmasked(token) if token else token


csrf = MaskedTokens()
babel = Babel()

# True while a deed is under way: SQLite then takes its write lock at BEGIN, because a read that
# turns into a write lets two people take the same step (or fails with "database is locked").
writing: ContextVar[bool] = ContextVar("writing", default=False)


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        # A plan kept for every question reads all rows for the rare word: plan each anew.
        connection.prepare_threshold = None
        # Many ask at once; to start workers for one question takes longer than most questions.
        connection.execute("SET max_parallel_workers_per_gather = 0")
        connection.commit()
        return
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=10000",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
