"""the organisation's directory, its groups and whose account is whose."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('directory',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('form', sa.String(length=20), nullable=False),
    sa.Column('address', sa.String(length=500), nullable=False),
    sa.Column('client', sa.String(length=300), nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.Column('base', sa.String(length=500), nullable=False),
    sa.Column('groups', sa.String(length=100), nullable=False),
    sa.Column('enrols', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.Column('failed_at', Moment(timezone=True), nullable=True),
    sa.Column('fault', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_directory_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory'))
    )
    op.create_index('ix_directory_by_id', 'directory', ['by_id'])
    op.create_table('directory_rule',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('directory_id', sa.Integer(), nullable=False),
    sa.Column('group', sa.String(length=500), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_directory_rule_by_id')),
    sa.ForeignKeyConstraint(['directory_id'], ['directory.id'], name=op.f('fk_directory_rule_directory_id')),
    sa.ForeignKeyConstraint(['section_id'], ['section.id'], name=op.f('fk_directory_rule_section_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_rule'))
    )
    for column in ('directory_id', 'section_id', 'by_id'):
        op.create_index(f'ix_directory_rule_{column}', 'directory_rule', [column])
    op.create_table('directory_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('directory_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=500), nullable=False),
    sa.Column('account', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('groups', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('came_at', Moment(timezone=True), nullable=False),
    sa.Column('linked_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_directory_link_by_id')),
    sa.ForeignKeyConstraint(['directory_id'], ['directory.id'], name=op.f('fk_directory_link_directory_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_directory_link_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_link')),
    sa.UniqueConstraint('directory_id', 'subject', name=op.f('uq_directory_link_directory_id'))
    )
    for column in ('directory_id', 'person_id', 'by_id'):
        op.create_index(f'ix_directory_link_{column}', 'directory_link', [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    op.drop_table('directory_link')
    op.drop_table('directory_rule')
    op.drop_table('directory')
    guards.set_up(op.get_bind())
