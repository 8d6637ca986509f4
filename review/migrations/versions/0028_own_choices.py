"""own choices, and notices that wait for the morning."""

import sqlalchemy as sa
from alembic import op
from review.models import guards

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('preference',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_preference_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'key', name=op.f('pk_preference'))
    )
    op.add_column('notice', sa.Column('digest', sa.Boolean(), server_default=sa.false(), nullable=False))
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_column('notice', 'digest')
    op.drop_table('preference')
    guards.set_up(op.get_bind())
