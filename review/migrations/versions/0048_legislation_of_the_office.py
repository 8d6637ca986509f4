"""what the office holds of statutes, and what documents in force have to be looked at for."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment

revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('legislation_row',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('effective', sa.Date(), nullable=True),
    sa.Column('repealed_on', sa.Date(), nullable=True),
    sa.Column('replaced_by', sa.String(length=200), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=True),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('checked', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('shipped', sa.JSON(), nullable=False),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.Column('end_reason', sa.Text(), nullable=False),
    sa.CheckConstraint("status <> 'repealed' OR (repealed_on IS NOT NULL AND basis <> '')", name=op.f('ck_legislation_row_repeal_has_day_and_basis')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_legislation_row_by_id')),
    sa.ForeignKeyConstraint(['replaces_id'], ['legislation_row.id'], name=op.f('fk_legislation_row_replaces_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legislation_row'))
    )
    op.create_index('ix_legislation_row_by_id', 'legislation_row', ['by_id'])
    op.create_index('ix_legislation_row_replaces_id', 'legislation_row', ['replaces_id'])
    op.create_table('cleanup_candidate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('law', sa.String(length=200), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('legislation', sa.String(length=80), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_cleanup_candidate_matter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cleanup_candidate'))
    )
    op.create_index('ix_cleanup_candidate_matter_id', 'cleanup_candidate', ['matter_id'])


def downgrade() -> None:
    op.drop_table('cleanup_candidate')
    op.drop_table('legislation_row')
