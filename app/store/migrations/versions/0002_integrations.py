"""Integrations: the customers' accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store.columns import Document, PlainText, ShortText, UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "integrations",
        sa.Column("id", ShortText(32), nullable=False),
        sa.Column("cloud", ShortText(16), nullable=False),
        sa.Column("account", ShortText(64), nullable=False),
        sa.Column("region", ShortText(32), nullable=False),
        sa.Column("role", ShortText(600), nullable=False),
        sa.Column("function", ShortText(300), nullable=False),
        sa.Column("external_id", ShortText(128), nullable=False),
        sa.Column("cluster", ShortText(100), nullable=False),
        sa.Column("members", Document(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("state", ShortText(16), nullable=False),
        sa.Column("reason", PlainText(), nullable=False),
        sa.Column("proven_at", UtcTime()),
        sa.PrimaryKeyConstraint("id", name="pk_integrations"),
        sa.UniqueConstraint("role", name="uq_integrations_role"),
        sa.UniqueConstraint("external_id", name="uq_integrations_external_id"),
        sa.CheckConstraint("cloud IN ('aws')", name=op.f("ck_integrations_cloud")),
        sa.CheckConstraint("state IN ('made', 'proven', 'refused')", name=op.f("ck_integrations_state")),
    )


def downgrade() -> None:
    """Drop the table, and the integrations in it."""
    op.drop_table("integrations")
