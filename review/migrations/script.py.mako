"""${message}."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    ${downgrades if downgrades else "pass"}
    guards.set_up(op.get_bind())
