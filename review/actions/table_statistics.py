"""What the database knows of its tables when it plans a question: counted anew each night."""

from __future__ import annotations

from sqlalchemy import text

from review.extensions import db

ROWS = 1000
"""Rows of an index looked at: enough to tell a rare value from a common one, whatever the archive."""


def refresh() -> None:
    """Of SQLite, in the deed under way; PostgreSQL counts by itself."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text(f"PRAGMA analysis_limit = {ROWS}"))
        db.session.execute(text("ANALYZE"))
