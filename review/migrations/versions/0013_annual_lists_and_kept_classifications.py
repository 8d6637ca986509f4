"""annual lists and kept classifications."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('annual_list',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('reported_on', sa.Date(), nullable=False),
    sa.Column('receiver', sa.String(length=200), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('documents', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('late_reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('documents >= 0', name=op.f('ck_annual_list_documents_are_counted')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_annual_list_by_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_annual_list_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_annual_list')),
    sa.UniqueConstraint('year', name=op.f('uq_annual_list_year'))
    )
    with op.batch_alter_table('annual_list', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_annual_list_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_annual_list_sha256'), ['sha256'], unique=False)

    op.create_table('annual_reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('sort', sa.String(length=20), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_annual_reminder')),
    sa.UniqueConstraint('year', 'sort', 'told_on', name=op.f('uq_annual_reminder_year'))
    )
    with op.batch_alter_table('classification', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken_from_id', sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f('ix_classification_taken_from_id'), ['taken_from_id'], unique=True
        )
        batch_op.create_foreign_key(
            batch_op.f('fk_classification_taken_from_id'), 'classification', ['taken_from_id'], ['id']
        )

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('classification', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_classification_taken_from_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_classification_taken_from_id'))
        batch_op.drop_column('taken_from_id')

    op.drop_table('annual_reminder')
    with op.batch_alter_table('annual_list', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_annual_list_sha256'))
        batch_op.drop_index(batch_op.f('ix_annual_list_by_id'))

    op.drop_table('annual_list')
    guards.set_up(op.get_bind())
