"""upheld conclusions."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('drafting_confirmation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('text_hash', sa.String(length=64), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("note <> ''", name=op.f('ck_drafting_confirmation_confirmation_has_a_note')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_drafting_confirmation_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_drafting_confirmation_matter_id')),
    sa.ForeignKeyConstraint(['review_id'], ['drafting_review.id'], name=op.f('fk_drafting_confirmation_review_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafting_confirmation'))
    )
    with op.batch_alter_table('drafting_confirmation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_drafting_confirmation_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_drafting_confirmation_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_drafting_confirmation_review_id'), ['review_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('drafting_confirmation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_drafting_confirmation_review_id'))
        batch_op.drop_index(batch_op.f('ix_drafting_confirmation_matter_id'))
        batch_op.drop_index(batch_op.f('ix_drafting_confirmation_by_id'))

    op.drop_table('drafting_confirmation')
    guards.set_up(op.get_bind())
