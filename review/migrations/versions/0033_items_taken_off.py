"""items taken off an agenda, and reminders of what a meeting asked for."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

TABLES = ('agenda_withdrawal', 'follow_up_reminder')


def upgrade() -> None:
    op.create_table('agenda_withdrawal',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_agenda_withdrawal_withdrawal_has_a_reason')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_agenda_withdrawal_item_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_agenda_withdrawal_by_id')),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_agenda_withdrawal'))
    )
    _indexed('agenda_withdrawal', 'by_id', 'item_id')
    op.create_table('follow_up_reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('follow_up_id', sa.Integer(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_follow_up_reminder_follow_up_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up_reminder'))
    )
    _indexed('follow_up_reminder', 'follow_up_id')
    guards.set_up(op.get_bind())


def _indexed(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f'ix_{table}_{column}'), [column], unique=False)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    guards.set_up(op.get_bind())
