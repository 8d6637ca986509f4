"""who leads a joint document, and what other organs did with a document."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

TABLES = ('joint_issue', 'outside_record')


def upgrade() -> None:
    op.create_table('joint_issue',
    sa.Column('classification_id', sa.Integer(), nullable=False),
    sa.Column('lead', sa.String(length=20), nullable=False),
    sa.Column('bodies', sa.Text(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("bodies <> ''", name=op.f('ck_joint_issue_joint_names_its_bodies')),
    sa.ForeignKeyConstraint(['classification_id'], ['classification.id'], name=op.f('fk_joint_issue_classification_id')),
    sa.PrimaryKeyConstraint('classification_id', name=op.f('pk_joint_issue'))
    )
    _indexed('joint_issue', 'classification_id')
    op.create_table('outside_record',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('body', sa.String(length=200), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('text_hash', sa.String(length=64).with_variant(sa.String(length=80), 'postgresql'), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('late_reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_outside_record_matter_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_outside_record_sha256')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_outside_record_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outside_record'))
    )
    _indexed('outside_record', 'by_id', 'matter_id', 'sha256')
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
