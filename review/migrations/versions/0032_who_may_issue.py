"""who may issue normative documents, and what the office says of a finding."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

TABLES = ('finding_confirmation', 'issuing_body')


def upgrade() -> None:
    op.create_table('finding_confirmation',
    sa.Column('classification_id', sa.Integer(), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_finding_confirmation_confirmation_has_a_reason')),
    sa.ForeignKeyConstraint(['classification_id'], ['classification.id'], name=op.f('fk_finding_confirmation_classification_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_finding_confirmation_by_id')),
    sa.PrimaryKeyConstraint('classification_id', name=op.f('pk_finding_confirmation'))
    )
    _indexed('finding_confirmation', 'by_id', 'classification_id')
    op.create_table('issuing_body',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('ended_at', Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_issuing_body_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issuing_body'))
    )
    _indexed('issuing_body', 'by_id')
    guards.set_up(op.get_bind())


def _indexed(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f'ix_{table}_{column}'), [column], unique=False)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    guards.set_up(op.get_bind())
