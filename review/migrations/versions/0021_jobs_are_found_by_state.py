"""Jobs are found by their state and time, however many are done.

Revision ID: 0021
Revises: 0020
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_job_state_due_at", "job", ["state", "due_at"])


def downgrade():
    op.drop_index("ix_job_state_due_at", "job")
