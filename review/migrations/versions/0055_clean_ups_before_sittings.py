"""clean-ups before sittings, and what each sitting said of the proposals."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0055'
down_revision = '0054'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('campaign_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_item_by_id')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_campaign_item_campaign_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_campaign_item_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_item')),
    sa.UniqueConstraint('sitting_id', 'campaign_id', name=op.f('uq_campaign_item_sitting_id'))
    )
    with op.batch_alter_table('campaign_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_item_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_item_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_item_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('campaign_resolution',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('passed', 'in_principle', 'again', 'rejected', name='resolution', native_enum=False, length=20), nullable=False),
    sa.Column('minutes', sa.String(length=60), nullable=False),
    sa.Column('in_favour', sa.Integer(), nullable=False),
    sa.Column('against', sa.Integer(), nullable=False),
    sa.Column('abstained', sa.Integer(), nullable=False),
    sa.Column('dissent', sa.Text(), nullable=False),
    sa.Column('last_word', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('in_favour >= 0 AND against >= 0 AND abstained >= 0', name=op.f('ck_campaign_resolution_votes_are_counts')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_resolution_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['campaign_item.id'], name=op.f('fk_campaign_resolution_item_id')),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_campaign_resolution'))
    )
    with op.batch_alter_table('campaign_resolution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_resolution_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_resolution_item_id'), ['item_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('campaign_resolution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_resolution_item_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_resolution_by_id'))

    op.drop_table('campaign_resolution')
    with op.batch_alter_table('campaign_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_item_sitting_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_item_campaign_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_item_by_id'))

    op.drop_table('campaign_item')
    guards.set_up(op.get_bind())
