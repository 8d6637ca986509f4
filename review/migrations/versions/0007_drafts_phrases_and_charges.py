"""drafts, phrases and charges."""

import sqlalchemy as sa
from alembic import op
from review.extensions import Moment
from review.models import guards

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SEVERITIES = ("blocking", "advice", "hint")
CATEGORIES = (
    "party", "power", "subject", "price", "term", "breach", "dispute", "rights", "secrecy",
    "wording", "other",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("deed", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("saved_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name=op.f("fk_draft_matter_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("person_id", "matter_id", "form", name=op.f("uq_draft_person_id")),
    )
    op.create_index(op.f("ix_draft_deed"), "draft", ["deed"])
    op.create_index(op.f("ix_draft_matter_id"), "draft", ["matter_id"])
    op.create_index(op.f("ix_draft_person_id"), "draft", ["person_id"])
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "severity",
            sa.Enum(*SEVERITIES, name="severity", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "category",
            sa.Enum(*CATEGORIES, name="category", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_phrase_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_index(op.f("ix_phrase_person_id"), "phrase", ["person_id"])
    op.create_table(
        "charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("annotation_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["annotation_id"], ["annotation.id"], name=op.f("fk_charge_annotation_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_charge_by_id")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_charge_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
    )
    for column in ("annotation_id", "by_id", "to_id"):
        op.create_index(op.f(f"ix_charge_{column}"), "charge", [column])
    guards.set_up(op.get_bind())


def downgrade() -> None:
    guards.take_down(op.get_bind())
    for table in ("charge", "phrase", "draft"):
        op.drop_table(table)
    guards.set_up(op.get_bind())
