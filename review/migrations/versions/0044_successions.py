"""which document in force a new one is to replace."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('succession',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('old_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('matter_id <> old_id', name=op.f('ck_succession_never_of_itself')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_succession_matter_id')),
    sa.ForeignKeyConstraint(['old_id'], ['matter.id'], name=op.f('fk_succession_old_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_succession_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_succession'))
    )
    with op.batch_alter_table('succession', schema=None) as batch_op:
        for column in ('by_id', 'matter_id', 'old_id'):
            batch_op.create_index(batch_op.f(f'ix_succession_{column}'), [column], unique=False)
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('succession')
    guards.set_up(op.get_bind())
