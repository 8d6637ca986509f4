"""how often somebody uploaded or exported of late."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('throttle',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sort', sa.String(length=20), nullable=False),
    sa.Column('at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_throttle_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_throttle'))
    )
    op.create_index('ix_throttle_person_id', 'throttle', ['person_id'])
    op.create_index('ix_throttle_person_id_sort_at', 'throttle', ['person_id', 'sort', 'at'])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_table('throttle')
    guards.set_up(op.get_bind())
