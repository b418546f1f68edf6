"""The service's tables. Their history is in `migrations/`; a test holds the two equal."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from app.store.columns import Document, PlainText, RowId, ShortText, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", ShortText(16), nullable=False),
    Column("key", ShortText(512), nullable=False),
    Column("digest", ShortText(64), nullable=False),
    Column("forge", ShortText(32), nullable=False),
    Column("host", ShortText(255), nullable=False),
    Column("headers", Document, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("key"),
    CheckConstraint("kind IN ('delivery', 'report')", name="kind"),
    CheckConstraint("state IN ('waiting', 'taken', 'done', 'failed')", name="state"),
    Index(None, "state", "id"),
)

scans = Table(
    "scans",
    metadata,
    Column("id", ShortText(32), primary_key=True),
    Column("key", ShortText(1024), nullable=False),
    Column("host", ShortText(255), nullable=False),
    Column("installation_id", RowId, nullable=False),
    Column("repository_id", RowId, nullable=False),
    Column("owner", ShortText(255), nullable=False),
    Column("name", ShortText(255), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("number", RowId),
    Column("ref", PlainText, nullable=False),
    Column("head", ShortText(64), nullable=False),
    Column("merge_base", ShortText(64)),
    Column("target_branch", PlainText, nullable=False),
    Column("scope", ShortText(16), nullable=False),
    Column("policy", Document, nullable=False),
    Column("policy_problems", Document, nullable=False),
    Column("rerun", Integer, nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("check_run_id", RowId),
    Column("attempt", Integer, nullable=False),
    Column("deadline_at", UtcTime),
    Column("token_sealed", LargeBinary),
    Column("created_at", UtcTime, nullable=False),
    Column("concluded_at", UtcTime),
    Column("verdict", Document),
    Column("document", Document),
    Column("title", PlainText, nullable=False),
    UniqueConstraint("key"),
    CheckConstraint("scope IN ('change', 'full')", name="scope"),
    CheckConstraint("state IN ('planned', 'running', 'concluding', 'concluded', 'superseded', 'failed')", name="state"),
    Index(None, "host", "repository_id", "number"),
    Index(None, "host", "repository_id", "head"),
    Index(None, "state", "deadline_at"),
)

effects = Table(
    "effects",
    metadata,
    Column("scan_id", ShortText(32), ForeignKey("scans.id", ondelete="CASCADE"), nullable=False),
    Column("kind", ShortText(32), nullable=False),
    Column("item", ShortText(255), nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("external_id", PlainText, nullable=False),
    Column("detail", Document, nullable=False),
    PrimaryKeyConstraint("scan_id", "kind", "item"),
    CheckConstraint("state IN ('intent', 'done', 'unknown')", name="state"),
)

workers = Table(
    "workers",
    metadata,
    Column("executor_id", ShortText(200), primary_key=True),
    Column("beat_at", Double, nullable=False),
)

integrations = Table(
    "integrations",
    metadata,
    Column("id", ShortText(32), primary_key=True),
    Column("cloud", ShortText(16), nullable=False),
    Column("account", ShortText(64), nullable=False),
    Column("region", ShortText(32), nullable=False),
    Column("role", ShortText(600), nullable=False),
    Column("function", ShortText(300), nullable=False),
    Column("external_id", ShortText(128), nullable=False),
    Column("cluster", ShortText(100), nullable=False),
    Column("members", Document, nullable=False),
    Column("owners", Document, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("proven_at", UtcTime),
    UniqueConstraint("role"),
    UniqueConstraint("external_id"),
    CheckConstraint("cloud IN ('aws')", name="cloud"),
    CheckConstraint("state IN ('made', 'proven', 'refused')", name="state"),
)

records = Table(
    "records",
    metadata,
    Column("host", ShortText(255), nullable=False),
    Column("owner", ShortText(255), nullable=False),
    Column("name", ShortText(255), nullable=False),
    Column("commit", ShortText(64), nullable=False),
    Column("digest", ShortText(71), nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("host", "owner", "name", "commit", "digest"),
    Index(None, "digest"),
)

record_tokens = Table(
    "record_tokens",
    metadata,
    Column("id", ShortText(32), primary_key=True),
    Column("host", ShortText(255), nullable=False),
    Column("owner", ShortText(255), nullable=False),
    Column("name", ShortText(255), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("revoked_at", UtcTime),
)

deployments = Table(
    "deployments",
    metadata,
    Column("id", ShortText(32), primary_key=True),
    Column("integration", ShortText(32), nullable=False),
    Column("account", ShortText(64), nullable=False),
    Column("region", ShortText(32), nullable=False),
    Column("kind", ShortText(16), nullable=False),
    Column("name", ShortText(512), nullable=False),
    Column("document", Document, nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("received_at", UtcTime, nullable=False),
)

deployment_digests = Table(
    "deployment_digests",
    metadata,
    Column("deployment_id", ShortText(32), ForeignKey("deployments.id", ondelete="CASCADE"), nullable=False),
    Column("digest", ShortText(71), nullable=False),
    PrimaryKeyConstraint("deployment_id", "digest"),
    Index(None, "digest"),
)

deployment_checks = Table(
    "deployment_checks",
    metadata,
    Column("id", ShortText(32), primary_key=True),
    Column("deployment_id", ShortText(32), ForeignKey("deployments.id", ondelete="CASCADE"), nullable=False),
    Column("host", ShortText(255), nullable=False),
    Column("owner", ShortText(255), nullable=False),
    Column("name", ShortText(255), nullable=False),
    Column("commit", ShortText(64), nullable=False),
    Column("told_by", ShortText(16), nullable=False),
    Column("state", ShortText(16), nullable=False),
    Column("reason", PlainText, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("check_run_id", RowId),
    CheckConstraint("state IN ('planned', 'begun', 'posted', 'refused')", name="state"),
    Index(None, "deployment_id"),
)
