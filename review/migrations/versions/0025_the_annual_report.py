"""what an annual report is made of."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('year_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('collecting', 'drafting', 'checking', 'deliberating', 'signing', 'signed', 'sent', 'published', 'archived', name='reportstate', native_enum=False, create_constraint=False, length=20), nullable=False),
    sa.Column('receivers', sa.String(length=200), nullable=False),
    sa.Column('copies', sa.String(length=200), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_year_report_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_report')),
    sa.UniqueConstraint('year', name=op.f('uq_year_report_year'))
    )
    op.create_index('ix_year_report_by_id', 'year_report', ['by_id'])
    op.create_table('report_block',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('heading', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('inside', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_block_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_block_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_block'))
    )
    op.create_index('ix_report_block_by_id', 'report_block', ['by_id'])
    op.create_index('ix_report_block_report_id', 'report_block', ['report_id'])
    op.create_table('report_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_request_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_request_report_id')),
    sa.ForeignKeyConstraint(['section_id'], ['section.id'], name=op.f('fk_report_request_section_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_request'))
    )
    op.create_index('ix_report_request_by_id', 'report_request', ['by_id'])
    op.create_index('ix_report_request_report_id', 'report_request', ['report_id'])
    op.create_index('ix_report_request_section_id', 'report_request', ['section_id'])
    op.create_table('report_amendment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=40), nullable=False),
    sa.Column('computed', sa.String(length=40), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_report_amendment_amendment_has_a_reason')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_amendment_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_amendment_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_amendment'))
    )
    op.create_index('ix_report_amendment_by_id', 'report_amendment', ['by_id'])
    op.create_index('ix_report_amendment_report_id', 'report_amendment', ['report_id'])
    op.create_table('report_candidate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('taken', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("taken OR reason <> ''", name=op.f('ck_report_candidate_refused_candidate_has_a_reason')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_candidate_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_candidate_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_candidate'))
    )
    op.create_index('ix_report_candidate_by_id', 'report_candidate', ['by_id'])
    op.create_index('ix_report_candidate_report_id', 'report_candidate', ['report_id'])
    op.create_table('report_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('snapshot', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_version_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_version_report_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_report_version_sha256')),
    sa.ForeignKeyConstraint(['snapshot'], ['stored_file.sha256'], name=op.f('fk_report_version_snapshot')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_version')),
    sa.UniqueConstraint('report_id', 'number', name=op.f('uq_report_version_report_id'))
    )
    op.create_index('ix_report_version_by_id', 'report_version', ['by_id'])
    op.create_index('ix_report_version_report_id', 'report_version', ['report_id'])
    op.create_index('ix_report_version_sha256', 'report_version', ['sha256'])
    op.create_index('ix_report_version_snapshot', 'report_version', ['snapshot'])
    op.create_table('report_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum('draft', 'freeze', 'check', 'deliberate', 'sign', 'send', 'publish', 'archive', 'return', 'correct', name='reportstep', native_enum=False, create_constraint=False, length=20), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=True),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('receiver', sa.String(length=200), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('meeting', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_report_event_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_report_event_report_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_report_event_sha256')),
    sa.ForeignKeyConstraint(['version_id'], ['report_version.id'], name=op.f('fk_report_event_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_event'))
    )
    op.create_index('ix_report_event_by_id', 'report_event', ['by_id'])
    op.create_index('ix_report_event_report_id', 'report_event', ['report_id'])
    op.create_index('ix_report_event_sha256', 'report_event', ['sha256'])
    op.create_index('ix_report_event_version_id', 'report_event', ['version_id'])
    op.create_table('public_reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('removed', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_public_reading_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['year_report.id'], name=op.f('fk_public_reading_report_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_public_reading_sha256')),
    sa.ForeignKeyConstraint(['version_id'], ['report_version.id'], name=op.f('fk_public_reading_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_public_reading'))
    )
    op.create_index('ix_public_reading_by_id', 'public_reading', ['by_id'])
    op.create_index('ix_public_reading_report_id', 'public_reading', ['report_id'])
    op.create_index('ix_public_reading_sha256', 'public_reading', ['sha256'])
    op.create_index('ix_public_reading_version_id', 'public_reading', ['version_id'])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in ('public_reading', 'report_event', 'report_version', 'report_candidate', 'report_amendment', 'report_request', 'report_block', 'year_report',):
        op.drop_table(table)
    guards.set_up(op.get_bind())
