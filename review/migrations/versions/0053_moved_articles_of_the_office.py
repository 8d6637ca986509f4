"""articles that stand under other numbers, as the office writes them."""

import sqlalchemy as sa
from alembic import op

revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('legislation_row') as table:
        table.add_column(sa.Column('moved_on', sa.Date(), nullable=True))
        table.add_column(sa.Column('moved', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('legislation_row') as table:
        table.drop_column('moved')
        table.drop_column('moved_on')
