"""The tokens of pipelines: which were made, and which were taken back. No token itself is stored."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from app.store.tables import record_tokens
from app.store.upsert import insert_into

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class MadeToken:
    """What is known of a token."""

    id: str
    """32 hexadecimal digits."""
    host: str
    owner: str
    name: str
    """Of the one repository; empty for all of the owner's."""
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None = None


def keep(connection: Connection, made: MadeToken) -> None:
    """Store a token; one that is known stays as it is."""
    kept = insert_into(connection, record_tokens).values(asdict(made)).on_conflict_do_nothing(index_elements=["id"])
    connection.execute(kept)


def every(connection: Connection) -> list[MadeToken]:
    """All that are known, oldest first."""
    rows = connection.execute(select(record_tokens).order_by(record_tokens.c.made_at, record_tokens.c.id))
    return [MadeToken(**row) for row in rows.mappings()]


def is_revoked(connection: Connection, token_id: str) -> bool:
    """Whether a token was taken back; one that is not known was not."""
    chosen = (record_tokens.c.id == token_id) & record_tokens.c.revoked_at.is_not(None)
    return connection.execute(select(record_tokens.c.id).where(chosen)).first() is not None


def revoke(connection: Connection, token_id: str, at: datetime) -> bool:
    """Take a token back; whether it is known. One that was taken back before keeps its time."""
    chosen = record_tokens.c.id == token_id
    connection.execute(update(record_tokens).where(chosen, record_tokens.c.revoked_at.is_(None)).values(revoked_at=at))
    return connection.execute(select(record_tokens.c.id).where(chosen)).first() is not None


def forget(connection: Connection, before: datetime) -> int:
    """Delete the tokens that ended before; answers how many there were. An ended one opens nothing, whatever is known of it."""
    return connection.execute(delete(record_tokens).where(record_tokens.c.ends_at < before)).rowcount
