"""`INSERT ... ON CONFLICT`, which both databases know and SQLAlchemy spells twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert into `table` that can say what to do when the row is there; both kinds take the same arguments."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
