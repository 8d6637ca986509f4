"""Whether the process answers, and whether it can do its work: for a balancer, without signing in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, current_app
from sqlalchemy.exc import SQLAlchemyError

from review.extensions import db
from review.installation import PACKAGE
from review.registers import operation
from review.storage import installed
from review.web.access import public

page = Blueprint("health", __name__)


@page.get("/healthz")
@public
def alive() -> Any:
    return {"status": "ok"}


@page.get("/readyz")
@public
def ready() -> Any:
    """503 with the names of what is not ready; the reasons are for `flask doctor`."""
    found = {name: _holds(check) for name, check in READY.items()}
    fit = all(found.values())
    return {"status": "ok" if fit else "unready", **found}, 200 if fit else 503


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (SQLAlchemyError, OSError):
        current_app.logger.exception("not ready")
        db.session.rollback()
        return False


@cache
def _newest() -> frozenset[str]:
    return frozenset(ScriptDirectory(str(PACKAGE / "migrations")).get_heads())


def _migrated() -> bool:
    context = MigrationContext.configure(db.session.connection())
    return frozenset(context.get_current_heads()) == _newest()


def _stores() -> bool:
    installed(current_app.config).ready()
    return True


READY: dict[str, Callable[[], bool]] = {
    "database": _migrated,
    "storage": _stores,
    "jobs": lambda: operation.longest_wait() < operation.LATE,
}
