"""editions of the compilation of rules, as they were issued."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('compilation_edition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('rules', sa.Integer(), nullable=False),
    sa.Column('contents', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('rules > 0', name=op.f('ck_compilation_edition_edition_holds_rules')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_compilation_edition_by_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_compilation_edition_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_compilation_edition')),
    sa.UniqueConstraint('number', name=op.f('uq_compilation_edition_number'))
    )
    with op.batch_alter_table('compilation_edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_compilation_edition_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_compilation_edition_sha256'), ['sha256'], unique=False)
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('compilation_edition', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_compilation_edition_sha256'))
        batch_op.drop_index(batch_op.f('ix_compilation_edition_by_id'))
    op.drop_table('compilation_edition')
    guards.set_up(op.get_bind())
