"""numbers allotted before the formal text is made, and those given up."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('allotted_number',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_allotted_number_matter_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_allotted_number_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_allotted_number')),
    sa.UniqueConstraint('number', name=op.f('uq_allotted_number_number'))
    )
    with op.batch_alter_table('allotted_number', schema=None) as batch_op:
        for column in ('by_id', 'matter_id'):
            batch_op.create_index(batch_op.f(f'ix_allotted_number_{column}'), [column], unique=False)
    op.create_table('voided_number',
    sa.Column('number_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_voided_number_voiding_has_a_reason')),
    sa.ForeignKeyConstraint(['number_id'], ['allotted_number.id'], name=op.f('fk_voided_number_number_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_voided_number_by_id')),
    sa.PrimaryKeyConstraint('number_id', name=op.f('pk_voided_number'))
    )
    with op.batch_alter_table('voided_number', schema=None) as batch_op:
        for column in ('by_id', 'number_id'):
            batch_op.create_index(batch_op.f(f'ix_voided_number_{column}'), [column], unique=False)
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('voided_number')
    op.drop_table('allotted_number')
    guards.set_up(op.get_bind())
