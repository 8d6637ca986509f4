"""bodies, sittings, agendas and what follows from them."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

TABLES = (
    'body', 'body_member', 'sitting', 'sitting_record', 'attendance', 'agenda_item',
    'item_decision', 'follow_up', 'follow_up_report',
)


def upgrade() -> None:
    op.create_table('body',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('quorum', sa.String(length=20), nullable=False),
    sa.Column('votes', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_body_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body')),
    sa.UniqueConstraint('name', name=op.f('uq_body_name'))
    )
    _indexed('body', 'by_id')
    op.create_table('body_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('post', sa.String(length=60), nullable=False),
    sa.Column('chair', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_body_member_body_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_body_member_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body_member'))
    )
    _indexed('body_member', 'body_id', 'by_id')
    op.create_table('sitting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('planned_on', sa.Date(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['body_id'], ['body.id'], name=op.f('fk_sitting_body_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_sitting_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting'))
    )
    _indexed('sitting', 'body_id', 'by_id')
    op.create_table('sitting_record',
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('counsel', sa.String(length=200), nullable=False),
    sa.Column('papers_on', sa.Date(), nullable=True),
    sa.Column('minutes', sa.String(length=60), nullable=False),
    sa.Column('late_reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_sitting_record_sitting_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_sitting_record_by_id')),
    sa.PrimaryKeyConstraint('sitting_id', name=op.f('pk_sitting_record'))
    )
    _indexed('sitting_record', 'by_id', 'sitting_id')
    op.create_table('attendance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.Integer(), nullable=False),
    sa.Column('present', sa.Boolean(), nullable=False),
    sa.Column('excuse', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_attendance_sitting_id')),
    sa.ForeignKeyConstraint(['member_id'], ['body_member.id'], name=op.f('fk_attendance_member_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendance')),
    sa.UniqueConstraint('sitting_id', 'member_id', name=op.f('uq_attendance_sitting_id'))
    )
    _indexed('attendance', 'member_id', 'sitting_id')
    op.create_table('agenda_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('grave', sa.String(length=20), nullable=True),
    sa.Column('amount', sa.Numeric(precision=18, scale=2), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('amount IS NULL OR amount >= 0', name=op.f('ck_agenda_item_amount_not_negative')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_agenda_item_sitting_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_agenda_item_matter_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_agenda_item_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_item')),
    sa.UniqueConstraint('sitting_id', 'matter_id', name=op.f('uq_agenda_item_sitting_id'))
    )
    _indexed('agenda_item', 'by_id', 'matter_id', 'sitting_id')
    op.create_table('item_decision',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_item_decision_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_item_decision_meeting_id')),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_item_decision'))
    )
    _indexed('item_decision', 'item_id')
    _indexed('item_decision', 'meeting_id', unique=True)
    op.create_table('follow_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_follow_up_item_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_follow_up_owner_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_follow_up_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up'))
    )
    _indexed('follow_up', 'by_id', 'item_id', 'owner_id')
    op.create_table('follow_up_report',
    sa.Column('follow_up_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['follow_up_id'], ['follow_up.id'], name=op.f('fk_follow_up_report_follow_up_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_follow_up_report_by_id')),
    sa.PrimaryKeyConstraint('follow_up_id', name=op.f('pk_follow_up_report'))
    )
    _indexed('follow_up_report', 'by_id', 'follow_up_id')
    guards.set_up(op.get_bind())


def _indexed(table: str, *columns: str, unique: bool = False) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f'ix_{table}_{column}'), [column], unique=unique)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    guards.set_up(op.get_bind())
