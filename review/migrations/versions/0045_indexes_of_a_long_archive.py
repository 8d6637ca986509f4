"""what a year did, and who had the same counterparty, is found by an index."""

from alembic import op

revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_opinion_made_at', 'opinion', ['made_at'])
    op.create_index('ix_annotation_made_at', 'annotation', ['made_at'])
    op.create_index('ix_deadline_met_at', 'deadline', ['met_at'])
    op.create_index('ix_contract_counterparty', 'contract', ['counterparty'])


def downgrade() -> None:
    op.drop_index('ix_contract_counterparty', 'contract')
    op.drop_index('ix_deadline_met_at', 'deadline')
    op.drop_index('ix_annotation_made_at', 'annotation')
    op.drop_index('ix_opinion_made_at', 'opinion')
