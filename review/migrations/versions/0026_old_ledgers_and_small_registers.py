"""records of before this program, and small registers."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('past_batch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ledger', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('sheet', sa.String(length=200), nullable=False),
    sa.Column('mapping', sa.Text(), nullable=False),
    sa.Column('records', sa.Integer(), nullable=False),
    sa.Column('refused', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_past_batch_by_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_past_batch_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_batch'))
    )
    op.create_index('ix_past_batch_by_id', 'past_batch', ['by_id'])
    op.create_index('ix_past_batch_sha256', 'past_batch', ['sha256'])
    op.create_table('past_record',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('batch_id', sa.Integer(), nullable=False),
    sa.Column('ledger', sa.String(length=20), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['past_batch.id'], name=op.f('fk_past_record_batch_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_record'))
    )
    op.create_index('ix_past_record_batch_id', 'past_record', ['batch_id'])
    op.create_index('ix_past_record_digest', 'past_record', ['digest'])
    op.create_index('ix_past_record_ledger', 'past_record', ['ledger'])
    op.create_index('ix_past_record_number', 'past_record', ['number'])
    op.create_table('past_withdrawal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('batch_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['past_batch.id'], name=op.f('fk_past_withdrawal_batch_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_past_withdrawal_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_withdrawal'))
    )
    op.create_index('ix_past_withdrawal_batch_id', 'past_withdrawal', ['batch_id'], unique=True)
    op.create_index('ix_past_withdrawal_by_id', 'past_withdrawal', ['by_id'])
    op.create_table('register_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('register', sa.String(length=20), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('late_reason', sa.Text(), nullable=False),
    sa.Column('correction', sa.Text(), nullable=False),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('section_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("replaces_id IS NULL OR correction <> ''", name=op.f('ck_register_entry_correction_has_a_reason')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_register_entry_by_id')),
    sa.ForeignKeyConstraint(['replaces_id'], ['register_entry.id'], name=op.f('fk_register_entry_replaces_id')),
    sa.ForeignKeyConstraint(['section_id'], ['section.id'], name=op.f('fk_register_entry_section_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_entry'))
    )
    op.create_index('ix_register_entry_by_id', 'register_entry', ['by_id'])
    op.create_index('ix_register_entry_happened_on', 'register_entry', ['happened_on'])
    op.create_index('ix_register_entry_register', 'register_entry', ['register'])
    op.create_index('ix_register_entry_replaces_id', 'register_entry', ['replaces_id'], unique=True)
    op.create_index('ix_register_entry_section_id', 'register_entry', ['section_id'])
    op.create_table('register_confirmation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_register_confirmation_by_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['register_entry.id'], name=op.f('fk_register_confirmation_entry_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_confirmation'))
    )
    op.create_index('ix_register_confirmation_by_id', 'register_confirmation', ['by_id'])
    op.create_index('ix_register_confirmation_entry_id', 'register_confirmation', ['entry_id'], unique=True)
    op.create_table('register_year',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('register', sa.String(length=20), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('applies', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("applies OR reason <> ''", name=op.f('ck_register_year_not_applying_has_a_reason')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_register_year_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_year'))
    )
    op.create_index('ix_register_year_by_id', 'register_year', ['by_id'])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in ('register_year', 'register_confirmation', 'register_entry', 'past_withdrawal', 'past_record', 'past_batch',):
        op.drop_table(table)
    guards.set_up(op.get_bind())
