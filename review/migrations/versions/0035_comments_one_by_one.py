"""comments of the public, one by one with their answers."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('public_comment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('period_id', sa.Integer(), nullable=False),
    sa.Column('writer', sa.String(length=200), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('reply', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("reply = 'adopted' OR reason <> ''", name=op.f('ck_public_comment_what_is_declined_has_a_reason')),
    sa.ForeignKeyConstraint(['period_id'], ['comment_period.id'], name=op.f('fk_public_comment_period_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_public_comment_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_public_comment'))
    )
    with op.batch_alter_table('public_comment', schema=None) as batch_op:
        for column in ('by_id', 'period_id'):
            batch_op.create_index(batch_op.f(f'ix_public_comment_{column}'), [column], unique=False)
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('public_comment')
    guards.set_up(op.get_bind())
