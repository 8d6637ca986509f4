"""editions, legal reviews and second roles."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('matter_edition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('edition >= 1', name=op.f('ck_matter_edition_editions_count_from_one')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_matter_edition_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_matter_edition_matter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matter_edition'))
    )
    _indexed('matter_edition', 'by_id', 'matter_id')
    op.create_table('legal_review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('opinion_id', sa.Integer(), nullable=False),
    sa.Column('advice_id', sa.Integer(), nullable=False),
    sa.Column('followed', sa.String(length=20), nullable=False),
    sa.Column('departure', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("followed = 'adopted' OR departure <> ''", name=op.f('ck_legal_review_departure_has_a_reason')),
    sa.ForeignKeyConstraint(['advice_id'], ['opinion.id'], name=op.f('fk_legal_review_advice_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_legal_review_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_legal_review_matter_id')),
    sa.ForeignKeyConstraint(['opinion_id'], ['opinion.id'], name=op.f('fk_legal_review_opinion_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_review'))
    )
    _indexed('legal_review', 'advice_id', 'by_id', 'matter_id')
    with op.batch_alter_table('legal_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_legal_review_opinion_id'), ['opinion_id'], unique=True)
    op.create_table('second_role',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_second_role_by_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_second_role_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_role'))
    )
    _indexed('second_role', 'by_id', 'person_id')
    guards.set_up(op.get_bind())


def _indexed(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f'ix_{table}_{column}'), [column], unique=False)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in ('second_role', 'legal_review', 'matter_edition'):
        op.drop_table(table)
    guards.set_up(op.get_bind())
