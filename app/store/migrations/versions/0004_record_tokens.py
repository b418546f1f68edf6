"""The tokens of pipelines that were made, and which of them were taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store.columns import ShortText, UtcTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; tokens that were made before are not in it, and stay good until they end or are taken back."""
    op.create_table(
        "record_tokens",
        sa.Column("id", ShortText(32), nullable=False),
        sa.Column("host", ShortText(255), nullable=False),
        sa.Column("owner", ShortText(255), nullable=False),
        sa.Column("name", ShortText(255), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("ends_at", UtcTime(), nullable=False),
        sa.Column("revoked_at", UtcTime()),
        sa.PrimaryKeyConstraint("id", name="pk_record_tokens"),
    )


def downgrade() -> None:
    """Drop the table: tokens that were taken back are good again until they end."""
    op.drop_table("record_tokens")
