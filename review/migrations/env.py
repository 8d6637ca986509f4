"""Where Alembic meets the application: its engine and its tables."""

from alembic import context
from flask import current_app

from review.models import grams

database = current_app.extensions["migrate"].db


def run_online() -> None:
    with database.engine.connect() as connection:
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
