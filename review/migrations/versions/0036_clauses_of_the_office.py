"""the clauses the office approves, can live with, and does not accept."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('library_clause',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('category', sa.String(length=20), nullable=False),
    sa.Column('approved', sa.Text(), nullable=False),
    sa.Column('fallback', sa.Text(), nullable=False),
    sa.Column('refused', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('retired_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_library_clause_by_id')),
    sa.ForeignKeyConstraint(['replaces_id'], ['library_clause.id'], name=op.f('fk_library_clause_replaces_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_library_clause'))
    )
    op.create_index('ix_library_clause_by_id', 'library_clause', ['by_id'])
    op.create_index('ix_library_clause_replaces_id', 'library_clause', ['replaces_id'])


def downgrade() -> None:
    op.drop_table('library_clause')
