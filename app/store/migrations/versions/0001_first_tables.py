"""The first tables: inbox, scans, effects and workers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store.columns import Document, PlainText, RowId, ShortText, UtcTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _inbox()
    _scans()
    _effects()
    op.create_table(
        "workers",
        sa.Column("executor_id", ShortText(200), nullable=False),
        sa.Column("beat_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("executor_id", name="pk_workers"),
    )


def downgrade() -> None:
    """Drop the tables, and everything in them."""
    for table in ("workers", "effects", "scans", "inbox"):
        op.drop_table(table)


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", RowId, nullable=False),
        sa.Column("kind", ShortText(16), nullable=False),
        sa.Column("key", ShortText(512), nullable=False),
        sa.Column("digest", ShortText(64), nullable=False),
        sa.Column("forge", ShortText(32), nullable=False),
        sa.Column("host", ShortText(255), nullable=False),
        sa.Column("headers", Document(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("state", ShortText(16), nullable=False),
        sa.Column("reason", PlainText(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("key", name="uq_inbox_key"),
        sa.CheckConstraint("kind IN ('delivery', 'report')", name=op.f("ck_inbox_kind")),
        sa.CheckConstraint("state IN ('waiting', 'taken', 'done', 'failed')", name=op.f("ck_inbox_state")),
    )
    op.create_index("ix_inbox_state_id", "inbox", ["state", "id"])


def _scans() -> None:
    op.create_table(
        "scans",
        sa.Column("id", ShortText(32), nullable=False),
        sa.Column("key", ShortText(1024), nullable=False),
        sa.Column("host", ShortText(255), nullable=False),
        sa.Column("installation_id", RowId, nullable=False),
        sa.Column("repository_id", RowId, nullable=False),
        sa.Column("owner", ShortText(255), nullable=False),
        sa.Column("name", ShortText(255), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("number", RowId),
        sa.Column("ref", PlainText(), nullable=False),
        sa.Column("head", ShortText(64), nullable=False),
        sa.Column("merge_base", ShortText(64)),
        sa.Column("target_branch", PlainText(), nullable=False),
        sa.Column("scope", ShortText(16), nullable=False),
        sa.Column("policy", Document(), nullable=False),
        sa.Column("policy_problems", Document(), nullable=False),
        sa.Column("rerun", sa.Integer(), nullable=False),
        sa.Column("state", ShortText(16), nullable=False),
        sa.Column("check_run_id", RowId),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("deadline_at", UtcTime()),
        sa.Column("token_sealed", sa.LargeBinary()),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("concluded_at", UtcTime()),
        sa.Column("verdict", Document()),
        sa.Column("document", Document()),
        sa.Column("title", PlainText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scans"),
        sa.UniqueConstraint("key", name="uq_scans_key"),
        sa.CheckConstraint("scope IN ('change', 'full')", name=op.f("ck_scans_scope")),
        sa.CheckConstraint(
            "state IN ('planned', 'running', 'concluding', 'concluded', 'superseded', 'failed')", name=op.f("ck_scans_state")
        ),
    )
    op.create_index("ix_scans_host_repository_id_number", "scans", ["host", "repository_id", "number"])
    op.create_index("ix_scans_host_repository_id_head", "scans", ["host", "repository_id", "head"])
    op.create_index("ix_scans_state_deadline_at", "scans", ["state", "deadline_at"])


def _effects() -> None:
    op.create_table(
        "effects",
        sa.Column("scan_id", ShortText(32), nullable=False),
        sa.Column("kind", ShortText(32), nullable=False),
        sa.Column("item", ShortText(255), nullable=False),
        sa.Column("state", ShortText(16), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("external_id", PlainText(), nullable=False),
        sa.Column("detail", Document(), nullable=False),
        sa.PrimaryKeyConstraint("scan_id", "kind", "item", name="pk_effects"),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name="fk_effects_scan_id", ondelete="CASCADE"),
        sa.CheckConstraint("state IN ('intent', 'done', 'unknown')", name=op.f("ck_effects_state")),
    )
