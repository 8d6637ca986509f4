"""Texts as another program prints them, their pages, and what was let pass."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

TABLES = {
    'printed_text': (
        ('matter_id', 'revision_id'), ('print',),
        [
            sa.Column('print', sa.String(length=64), nullable=True),
            sa.Column('pages', sa.Integer(), nullable=False),
            sa.Column('differences', sa.JSON(), nullable=False),
            sa.Column('why', sa.Text(), nullable=False),
            sa.Column('made_at', Moment(timezone=True), nullable=False),
        ],
    ),
    'printed_page': (
        ('printed_id',), ('sha256',),
        [
            sa.Column('number', sa.Integer(), nullable=False),
            sa.Column('width', sa.Integer(), nullable=False),
            sa.Column('height', sa.Integer(), nullable=False),
            sa.Column('sha256', sa.String(length=64), nullable=False),
            sa.UniqueConstraint('printed_id', 'number', name='uq_printed_page_printed_id'),
        ],
    ),
    'passed_difference': (
        ('matter_id', 'revision_id', 'by_id'), (),
        [
            sa.Column('mark', sa.String(length=64), nullable=False),
            sa.Column('reason', sa.Text(), nullable=False),
            sa.Column('made_at', Moment(timezone=True), nullable=False),
            sa.UniqueConstraint('revision_id', 'mark', name='uq_passed_difference_revision_id'),
        ],
    ),
}
TARGETS = {'matter_id': 'matter', 'revision_id': 'revision', 'printed_id': 'printed_text', 'by_id': 'person'}


def upgrade() -> None:
    for table, (owners, files, columns) in TABLES.items():
        op.create_table(
            table,
            sa.Column('id', sa.Integer(), nullable=False),
            *(sa.Column(owner, sa.Integer(), nullable=False) for owner in owners),
            *columns,
            *(
                sa.ForeignKeyConstraint([owner], [f'{TARGETS[owner]}.id'], name=f'fk_{table}_{owner}')
                for owner in owners
            ),
            *(
                sa.ForeignKeyConstraint([file], ['stored_file.sha256'], name=f'fk_{table}_{file}')
                for file in files
            ),
            sa.PrimaryKeyConstraint('id', name=f'pk_{table}'),
        )
        for column in (*owners, *files):
            op.create_index(f'ix_{table}_{column}', table, [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    guards.set_up(op.get_bind())
