"""clean-up campaigns: frozen list, proposals, decisions, published result."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('campaign',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('cause', sa.Enum('annual', 'special', 'law', 'order', name='campaigncause', native_enum=False, length=20), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('cutoff', sa.Date(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign'))
    )
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_by_id'), ['by_id'], unique=False)

    op.create_table('campaign_result',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('late_reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_result_by_id')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_campaign_result_campaign_id')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_campaign_result_sha256')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_result'))
    )
    with op.batch_alter_table('campaign_result', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_result_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_result_campaign_id'), ['campaign_id'], unique=True)
        batch_op.create_index(batch_op.f('ix_campaign_result_sha256'), ['sha256'], unique=False)

    op.create_table('campaign_text',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=True),
    sa.Column('past_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('formed_on', sa.Date(), nullable=True),
    sa.Column('section', sa.String(length=200), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint('(matter_id IS NULL) <> (past_id IS NULL)', name=op.f('ck_campaign_text_is_of_one_register')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id'], name=op.f('fk_campaign_text_campaign_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_campaign_text_matter_id')),
    sa.ForeignKeyConstraint(['past_id'], ['past_record.id'], name=op.f('fk_campaign_text_past_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_text'))
    )
    with op.batch_alter_table('campaign_text', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_text_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_text_matter_id'), ['matter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_text_past_id'), ['past_id'], unique=False)

    op.create_table('campaign_decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('evaluated', 'kept', 'amended', 'repealed', 'lapsed', name='upkept', native_enum=False, length=20), nullable=False),
    sa.Column('grounds', sa.Text(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.Column('body', sa.String(length=200), nullable=False),
    sa.Column('upkeep_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.CheckConstraint("grounds <> ''", name=op.f('ck_campaign_decision_campaign_decision_has_grounds')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_decision_by_id')),
    sa.ForeignKeyConstraint(['text_id'], ['campaign_text.id'], name=op.f('fk_campaign_decision_text_id')),
    sa.ForeignKeyConstraint(['upkeep_id'], ['upkeep.id'], name=op.f('fk_campaign_decision_upkeep_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_decision'))
    )
    with op.batch_alter_table('campaign_decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_decision_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_decision_text_id'), ['text_id'], unique=True)
        batch_op.create_index(batch_op.f('ix_campaign_decision_upkeep_id'), ['upkeep_id'], unique=False)

    op.create_table('campaign_proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('evaluated', 'kept', 'amended', 'repealed', 'lapsed', name='upkept', native_enum=False, length=20), nullable=False),
    sa.Column('grounds', sa.Text(), nullable=False),
    sa.Column('of_section', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_campaign_proposal_by_id')),
    sa.ForeignKeyConstraint(['text_id'], ['campaign_text.id'], name=op.f('fk_campaign_proposal_text_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign_proposal'))
    )
    with op.batch_alter_table('campaign_proposal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_campaign_proposal_by_id'), ['by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_campaign_proposal_text_id'), ['text_id'], unique=False)

    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('campaign_proposal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_proposal_text_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_proposal_by_id'))

    op.drop_table('campaign_proposal')
    with op.batch_alter_table('campaign_decision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_decision_upkeep_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_decision_text_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_decision_by_id'))

    op.drop_table('campaign_decision')
    with op.batch_alter_table('campaign_text', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_text_past_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_text_matter_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_text_campaign_id'))

    op.drop_table('campaign_text')
    with op.batch_alter_table('campaign_result', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_result_sha256'))
        batch_op.drop_index(batch_op.f('ix_campaign_result_campaign_id'))
        batch_op.drop_index(batch_op.f('ix_campaign_result_by_id'))

    op.drop_table('campaign_result')
    with op.batch_alter_table('campaign', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_campaign_by_id'))

    op.drop_table('campaign')
    guards.set_up(op.get_bind())
