"""Records of builds, results of scans of deployments, and their check runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store.columns import Document, PlainText, RowId, ShortText, UtcTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; integrations that were made before speak for nobody."""
    op.add_column("integrations", sa.Column("owners", Document(), nullable=False, server_default="[]"))
    op.create_table(
        "records",
        sa.Column("host", ShortText(255), nullable=False),
        sa.Column("owner", ShortText(255), nullable=False),
        sa.Column("name", ShortText(255), nullable=False),
        sa.Column("commit", ShortText(64), nullable=False),
        sa.Column("digest", ShortText(71), nullable=False),
        sa.Column("recorded_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("host", "owner", "name", "commit", "digest", name="pk_records"),
    )
    op.create_index("ix_records_digest", "records", ["digest"])
    op.create_table(
        "deployments",
        sa.Column("id", ShortText(32), nullable=False),
        sa.Column("integration", ShortText(32), nullable=False),
        sa.Column("account", ShortText(64), nullable=False),
        sa.Column("region", ShortText(32), nullable=False),
        sa.Column("kind", ShortText(16), nullable=False),
        sa.Column("name", ShortText(512), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("reason", PlainText(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deployments"),
    )
    _deployments_children()


def _deployments_children() -> None:
    deployment = ("deployments.id",)
    op.create_table(
        "deployment_digests",
        sa.Column("deployment_id", ShortText(32), nullable=False),
        sa.Column("digest", ShortText(71), nullable=False),
        sa.PrimaryKeyConstraint("deployment_id", "digest", name="pk_deployment_digests"),
        sa.ForeignKeyConstraint(["deployment_id"], deployment, name="fk_deployment_digests_deployment_id", ondelete="CASCADE"),
    )
    op.create_index("ix_deployment_digests_digest", "deployment_digests", ["digest"])
    op.create_table(
        "deployment_checks",
        sa.Column("id", ShortText(32), nullable=False),
        sa.Column("deployment_id", ShortText(32), nullable=False),
        sa.Column("host", ShortText(255), nullable=False),
        sa.Column("owner", ShortText(255), nullable=False),
        sa.Column("name", ShortText(255), nullable=False),
        sa.Column("commit", ShortText(64), nullable=False),
        sa.Column("told_by", ShortText(16), nullable=False),
        sa.Column("state", ShortText(16), nullable=False),
        sa.Column("reason", PlainText(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("check_run_id", RowId()),
        sa.PrimaryKeyConstraint("id", name="pk_deployment_checks"),
        sa.ForeignKeyConstraint(["deployment_id"], deployment, name="fk_deployment_checks_deployment_id", ondelete="CASCADE"),
        sa.CheckConstraint("state IN ('planned', 'begun', 'posted', 'refused')", name=op.f("ck_deployment_checks_state")),
    )
    op.create_index("ix_deployment_checks_deployment_id", "deployment_checks", ["deployment_id"])


def downgrade() -> None:
    """Drop the tables, and what is in them."""
    for table in ("deployment_checks", "deployment_digests", "deployments", "records"):
        op.drop_table(table)
    op.drop_column("integrations", "owners")
