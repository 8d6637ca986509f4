"""what a conclusion on competition rests on, and why the public is not asked."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

TABLES = ('competition_grounds', 'comment_waiver')


def upgrade() -> None:
    op.create_table('competition_grounds',
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('heard', sa.Text(), nullable=False),
    sa.Column('exempt', sa.String(length=20), nullable=True),
    sa.Column('milder', sa.Text(), nullable=False),
    sa.Column('until', sa.Text(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("heard <> ''", name=op.f('ck_competition_grounds_somebody_was_heard')),
    sa.ForeignKeyConstraint(['review_id'], ['drafting_review.id'], name=op.f('fk_competition_grounds_review_id')),
    sa.PrimaryKeyConstraint('review_id', name=op.f('pk_competition_grounds'))
    )
    _indexed('competition_grounds')
    op.create_table('comment_waiver',
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('unasked', sa.String(length=20), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['review_id'], ['drafting_review.id'], name=op.f('fk_comment_waiver_review_id')),
    sa.PrimaryKeyConstraint('review_id', name=op.f('pk_comment_waiver'))
    )
    _indexed('comment_waiver')
    guards.set_up(op.get_bind())


def _indexed(table: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f'ix_{table}_review_id'), ['review_id'], unique=False)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    guards.set_up(op.get_bind())
