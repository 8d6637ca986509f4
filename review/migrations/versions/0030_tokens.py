"""tokens of programs."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('token',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('scopes', sa.String(length=200), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('expires_at', Moment(timezone=True), nullable=False),
    sa.Column('used_at', Moment(timezone=True), nullable=True),
    sa.Column('revoked_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_token_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_token')),
    sa.UniqueConstraint('token', name=op.f('uq_token_token'))
    )
    op.create_index('ix_token_person_id', 'token', ['person_id'])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_table('token')
    guards.set_up(op.get_bind())
