"""inner nodes of the log."""

import sqlalchemy as sa
from alembic import op
from review.evidence import inner_nodes
from review.models import guards

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

BATCH = 1000


def upgrade() -> None:
    found = op.create_table('log_node',
    sa.Column('level', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('place', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('level', 'place', name=op.f('pk_log_node'))
    )
    with op.batch_alter_table('log_entry', schema=None) as batch_op:
        batch_op.create_index('ix_log_entry_actor_id_at', ['actor_id', 'at'], unique=False)
    connection = op.get_bind()
    rows: list[dict[str, object]] = []

    def keep(place, node):
        rows.append({'level': place[0], 'place': place[1], 'hash': node.hex()})

    # The leaves are taken as they are written: what was changed leads to no signed root.
    leaves = connection.execute(sa.text("SELECT leaf FROM log_entry ORDER BY seq")).scalars().all()
    inner_nodes.over(map(bytes.fromhex, leaves), keep)
    for start in range(0, len(rows), BATCH):
        connection.execute(found.insert(), rows[start:start + BATCH])
    guards.set_up(connection)


def downgrade() -> None:
    guards.take_down(op.get_bind())
    with op.batch_alter_table('log_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_log_entry_actor_id_at')
    op.drop_table('log_node')
    guards.set_up(op.get_bind())
