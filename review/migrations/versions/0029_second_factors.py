"""second factors, and sessions that wait for one."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('totp_factor',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('secret', sa.String(length=200), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('confirmed_at', Moment(timezone=True), nullable=True),
    sa.Column('last_step', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_totp_factor_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_totp_factor'))
    )
    op.create_table('recovery_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('used_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_recovery_code_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recovery_code')),
    sa.UniqueConstraint('code', name=op.f('uq_recovery_code_code'))
    )
    op.create_index('ix_recovery_code_person_id', 'recovery_code', ['person_id'])
    op.add_column('sign_in', sa.Column('awaits', sa.String(length=20), server_default='', nullable=False))
    op.add_column('sign_in', sa.Column('proven_at', Moment(timezone=True), nullable=True))
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_column('sign_in', 'proven_at')
    op.drop_column('sign_in', 'awaits')
    op.drop_table('recovery_code')
    op.drop_table('totp_factor')
    guards.set_up(op.get_bind())
