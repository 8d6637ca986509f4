"""links to one matter for its counsel, and sessions bound to one."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0040'
down_revision = '0039'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('matter_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('expires_at', Moment(timezone=True), nullable=False),
    sa.Column('mailed_at', Moment(timezone=True), nullable=True),
    sa.Column('used_at', Moment(timezone=True), nullable=True),
    sa.Column('revoked_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_matter_link_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_matter_link_matter_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_matter_link_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matter_link'))
    )
    for column in ('matter_id', 'person_id', 'by_id', 'token'):
        op.create_index(f'ix_matter_link_{column}', 'matter_link', [column])
    with op.batch_alter_table('sign_in') as batch:
        batch.add_column(sa.Column('link_id', sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f('fk_sign_in_link_id'), 'matter_link', ['link_id'], ['id'])
        batch.create_index('ix_sign_in_link_id', ['link_id'])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table('sign_in') as batch:
        batch.drop_index('ix_sign_in_link_id')
        batch.drop_constraint(op.f('fk_sign_in_link_id'), type_='foreignkey')
        batch.drop_column('link_id')
    op.drop_table('matter_link')
    guards.set_up(op.get_bind())
