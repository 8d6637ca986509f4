"""Signing copies of cleared texts; signed copies that came back, and who confirmed them."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('returned_copy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('clearance_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('reading', sa.String(length=64), nullable=True),
    sa.Column('text_hash', sa.String(length=64).with_variant(sa.String(length=80), 'postgresql'), nullable=False),
    sa.Column('route', sa.Enum('text', 'scan', name='route', native_enum=False, length=20), nullable=False),
    sa.Column('proof', sa.Enum('same_text', 'accepted_differences', 'handwritten', 'recognised', 'read_by_two', 'old_rule', name='proof', native_enum=False), nullable=False),
    sa.Column('outcome', sa.Enum('same', 'differs', 'unread', name='outcome', native_enum=False, length=20), nullable=False),
    sa.Column('differences', sa.JSON(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('page_states', sa.JSON(), nullable=False),
    sa.Column('codes', sa.JSON(), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=False),
    sa.Column('signatory', sa.String(length=200), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('explanation', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.Column('withdrawn_at', Moment(timezone=True), nullable=True),
    sa.Column('signing_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_returned_copy_by_id')),
    sa.ForeignKeyConstraint(['clearance_id'], ['clearance.id'], name=op.f('fk_returned_copy_clearance_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_returned_copy_matter_id')),
    sa.ForeignKeyConstraint(['reading'], ['stored_file.sha256'], name=op.f('fk_returned_copy_reading')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_returned_copy_sha256')),
    sa.ForeignKeyConstraint(['signing_id'], ['signing.id'], name=op.f('fk_returned_copy_signing_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_copy'))
    )
    with op.batch_alter_table('returned_copy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_returned_copy_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_copy_clearance_id'), ['clearance_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_copy_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_copy_reading'), ['reading'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_copy_sha256'), ['sha256'], unique=False)
        batch_op.create_index(batch_op.f('ix_returned_copy_signing_id'), ['signing_id'], unique=False)

    op.create_table('signing_copy',
    sa.Column('clearance_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('print', sa.String(length=64), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['clearance_id'], ['clearance.id'], name=op.f('fk_signing_copy_clearance_id')),
    sa.ForeignKeyConstraint(['print'], ['stored_file.sha256'], name=op.f('fk_signing_copy_print')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_signing_copy_sha256')),
    sa.PrimaryKeyConstraint('clearance_id', name=op.f('pk_signing_copy'))
    )
    with op.batch_alter_table('signing_copy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signing_copy_clearance_id'), ['clearance_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_signing_copy_print'), ['print'], unique=False)
        batch_op.create_index(batch_op.f('ix_signing_copy_sha256'), ['sha256'], unique=False)

    op.create_table('copy_confirmation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('returned_id', sa.Integer(), nullable=False),
    sa.Column('seat', sa.Enum('office_seat', 'leader_seat', 'other_seat', name='seat', native_enum=False, length=20), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_copy_confirmation_by_id')),
    sa.ForeignKeyConstraint(['returned_id'], ['returned_copy.id'], name=op.f('fk_copy_confirmation_returned_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_copy_confirmation')),
    sa.UniqueConstraint('returned_id', 'by_id', name=op.f('uq_copy_confirmation_returned_id'))
    )
    with op.batch_alter_table('copy_confirmation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_copy_confirmation_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_copy_confirmation_returned_id'), ['returned_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('copy_confirmation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_copy_confirmation_returned_id'))
        batch_op.drop_index(batch_op.f('ix_copy_confirmation_by_id'))

    op.drop_table('copy_confirmation')
    with op.batch_alter_table('signing_copy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_signing_copy_sha256'))
        batch_op.drop_index(batch_op.f('ix_signing_copy_print'))
        batch_op.drop_index(batch_op.f('ix_signing_copy_clearance_id'))

    op.drop_table('signing_copy')
    with op.batch_alter_table('returned_copy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_returned_copy_signing_id'))
        batch_op.drop_index(batch_op.f('ix_returned_copy_sha256'))
        batch_op.drop_index(batch_op.f('ix_returned_copy_reading'))
        batch_op.drop_index(batch_op.f('ix_returned_copy_matter_id'))
        batch_op.drop_index(batch_op.f('ix_returned_copy_clearance_id'))
        batch_op.drop_index(batch_op.f('ix_returned_copy_by_id'))

    op.drop_table('returned_copy')
    guards.set_up(op.get_bind())
