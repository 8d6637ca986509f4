"""示范文本 have edition, owner and basis; a matter keeps what its text was started from."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

COLUMNS = ('edition', 'owner', 'basis')


def upgrade() -> None:
    with op.batch_alter_table('template', schema=None) as batch_op:
        batch_op.add_column(sa.Column('edition', sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column('owner', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('basis', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('replaces_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_template_replaces_id'), 'template', ['replaces_id'], ['id']
        )
        batch_op.create_index(batch_op.f('ix_template_replaces_id'), ['replaces_id'], unique=False)
    op.create_table('drafting_origin',
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('template_id', sa.Integer(), nullable=True),
    sa.Column('former_id', sa.Integer(), nullable=True),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('(template_id IS NULL) <> (former_id IS NULL)', name=op.f('ck_drafting_origin_one_origin')),
    sa.ForeignKeyConstraint(['former_id'], ['matter.id'], name=op.f('fk_drafting_origin_former_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_drafting_origin_matter_id')),
    sa.ForeignKeyConstraint(['template_id'], ['template.id'], name=op.f('fk_drafting_origin_template_id')),
    sa.PrimaryKeyConstraint('matter_id', name=op.f('pk_drafting_origin'))
    )
    for column in ('matter_id', 'template_id', 'former_id'):
        op.create_index(f'ix_drafting_origin_{column}', 'drafting_origin', [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('drafting_origin')
    with op.batch_alter_table('template', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_template_replaces_id'))
        batch_op.drop_constraint(batch_op.f('fk_template_replaces_id'), type_='foreignkey')
        for column in ('replaces_id', *reversed(COLUMNS)):
            batch_op.drop_column(column)
    guards.set_up(op.get_bind())
