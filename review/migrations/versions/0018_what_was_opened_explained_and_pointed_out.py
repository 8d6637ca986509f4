"""What was opened, explained, pointed out and withdrawn: beside what it speaks of."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

TEXT_HASH = sa.String(length=64).with_variant(sa.String(length=80), 'postgresql')
OWN = {
    'opened_changes': ('matter', [
        sa.Column('old_text', TEXT_HASH, nullable=False),
        sa.Column('new_text', TEXT_HASH, nullable=False),
    ]),
    'blank_explanation': ('matter', [
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
    ]),
    'pointed_change': ('annotation', [
        sa.Column('revision_id', sa.Integer(), nullable=False),
        sa.Column('block', sa.String(length=60), nullable=False),
        sa.Column('quote', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name='fk_pointed_change_revision_id'),
    ]),
    'material_withdrawal': ('material', [sa.Column('reason', sa.Text(), nullable=False)]),
}


def upgrade() -> None:
    for table, (above, columns) in OWN.items():
        owner = f'{above}_id'
        numbered = table != 'material_withdrawal'
        key = 'id' if numbered else owner
        op.create_table(
            table,
            *([sa.Column('id', sa.Integer(), nullable=False)] if numbered else []),
            sa.Column(owner, sa.Integer(), nullable=False),
            *columns,
            sa.Column('by_id', sa.Integer(), nullable=False),
            sa.Column('made_at', Moment(timezone=True), nullable=False),
            sa.ForeignKeyConstraint([owner], [f'{above}.id'], name=f'fk_{table}_{owner}'),
            sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=f'fk_{table}_by_id'),
            sa.PrimaryKeyConstraint(key, name=f'pk_{table}'),
        )
        indexed = [owner, 'by_id'] + (['revision_id'] if table == 'pointed_change' else [])
        for column in indexed:
            op.create_index(f'ix_{table}_{column}', table, [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(OWN):
        op.drop_table(table)
    guards.set_up(op.get_bind())
