"""the statutes that texts rely on, one row each, filled from the newest run of the rules."""

import sqlalchemy as sa
from alembic import op

revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade() -> None:
    made = op.create_table('cited_statute',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_cited_statute_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cited_statute')),
    sa.UniqueConstraint('revision_id', 'name', 'year', name=op.f('uq_cited_statute_revision_id'))
    )
    with op.batch_alter_table('cited_statute', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cited_statute_name'), ['name'], unique=False)
        batch_op.create_index(batch_op.f('ix_cited_statute_revision_id'), ['revision_id'], unique=False)
    _fill(made)


def _fill(made: sa.Table) -> None:
    """A kept citation is [block, start, end, quote, clause, name, articles, year, told, basis]."""
    run = sa.table('check_run', sa.column('id'), sa.column('revision_id'), sa.column('citations', sa.JSON))
    newest = sa.select(sa.func.max(run.c.id)).group_by(run.c.revision_id)
    bind = op.get_bind()
    for row in bind.execute(sa.select(run.c.revision_id, run.c.citations).where(run.c.id.in_(newest))).all():
        names = {(each[5][:200], each[7] or 0) for each in row.citations or () if not any(each[8:9])}
        if names:
            held = [{'revision_id': row.revision_id, 'name': name, 'year': year} for name, year in sorted(names)]
            bind.execute(made.insert(), held)


def downgrade() -> None:
    op.drop_table('cited_statute')
