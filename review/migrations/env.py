"""Where Alembic meets the application: its engine and its tables."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from review.models import grams

database = current_app.extensions["migrate"].db
UPGRADE = 7310_2026
"""PostgreSQL's advisory lock, by its number, under which one node upgrades while the others wait."""


def run_online() -> None:
    with database.engine.connect() as connection:
        try:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": UPGRADE})
                connection.commit()  # the session keeps the lock, and sees what it waited for
            run(connection)
        finally:
            if connection.dialect.name == "postgresql":
                connection.invalidate()  # the lock ends with the session


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        render_as_batch=True,
        include_name=lambda *named: not grams.ours(*named),
        compare_type=True,
        user_module_prefix="",
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()


if context.is_offline_mode():
    raise SystemExit("请连接数据库后再迁移")
run_online()
