"""the office's own templates of its letters, version by version."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('letter_template',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('letter', sa.String(length=30), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_letter_template_sha256')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_letter_template_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_template'))
    )
    with op.batch_alter_table('letter_template', schema=None) as batch_op:
        for column in ('by_id', 'letter', 'sha256'):
            batch_op.create_index(batch_op.f(f'ix_letter_template_{column}'), [column], unique=False)
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('letter_template')
    guards.set_up(op.get_bind())
