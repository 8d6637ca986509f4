"""scans of old ledgers, each with its record."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('past_scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_past_scan_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['past_record.id'], name=op.f('fk_past_scan_record_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_past_scan_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_scan'))
    )
    for column in ('record_id', 'sha256', 'by_id'):
        op.create_index(f'ix_past_scan_{column}', 'past_scan', [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('past_scan')
    guards.set_up(op.get_bind())
