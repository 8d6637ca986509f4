"""files that come back from Word."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('returned_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('reading', sa.String(length=64), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_returned_file_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_returned_file_matter_id')),
    sa.ForeignKeyConstraint(['reading'], ['stored_file.sha256'], name=op.f('fk_returned_file_reading')),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_returned_file_revision_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_returned_file_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_file')),
    sa.UniqueConstraint('matter_id', 'sha256', name=op.f('uq_returned_file_matter_id'))
    )
    with op.batch_alter_table('returned_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_returned_file_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_file_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_file_reading'), ['reading'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_file_revision_id'), ['revision_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_file_sha256'), ['sha256'], unique=False)

    op.create_table('taken_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('returned_id', sa.Integer(), nullable=False),
    sa.Column('annotation_id', sa.Integer(), nullable=False),
    sa.Column('remark_id', sa.Integer(), nullable=True),
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('dated', sa.String(length=40), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['annotation_id'], ['annotation.id'], name=op.f('fk_taken_in_annotation_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_taken_in_matter_id')),
    sa.ForeignKeyConstraint(['remark_id'], ['remark.id'], name=op.f('fk_taken_in_remark_id')),
    sa.ForeignKeyConstraint(['returned_id'], ['returned_file.id'], name=op.f('fk_taken_in_returned_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_taken_in')),
    sa.UniqueConstraint('matter_id', 'mark', name=op.f('uq_taken_in_matter_id'))
    )
    with op.batch_alter_table('taken_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_taken_in_annotation_id'), ['annotation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_taken_in_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_taken_in_remark_id'), ['remark_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_taken_in_returned_id'), ['returned_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    op.drop_table('taken_in')
    op.drop_table('returned_file')
    guards.set_up(op.get_bind())
