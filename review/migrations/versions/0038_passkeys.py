"""passkeys, and the challenge a session waits to see signed."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('passkey',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('host', sa.String(length=253), nullable=False),
    sa.Column('credential', sa.String(length=1400), nullable=False),
    sa.Column('public_key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('counted', sa.BigInteger(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('used_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_passkey_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passkey')),
    sa.UniqueConstraint('credential', name=op.f('uq_passkey_credential'))
    )
    op.create_index('ix_passkey_person_id', 'passkey', ['person_id'])
    op.add_column('sign_in', sa.Column('challenge', sa.String(length=64), server_default='', nullable=False))
    op.add_column('sign_in', sa.Column('challenged_at', Moment(timezone=True), nullable=True))
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_column('sign_in', 'challenged_at')
    op.drop_column('sign_in', 'challenge')
    op.drop_table('passkey')
    guards.set_up(op.get_bind())
