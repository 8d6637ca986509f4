"""what the rules found."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('check_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_check_run_revision_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_run'))
    )
    op.create_index('ix_check_run_revision_id', 'check_run', ['revision_id'])
    op.create_table('check_finding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('rule', sa.String(length=8), nullable=False),
    sa.Column('severity', sa.String(length=4), nullable=False),
    sa.Column('block', sa.String(length=60), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('clause', sa.String(length=200), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('advice', sa.Text(), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['check_run.id'], name=op.f('fk_check_finding_run_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_finding'))
    )
    op.create_index('ix_check_finding_run_id', 'check_finding', ['run_id'])
    op.create_table('finding_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matter_id', sa.Integer(), nullable=False),
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.Column('annotation_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['annotation_id'], ['annotation.id'], name=op.f('fk_finding_answer_annotation_id')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_finding_answer_by_id')),
    sa.ForeignKeyConstraint(['matter_id'], ['matter.id'], name=op.f('fk_finding_answer_matter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_finding_answer')),
    sa.UniqueConstraint('matter_id', 'mark', name=op.f('uq_finding_answer_matter_id'))
    )
    for column in ('matter_id', 'annotation_id', 'by_id'):
        op.create_index(f'ix_finding_answer_{column}', 'finding_answer', [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in ('finding_answer', 'check_finding', 'check_run'):
        op.drop_table(table)
    guards.set_up(op.get_bind())
