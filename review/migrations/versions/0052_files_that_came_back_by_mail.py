"""files that came back by mail."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('mailed_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('message', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('came_at', Moment(timezone=True), nullable=False),
    sa.Column('decided_at', Moment(timezone=True), nullable=True),
    sa.Column('taken', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_mailed_answer_matter_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_mailed_answer_person_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_mailed_answer_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mailed_answer')),
    sa.UniqueConstraint('message', name=op.f('uq_mailed_answer_message'))
    )
    for column in ('matter_id', 'person_id', 'sha256'):
        op.create_index(f'ix_mailed_answer_{column}', 'mailed_answer', [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_table('mailed_answer')
    guards.set_up(op.get_bind())
