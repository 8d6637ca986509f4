"""words are compared anew: brackets, noughts, middle dots and accents that are typed for each other."""

import sqlalchemy as sa
from alembic import op
from review.models import grams
from review.search import folding

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

BATCH = 500


def upgrade() -> None:
    connection = op.get_bind()
    grams.clear(connection)
    ids = connection.scalars(sa.text('SELECT id FROM matter_text ORDER BY id')).all()
    for start in range(0, len(ids), BATCH):
        _anew(connection, ids[start : start + BATCH])


def _anew(connection: sa.Connection, ids: list[int]) -> None:
    query = sa.text('SELECT id, text FROM matter_text WHERE id BETWEEN :first AND :last')
    rows = connection.execute(query, {'first': ids[0], 'last': ids[-1]}).all()
    found = {id: folding.passage(text) for id, text in rows}
    change = sa.text('UPDATE matter_text SET words = :words WHERE id = :id')
    connection.execute(change, [{'id': id, 'words': one.words} for id, one in found.items()])
    grams.put(connection, {id: one.grams for id, one in found.items()})


def downgrade() -> None:
    """Words folded by this rule are found by the older one too; `flask search rebuild` folds anew."""
