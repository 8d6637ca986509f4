"""Fingerprints name their rule; revisions read once more stand beside what was read first."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

COLUMNS = (
    ('approval', 'text_hash'), ('clearance', 'text_hash'), ('signing', 'text_hash'),
    ('comparison', 'old_text'), ('comparison', 'new_text'), ('revision', 'text_hash'),
    ('opinion', 'text_hash'), ('meeting', 'text_hash'), ('template', 'text_hash'),
    ('issue', 'text_hash'),
    ('comment_period', 'text_hash'), ('drafting_review', 'text_hash'),
    ('drafting_confirmation', 'text_hash'),
)


def _resize(length: int) -> None:
    # SQLite holds no lengths, and to change a column there is to copy the table.
    if op.get_bind().dialect.name == 'postgresql':
        for table, column in COLUMNS:
            op.alter_column(table, column, type_=sa.String(length=length))


def upgrade() -> None:
    _resize(80)
    op.create_table('rereading',
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('reading', sa.String(length=64), nullable=False),
    sa.Column('text_hash', sa.String(length=64).with_variant(sa.String(length=80), 'postgresql'), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['reading'], ['stored_file.sha256'], name=op.f('fk_rereading_reading')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_rereading_revision_id')),
    sa.PrimaryKeyConstraint('revision_id', name=op.f('pk_rereading'))
    )
    with op.batch_alter_table('rereading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rereading_reading'), ['reading'], unique=False)
        batch_op.create_index(batch_op.f('ix_rereading_revision_id'), ['revision_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('rereading', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rereading_revision_id'))
        batch_op.drop_index(batch_op.f('ix_rereading_reading'))

    op.drop_table('rereading')
    _resize(64)
    guards.set_up(op.get_bind())
