"""the statutes a text cites, and the version of the legislation they were held against."""

import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('check_run', sa.Column('citations', sa.JSON(), nullable=True))
    op.add_column('check_run', sa.Column('legislation', sa.String(length=80), nullable=True))


def downgrade() -> None:
    op.drop_column('check_run', 'legislation')
    op.drop_column('check_run', 'citations')
